"""Receiving a text: pasted, or in a file of any format that is read here. Text and file are carried
unchanged from the page that reads them to the page that registers them."""

import base64
import binascii
import datetime as dt
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest

from remit.domain.refusals import Finding, Refusal
from remit.kernel import clock
from remit.texts import confined, spool
from remit.texts.actions import LONGEST, Original
from remit.texts.formats.records import Format

LARGEST = 4 * LONGEST
KEPT, ORIGINAL = "kept", "original"
ASIDE = "texts set aside"
FORGOTTEN = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Received:
    """A text, and the file in which it came as the form carries it on; pasted, it has none."""

    text: str
    original: str = ""
    notes: tuple[Finding, ...] = ()
    sent_on: dt.date | None = None


def sent_files(request: HttpRequest) -> list[tuple[str, bytes]]:
    """The files that were chosen, each if it is within the limits."""
    bounds = confined.limits()
    chosen = request.FILES.getlist("file")
    if sum(one.size or 0 for one in chosen) > bounds.batch_bytes:
        raise Refusal("BATCH_TOO_LARGE", files=str(bounds.members), size=str(bounds.batch_mb))
    return [(one.name or "file", one.read()) for one in chosen]


def pasted(request: HttpRequest) -> Received:
    """The pasted text with the line ends that it had before the form was sent."""
    return Received(str(request.POST.get("text", "")).replace("\r\n", "\n"))


def one_document(name: str, content: bytes) -> Received | None:
    """A file that is one document, read; nothing if it holds files of its own."""
    found = confined.extracted(content, name)
    if found.members:
        return None
    spool.sweep(clock.now() - FORGOTTEN)
    carried = {
        "name": name,
        "spooled": spool.keep(content),
        "format": found.format.value,
        "encoding": found.encoding,
        "notes": [[note.code, dict(note.params)] for note in found.notes],
        "text": _sha256(found.text),
        "sent_on": found.sent_on.isoformat() if found.sent_on else None,
    }
    sealed = signing.dumps(carried, salt=ORIGINAL)
    return Received(found.text, sealed, found.notes, found.sent_on)


def carried(request: HttpRequest) -> Received:
    """The text and the file that the first page handed on."""
    text = unpacked(str(request.POST.get(KEPT, "")))
    return _received(text, str(request.POST.get(ORIGINAL, "")))


def set_aside(received: Received, person: int | None) -> str:
    """A text that is being registered waits for this person, by the word that is given back: a page
    that was sent is none to which one can go back."""
    spool.sweep(clock.now() - FORGOTTEN)
    content = json.dumps({"text": received.text, "original": received.original})
    kept = {"spooled": spool.keep(content.encode()), "person": person}
    return signing.dumps(kept, salt=ASIDE)


def taken_up(word: str, person: int | None) -> Received:
    """A text that waits for this person."""
    kept = _opened(word, salt=ASIDE)
    if kept["person"] != person:
        raise Refusal("IMPORT_EXPIRED")
    found = json.loads(spool.content(kept["spooled"]))
    return _received(found["text"], found["original"])


def _received(text: str, sent: str) -> Received:
    known = _opened(sent) if sent else {"notes": [], "sent_on": None}
    return Received(
        text=text,
        original=sent,
        notes=tuple(Finding(code, params) for code, params in known["notes"]),
        sent_on=dt.date.fromisoformat(known["sent_on"]) if known["sent_on"] else None,
    )


def original(received: Received) -> Original | None:
    """The file in which a text came, if it is the file of this text."""
    if not received.original:
        return None
    known = _opened(received.original)
    if known["text"] != _sha256(received.text):
        raise Refusal("FILE_GONE")
    return Original(
        name=known["name"],
        content=spool.content(known["spooled"]),
        format=Format(known["format"]),
        encoding=known["encoding"],
        notes=received.notes,
        sent_on=received.sent_on,
    )


def packed(text: str) -> str:
    """The text as one line that no form changes."""
    return base64.b64encode(zlib.compress(text.encode())).decode()


def unpacked(kept: str) -> str:
    """The text out of that line."""
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(kept, validate=True), LARGEST)
        return content.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        raise Refusal("IMPORT_EXPIRED") from None


def _opened(sent: str, *, salt: str = ORIGINAL) -> dict[str, Any]:
    try:
        return dict(signing.loads(sent, salt=salt))
    except signing.BadSignature:
        raise Refusal("IMPORT_EXPIRED") from None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
