"""Tables that were looked over, and how far their writing is, as the API answers it."""

import datetime as dt

from ninja import Schema

from remit.interfaces.api.shapes.organisation import UnitRef


class CellFinding(Schema):
    """What is wrong, at which line (0: the whole table) and column, and what stands there."""

    line: int
    column: str
    cell: str
    code: str
    detail: str


class ImportedRow(Schema):
    """A row that would be written: what is owed, by whom, by when, how far the work is."""

    line: int
    title: str
    lead: UnitRef | None
    due: dt.date | None
    assigned_on: dt.date
    work: str


class ImportPreview(Schema):
    """A table of commitments that was looked over: the first of its problems and of its rows, with
    the number of all of them, and what whoever writes it should know."""

    sha256: str
    total: int
    done: int
    ready: int
    left_out: int
    problems: int
    findings: list[CellFinding]
    rows: list[ImportedRow]
    notes: list[str]


class WrittenRow(Schema):
    """A line, and the commitment that was made of it."""

    line: int
    commitment: int


class ImportProgress(Schema):
    """What this call wrote, and how many rows are still to be written."""

    sha256: str
    total: int
    done: int
    left: int
    left_out: int
    written: list[WrittenRow]


class UnitRowOut(Schema):
    """A row that would be written."""

    line: int
    code: str
    kind: str
    parent: str | None
    names: dict[str, str]
    external: bool
    on_from: dt.date
    on_until: dt.date | None


class UnitsPreview(Schema):
    """A table of units that was looked over; only one without problems is written, whole."""

    ready: int
    problems: int
    may_be_written: bool
    findings: list[CellFinding]
    rows: list[UnitRowOut]


class UnitsWritten(Schema):
    """How many units were created."""

    units: int
