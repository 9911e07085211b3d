"""A line of a table, the limits that every table must keep, and how a problem of one is written."""

from dataclasses import dataclass

from remit.domain.refusals import Finding

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 50_000
SHOWN = 80


@dataclass(frozen=True)
class Line:
    """One line of the file as it stands: its number and the text of its cells."""

    number: int
    cells: tuple[str, ...]


def problem(found: str, line: int, column: str, value: str = "", **facts: str) -> Finding:
    """A problem at a line and a column, with the value found there."""
    return Finding(found, {"line": str(line), "column": column, "value": value[:SHOWN], **facts})
