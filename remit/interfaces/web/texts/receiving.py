"""Receiving a text: pasted or as a file, in UTF-8 or UTF-16, carried unchanged from the page that
reads it to the page that registers it."""

import base64
import binascii
import codecs
import zlib

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from remit.domain.refusals import Refusal
from remit.texts.actions import LONGEST

LARGEST = 4 * LONGEST
KEPT = "kept"


def received(request: HttpRequest) -> str:
    """The text of a file, or the pasted one with the line ends it had before the form was sent."""
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        if (file.size or 0) > LARGEST:
            raise Refusal("TEXT_TOO_LONG", longest=str(LONGEST))
        return decoded(file.read())
    return str(request.POST.get("text", "")).replace("\r\n", "\n")


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16; any other content is refused."""
    try:
        text = content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise Refusal("TEXT_ENCODING_UNKNOWN") from None
    if "\0" in text:
        raise Refusal("TEXT_NOT_A_TEXT")
    return text


def packed(text: str) -> str:
    """The text as one line that no form changes."""
    return base64.b64encode(zlib.compress(text.encode())).decode()


def unpacked(kept: str) -> str:
    """The text out of that line."""
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(kept, validate=True), LARGEST)
        return content.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        raise Refusal("TEXT_NOT_A_TEXT") from None


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Without a mark: line ends and spaces of UTF-16 are a zero and a sign, in one fixed order.
    pairs = {content[at : at + 2] for at in range(0, min(len(content), 4000) - 1, 2)}
    if {b"\n\0", b" \0"} & pairs:
        return "utf-16-le"
    if {b"\0\n", b"\0 "} & pairs:
        return "utf-16-be"
    return "utf-8-sig"
