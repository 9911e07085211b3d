"""The written lines of a file, whether a workbook or a text, within the limits of a table."""

import itertools
import pathlib
from collections.abc import Collection, Iterator, Sequence

from remit.domain.refusals import Refusal
from remit.kernel.tables import text_files, workbooks
from remit.kernel.tables.lines import MAX_BYTES, MAX_ROWS, Line

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


def written_lines(content: bytes, filename: str, headings: Collection[str]) -> Sequence[Line]:
    """The header and the rows of a table, without its empty lines."""
    if len(content) > MAX_BYTES:
        raise Refusal("TABLE_FILE_TOO_LARGE", limit=str(MAX_BYTES // 2**20))
    lines = _lines(content, filename, headings)
    written = (line for line in lines if any(map(str.strip, line.cells)))
    found = list(itertools.islice(written, MAX_ROWS + 2))
    if len(found) > MAX_ROWS + 1:
        raise Refusal("TABLE_ROWS_TOO_MANY", limit=str(MAX_ROWS))
    if len(found) < 2:
        raise Refusal("TABLE_EMPTY")
    return found


def _lines(content: bytes, filename: str, headings: Collection[str]) -> Iterator[Line]:
    if content.startswith(workbooks.SIGNATURE):
        return workbooks.lines(content)
    if pathlib.PurePath(filename).suffix.lower() in TEXT_SUFFIXES:
        return text_files.lines(content, headings)
    raise Refusal("TABLE_NOT_A_TABLE", reason="suffix")
