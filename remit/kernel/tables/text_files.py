"""A table as text: UTF-8 or UTF-16, cells parted by comma, semicolon or tab."""

import codecs
import csv
import io
from collections.abc import Collection, Iterator

from remit.domain.refusals import Refusal
from remit.kernel import folding
from remit.kernel.tables.lines import Line

DELIMITERS = (",", ";", "\t")


def lines(content: bytes, headings: Collection[str]) -> Iterator[Line]:
    """The lines of a text file, each with the number of the line it begins on."""
    text = _decoded(content)
    delimiter = _delimiter(text, headings)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins_on = 1
    try:
        for cells in reader:
            yield Line(begins_on, tuple(cells))
            begins_on = reader.line_num + 1
    except csv.Error as error:
        raise Refusal("TABLE_LINE_UNREADABLE", line=str(begins_on)) from error


def _decoded(content: bytes) -> str:
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        called = "UTF-16" if encoding.startswith("utf-16") else "UTF-8"
        raise Refusal("TABLE_ENCODING_UNKNOWN", encoding=called, line=str(line)) from error
    if "\0" in text:
        raise Refusal("TABLE_NOT_A_TABLE", reason="binary")
    return text


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # A header is plain Latin: in UTF-16 without a mark every second byte of it is zero.
    first, second = content[:16:2], content[1:16:2]
    if second and not any(second):
        return "utf-16-le"
    if first and not any(first):
        return "utf-16-be"
    return "utf-8-sig"


def _delimiter(text: str, headings: Collection[str]) -> str:
    """The one under which the first written line shows most of the known headings."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda delimiter: _headings_known(header, delimiter, headings))


def _headings_known(header: str, delimiter: str, headings: Collection[str]) -> int:
    written = {folding.fold(name.strip().strip('"')) for name in header.split(delimiter)}
    return len(written & set(headings))
