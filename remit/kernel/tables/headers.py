"""The header of a table: which column stands where, in any order, in any case and accents."""

from collections.abc import Iterable, Mapping

from remit.domain.refusals import Finding
from remit.kernel import folding
from remit.kernel.tables.lines import Line, problem


def columns(
    header: Line, headings: Mapping[str, str], required: Iterable[str]
) -> tuple[Mapping[str, int], list[Finding]]:
    """Where each column stands, and what is wrong with the header.

    `headings` leads from the searchable form of a heading to the name of its column.
    """
    places: dict[str, int] = {}
    findings = []
    for place, written in enumerate(header.cells):
        column = headings.get(folding.fold(written))
        if column in places:
            findings.append(problem("TABLE_COLUMN_TWICE", header.number, column, written))
        elif column is not None:
            places[column] = place
        elif written.strip():
            name = written.strip().casefold()
            findings.append(problem("TABLE_COLUMN_UNKNOWN", header.number, name, written))
    missing = [
        problem("TABLE_COLUMN_MISSING", header.number, name)
        for name in required
        if name not in places
    ]
    return places, findings + missing
