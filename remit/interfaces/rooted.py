"""On which state of the ledger the numbers of a file rest: the act up to which they count, and the
root over all acts until then. A workbook says it above its tables. A CSV holds its table and
nothing else, so that any program can read it: its name says the act, the answer of the site says
both, and a folder (ZIP) holds it together with a file that says both in words."""

import base64
import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from remit.interfaces import downloads, exports
from remit.interfaces.exports import Fact
from remit.ledger import queries as ledger
from remit.ledger.queries import trees

ZIP = "application/zip"
MEDIA: Mapping[str, str] = {"xlsx": exports.XLSX, "csv": exports.CSV, "zip": ZIP}
ENDING = ".root"
LONGEST_STEM = 80


@dataclass(frozen=True, slots=True)
class Rooted:
    """The number of an act, and the root over all acts up to it in base64."""

    known_seq: int
    root: str

    @property
    def facts(self) -> list[Fact]:
        """Both, as lines of a file."""
        return [
            (_("As known at act"), self.known_seq),
            (_("Root of the ledger at that act"), self.root),
        ]

    @property
    def headers(self) -> Mapping[str, str]:
        """Both, beside a file."""
        return {"Remit-Known-Seq": str(self.known_seq), "Remit-Root": self.root}


def at(known_seq: int) -> Rooted:
    """The state of the ledger at an act."""
    return Rooted(known_seq, base64.b64encode(trees.root(known_seq)).decode())


def now() -> Rooted:
    """The state of the ledger now."""
    head = ledger.head()
    return at(head.seq if head else 0)


def short_name(parts: Iterable[str]) -> str:
    """Words as a part of a file's name; what is too long is cut, and told apart by its hash."""
    whole = slugify(" ".join(filter(None, parts)), allow_unicode=True)
    if len(whole) <= LONGEST_STEM:
        return whole
    return f"{whole[:LONGEST_STEM]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def named(stem: str, known_seq: int, suffix: str) -> str:
    """The name of a file that says the act."""
    return f"{stem}-act-{known_seq}.{suffix}"


def sent(content: bytes, name: str, media: str, state: Rooted) -> HttpResponse:
    """A file with the state on which it rests beside it."""
    found = downloads.attached(content, name, media)
    for header, value in state.headers.items():
        found[header] = value
    return found


def lines(files: Mapping[str, bytes], about: Sequence[Fact]) -> bytes:
    """What stands beside files: what they are about, and the SHA-256 of each."""
    said = [f"{name}: {_plain(value)}" for name, value in about]
    said += [f"SHA-256 {name}: {hashlib.sha256(one).hexdigest()}" for name, one in files.items()]
    return "".join(f"{line}\n" for line in said).encode()


def folder(files: Mapping[str, bytes], about: Sequence[Fact], *, made_at: dt.datetime) -> bytes:
    """Files with what stands beside them, as a ZIP. The same files give the same ZIP."""
    first = next(iter(files))
    beside = {f"{first}{ENDING}": lines(files, about)}
    content, at = io.BytesIO(), made_at.astimezone(dt.UTC).timetuple()[:6]
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, one in {**files, **beside}.items():
            zipped.writestr(zipfile.ZipInfo(name, at), one, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _plain(value: str | int | dt.date) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)
