"""A table of commitments looked over before anything is written: its rows, and all problems."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from remit.commitments.actions import importing
from remit.commitments.actions.importing import Row, Source
from remit.commitments.imports import cells, records, words
from remit.commitments.imports.records import Preview, Said
from remit.commitments.imports.registers import Registers
from remit.commitments.queries import likenesses
from remit.commitments.queries.likenesses import Likeness
from remit.domain import evidence_files
from remit.domain.acts import By
from remit.domain.refusals import Finding, Refusal
from remit.kernel import clock
from remit.kernel.tables import headers
from remit.kernel.tables import reading as tables
from remit.kernel.tables.cells import Reading
from remit.kernel.tables.lines import Line, problem
from remit.organisation import queries as organisation


def preview(
    content: bytes, filename: str, *, by: By, at: dt.datetime, past_due_meant: bool = False
) -> Preview:
    """A table is shown with every problem by row and column, before any of it is written.

    A due day that had passed when the row was ordered is one, unless it is said to be meant.
    """
    name = evidence_files.safe_name(filename)
    source = Source(name, hashlib.sha256(content).hexdigest())
    try:
        lines = tables.written_lines(content, filename, cells.HEADINGS)
    except Refusal as refusal:
        return Preview(source, (Finding(refusal.rule, refusal.params),), {})
    places, findings = headers.columns(lines[0], cells.HEADINGS, cells.REQUIRED)
    if any(finding.code == "TABLE_COLUMN_MISSING" for finding in findings):
        return Preview(source, tuple(findings), {})
    look = _Look(source, lines, places, _registers(by, at, past_due_meant))
    return look.preview(findings)


def _registers(by: By, at: dt.datetime, past_due_meant: bool) -> Registers:
    today = clock.day_of(at)
    posts = organisation.posts([by.post] if by.post else [])
    units = organisation.units(post.unit for post in posts.values())
    own_unit = next(iter(units.values()), None)
    viewer = organisation.viewer(by, today)
    return Registers(viewer, today, own_unit, past_due_meant=past_due_meant)


class _Look:
    """A table being looked over: its lines, what each says, and what was written of it before."""

    def __init__(
        self,
        source: Source,
        lines: Sequence[Line],
        places: Mapping[str, int],
        registers: Registers,
    ) -> None:
        self.source, self.registers = source, registers
        self.width = len(lines[0].cells)
        self.readings = [Reading(line, places) for line in lines[1:]]
        self.groups = records.places([reading.line.number for reading in self.readings])
        before = importing.written(source)
        self.written = {line: one for made in before.values() for line, one in made.items()}
        self.closed = frozenset(before)

    def preview(self, findings: list[Finding]) -> Preview:
        """All that is found, in the order of the lines."""
        said = {one.line: one for one in self._said()}
        self.registers.prepare(said.values())
        looked = [(one, *self.registers.row(one)) for one in said.values()]
        rows = [row for _, row, _ in looked if row is not None]
        findings += [finding for reading in self.readings for finding in reading.findings]
        findings += [finding for _, _, problems in looked for finding in problems]
        findings += [*self._numbers(said.values()), *self._twins(rows)]
        faulty = {int(finding.params["line"]) for finding in findings}
        return Preview(
            source=self.source,
            findings=tuple(sorted(findings, key=_place)),
            cells={reading.line.number: _texts(reading) for reading in self.readings},
            rows=tuple(row for row in rows if row.line not in faulty),
            states={line: one.state for line, one in said.items()},
            written=self.written,
            places=self.groups,
        )

    def _said(self) -> Iterator[Said]:
        """What the lines say that are still to be written; the others are not looked at again."""
        for reading in self.readings:
            line = reading.line.number
            if line in self.written:
                continue
            if self.groups[line] in self.closed:
                reading.note("IMPORT_LEFT_OUT_BEFORE", "")
            elif cells.is_without_content(reading):
                reading.note("IMPORT_ROW_WITHOUT_CONTENT", "number")
            else:
                yield cells.said(reading, self.width)

    def _numbers(self, lines: Iterable[Said]) -> Iterator[Finding]:
        """A number of a commitment of this site says that the row is already there."""
        given = {one.line: int(one.number) for one in lines if one.number.isdecimal()}
        known = likenesses.numbers_known(set(given.values()) - set(self.written.values()))
        for line, number in given.items():
            if number in known:
                yield problem("IMPORT_NUMBER_KNOWN", line, "number", str(number))

    def _twins(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """The same words, lead unit and due date twice in the file, or once more in the site."""
        alike = {row.line: _likeness(row) for row in rows}
        viewer, edition = self.registers.viewer, self.registers.edition
        there = likenesses.alike(viewer, edition, set(alike.values()))
        first: dict[Likeness, int] = {}
        for row in rows:
            one, title = alike[row.line], row.terms.title
            if first.setdefault(one, row.line) != row.line:
                at_first = str(first[one])
                yield problem("IMPORT_ROW_TWICE", row.line, "title", title, first_line=at_first)
            elif one in there:
                number = str(there[one])
                yield problem("IMPORT_ALREADY_THERE", row.line, "title", title, number=number)


def _place(finding: Finding) -> tuple[int, int]:
    """Findings stand in the order of the lines, and within a line in that of the columns."""
    column = finding.params["column"]
    order = words.COLUMNS.index(column) if column in words.COLUMNS else len(words.COLUMNS)
    return int(finding.params["line"]), order


def _likeness(row: Row) -> Likeness:
    due = row.terms.due.last_day if row.terms.due else None
    return likenesses.likeness(row.terms.title, row.terms.lead, due)


def _texts(reading: Reading) -> dict[str, str]:
    return {column: cells.text(reading, column) for column in words.COLUMNS if reading.cell(column)}
