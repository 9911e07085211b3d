"""A table as it was sent, and what was found in it, line by line."""

from collections.abc import Mapping, Sequence
from typing import Final

from ninja import UploadedFile

from remit.domain.refusals import Finding
from remit.interfaces import sentences
from remit.interfaces.api.shapes.imports import CellFinding
from remit.kernel.tables.lines import MAX_BYTES

MOST_PROBLEMS: Final = 1000
FIRST_ROWS: Final = 200


def sent(table: UploadedFile) -> tuple[bytes, str]:
    """The content and the name of a file; of one that is too large, enough to see that it is."""
    return table.read(MAX_BYTES + 1), table.name or ""


def findings(
    found: Sequence[Finding], cells: Mapping[int, Mapping[str, str]] | None = None
) -> list[CellFinding]:
    """The first problems of a table with what stands at their places."""
    return [_finding(one, cells or {}) for one in found[:MOST_PROBLEMS]]


def _finding(one: Finding, cells: Mapping[int, Mapping[str, str]]) -> CellFinding:
    line, column = int(one.params.get("line") or 0), one.params.get("column", "")
    cell = cells.get(line, {}).get(column) or one.params.get("value", "")
    detail = sentences.finding_sentence(one)
    return CellFinding(line=line, column=column, cell=cell, code=one.code, detail=detail)
