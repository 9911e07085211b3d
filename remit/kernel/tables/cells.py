"""One line of a table being read cell by cell, so that every problem of it is listed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from remit.domain.refusals import Finding
from remit.kernel.tables.lines import Line, problem


@dataclass
class Reading:
    """A line being read against the header, and the problems met so far."""

    line: Line
    places: Mapping[str, int]
    findings: list[Finding] = field(default_factory=list)

    def cell(self, column: str) -> str:
        """The text under a column, spaces levelled; empty where the line or table has none."""
        place = self.places.get(column, len(self.line.cells))
        return " ".join(self.line.cells[place].split()) if place < len(self.line.cells) else ""

    def note(self, found: str, column: str, **facts: str) -> None:
        """Write down a problem of this line."""
        value = self.cell(column)
        self.findings.append(problem(found, self.line.number, column, value, **facts))

    def check_width(self, width: int) -> None:
        """Nothing stands beyond the columns of the header."""
        beyond = [cell for cell in self.line.cells[width:] if cell.strip()]
        if beyond:
            self.findings.append(
                problem("TABLE_ROW_TOO_LONG", self.line.number, "", beyond[0], columns=str(width))
            )
