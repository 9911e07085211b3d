"""The header of a table of units: its columns, of which one with names is needed at least."""

from collections.abc import Mapping

from remit.domain.refusals import Finding
from remit.kernel.tables import headers
from remit.kernel.tables.lines import Line, problem
from remit.organisation.imports.records import COLUMNS, NAME_COLUMNS

REQUIRED = ("code", "kind", "from")
HEADINGS = {name: name for name in COLUMNS}


def columns(header: Line) -> tuple[Mapping[str, int], list[Finding]]:
    """Where each known column stands, and what is wrong with the header."""
    places, findings = headers.columns(header, HEADINGS, REQUIRED)
    if not any(name in places for name in NAME_COLUMNS):
        findings.append(
            problem("TABLE_NAME_COLUMN_MISSING", header.number, "", one_of=" ".join(NAME_COLUMNS))
        )
    return places, findings
