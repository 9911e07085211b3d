"""What a table of commitments says, line by line, and what came of looking it over."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.commitments.actions.importing import GROUP, Group, Row, Source
from remit.commitments.imports.words import State
from remit.domain.due import Due
from remit.domain.refusals import Finding, Refusal
from remit.domain.vocabulary import Basis, Confidentiality, Type, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line as it was understood, before anything of it is looked up in the registers."""

    line: int
    number: str
    title: str
    type: Type
    issuer: str
    lead: str
    cooperating: tuple[str, ...]
    document: str
    basis: Basis
    reference: str
    confidentiality: Confidentiality
    due: Due | None
    revised: dt.date | None
    assigned_on: dt.date | None
    state: State
    done_on: dt.date | None
    extended_on: dt.date | None


@dataclass(frozen=True)
class Preview:
    """A table looked over: what would be written, what was written before, and all problems.

    `cells` are the texts of a line by column; `written` leads from a line to the commitment that
    an earlier run of the same file made of it; `places` are the groups of the lines.
    """

    source: Source
    findings: tuple[Finding, ...]
    cells: Mapping[int, Mapping[str, str]]
    rows: tuple[Row, ...] = ()
    states: Mapping[int, State] | None = None
    written: Mapping[int, int] | None = None
    places: Mapping[int, int] | None = None

    @property
    def total(self) -> int:
        """How many rows the table has."""
        return len(self.cells)

    @property
    def done(self) -> int:
        """How many rows were written before."""
        return len(self.written or {})

    def faults(self) -> dict[int, list[Finding]]:
        """The problems by line; those of the whole table stand under its header."""
        found: dict[int, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(int(finding.params.get("line", "0")), []).append(finding)
        return found

    def by_work(self) -> dict[Work, int]:
        """How many of the rows that would be written are how far."""
        return dict(Counter(row.earlier.work for row in self.rows))

    @property
    def unverified(self) -> int:
        """How many rows say that their work was verified, which must be done here once more."""
        said = self.states or {}
        return sum(said.get(row.line) in (State.VERIFIED, State.MET) for row in self.rows)

    def later(self, today: dt.date) -> int:
        """How many of the rows that would be written are assigned only from a later day."""
        return sum(row.earlier.assigned_on > today for row in self.rows)

    @property
    def left_out(self) -> int:
        """How many rows are neither written nor to be written, for they have a problem."""
        return self.total - self.done - len(self.rows)

    def groups(self, *, leave_out: bool) -> Iterator[Group]:
        """What is to be written, group by group; rows with a problem only by leaving them out."""
        if self.findings and not (leave_out and self.rows):
            raise Refusal("IMPORT_HAS_FINDINGS", findings=str(len(self.findings)))
        chosen: dict[int, list[Row]] = {}
        for row in self.rows:
            chosen.setdefault((self.places or {})[row.line], []).append(row)
        return (Group(self.source, number, tuple(rows)) for number, rows in chosen.items())


def places(lines: list[int]) -> dict[int, int]:
    """The group of each line: by its place in the file, whatever is left out."""
    return {line: position // GROUP for position, line in enumerate(lines)}
