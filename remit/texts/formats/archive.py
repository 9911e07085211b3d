"""A ZIP: its files, each by itself. What its list promises is not believed: a file is unpacked only
as far as the limits allow. A name is only shown, never a place; one that would lead out of the
folder is refused, and so is a file that needs a password. The others are taken out all the same."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from remit.domain.refusals import Finding, Refusal
from remit.texts.formats import controls, encodings
from remit.texts.formats.limits import MB, Limits
from remit.texts.formats.records import Member, Said

_NOISE = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|~\$)", re.I)
_UTF8_NAME, _SECRET = 0x800, 0x1
_CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


def said(content: bytes, limits: Limits) -> Said:
    """The files of an archive; it has no text of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            wanted = [one for one in packed.infolist() if _is_wanted(one)]
            if len(wanted) > limits.members:
                raise Refusal("FILE_TOO_MANY_MEMBERS", limit=str(limits.members))
            return Said("", members=tuple(_members(packed, wanted, limits)))
    except zipfile.BadZipFile:
        raise Refusal("FILE_BROKEN") from None


def unpacked(packed: zipfile.ZipFile, part: str | zipfile.ZipInfo, most: int) -> bytes:
    """A part of an archive, if it unpacks to no more than that."""
    read = bytearray()
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += chunk
            if len(read) > most:
                raise Refusal("FILE_UNPACKS_TOO_LARGE", limit=str(most // MB))
    return bytes(read)


def _members(
    packed: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], limits: Limits
) -> Iterator[Member]:
    left = limits.batch_bytes
    for info in wanted:
        member = _member(packed, info, min(left, limits.file_bytes))
        left -= len(member.content)
        yield member


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Member:
    name = _name(info)
    if info.flag_bits & _SECRET:
        return Member(name, b"", Finding("FILE_ENCRYPTED", {}))
    if _leads_out(name):
        return Member(name, b"", Finding("FILE_NAME_LEADS_OUT", {"name": controls.readable(name)}))
    try:
        return Member(name, unpacked(packed, info, most))
    except Refusal as refused:
        return Member(name, b"", Finding(refused.rule, refused.params))
    except BROKEN:
        return Member(name, b"", Finding("FILE_BROKEN", {}))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and not _NOISE.search(info.filename)


def _leads_out(name: str) -> bool:
    steps = re.split(r"[\\/]", name)
    return ".." in steps or not steps[0] or bool(re.match(r"[A-Za-z]:", name))


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: without the mark of UTF-8, in the encoding that its bytes show."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return encodings.decoded(info.filename.encode("cp437")).text
    except (Refusal, UnicodeEncodeError):
        return info.filename
