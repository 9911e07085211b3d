"""Receiving a text: pasted, or in a file of any format that is read here. Text and file are carried
unchanged from the page that reads them to the page that registers them."""

import base64
import binascii
import datetime as dt
import hashlib
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
FORGOTTEN = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Received:
    """A text, and the file in which it came as the form carries it on; pasted, it has none."""

    text: str
    original: str = ""
    notes: tuple[Finding, ...] = ()


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
    }
    return Received(found.text, signing.dumps(carried, salt=ORIGINAL), found.notes)


def carried(request: HttpRequest) -> Received:
    """The text and the file that the first page handed on."""
    sent = str(request.POST.get(ORIGINAL, ""))
    notes = _opened(sent)["notes"] if sent else []
    text = unpacked(str(request.POST.get(KEPT, "")))
    return Received(text, sent, tuple(Finding(code, params) for code, params in notes))


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


def _opened(sent: str) -> dict[str, Any]:
    try:
        return dict(signing.loads(sent, salt=ORIGINAL))
    except signing.BadSignature:
        raise Refusal("IMPORT_EXPIRED") from None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
