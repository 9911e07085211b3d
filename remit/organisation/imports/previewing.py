"""A table of units looked over before anything is written: its rows, and all that is wrong."""

from collections.abc import Collection, Mapping, Sequence

from remit.domain.kinds import KINDS
from remit.domain.refusals import Finding, Refusal
from remit.kernel.tables import reading as tables
from remit.kernel.tables.cells import Reading
from remit.organisation.imports import cells, headers, relations
from remit.organisation.imports.records import UnitRow, UnitTable


def preview(
    content: bytes,
    filename: str,
    *,
    known_codes: Mapping[str, int | None],
    known_kinds: Collection[str] = KINDS,
) -> UnitTable:
    """A table is shown with every problem by row and column, before any of it is written."""
    try:
        lines = tables.written_lines(content, filename, headers.HEADINGS)
    except Refusal as refusal:
        return UnitTable((), (Finding(refusal.rule, refusal.params),))
    places, findings = headers.columns(lines[0])
    if any(finding.code.endswith("COLUMN_MISSING") for finding in findings):
        return UnitTable((), tuple(findings))
    readings = [Reading(line, places) for line in lines[1:]]
    rows = _rows(readings, len(lines[0].cells), known_kinds)
    findings += [finding for reading in readings for finding in reading.findings]
    findings += relations.findings(_claims(readings), known_codes)
    return _table(rows, findings)


def _rows(readings: Sequence[Reading], width: int, kinds: Collection[str]) -> Sequence[UnitRow]:
    rows = (cells.row(reading, width, kinds) for reading in readings)
    return [row for row in rows if row is not None]


def _claims(readings: Sequence[Reading]) -> Sequence[relations.Claim]:
    return [
        relations.Claim(reading.line.number, reading.cell("code"), reading.cell("parent"))
        for reading in readings
        if reading.cell("code")
    ]


def _table(rows: Sequence[UnitRow], findings: Sequence[Finding]) -> UnitTable:
    faulty = {finding.params["line"] for finding in findings}
    sound = relations.parents_first(row for row in rows if str(row.line) not in faulty)
    ordered = sorted(findings, key=lambda finding: int(finding.params["line"]))
    return UnitTable(sound, tuple(ordered))
