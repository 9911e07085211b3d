"""What the pages show of a table that was looked over, and of how far its writing is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from remit.commitments.actions.importing import Row
from remit.commitments.imports import Preview, words
from remit.commitments.imports.registers import WORK
from remit.domain.refusals import Finding
from remit.domain.vocabulary import Work
from remit.interfaces import sentences
from remit.interfaces.sentences import imports
from remit.interfaces.web.problems import Problem
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

MOST_PROBLEMS = 200
FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class RowShown:
    """One sound row as the page shows it: its texts, its lead unit, how far its work will be.

    `later` is the day from which it is assigned, if that is still to come.
    """

    line: int
    cells: Mapping[str, str]
    lead: UnitCard | None
    work: Work
    later: dt.date | None


def preview(seen: Preview, today: dt.date) -> dict[str, object]:
    """A table that was looked over: its problems, its first sound rows, and what to know."""
    return {
        "seen": seen,
        "problems": problems(seen, MOST_PROBLEMS),
        "more_problems": max(0, len(seen.findings) - MOST_PROBLEMS),
        "rows": _rows(seen, today),
        "more_rows": max(0, len(seen.rows) - FIRST_ROWS),
        "counts": seen.by_work().items(),
        "notes": list(imports.notes(seen, today)),
        "kept": seen.source.sha256,
        "days_passed": sum(one.code == "DUE_DAY_PASSED" for one in seen.findings),
    }


def problems(seen: Preview, most: int | None = None) -> list[Problem]:
    """What is wrong, line by line, with what stands in each cell."""
    return [_problem(seen, one) for one in seen.findings[:most]]


def progress(seen: Preview, written_now: int) -> dict[str, object]:
    """How many rows are written, and how many are still to be."""
    done, left = seen.done + written_now, len(seen.rows) - written_now
    return {
        "done": done,
        "left": left,
        "left_out": seen.left_out,
        "total": done + left,
        "kept": seen.source.sha256,
    }


def columns() -> list[tuple[str, str]]:
    """The columns by their codes, with what they are called in the reader's language."""
    return [(column, imports.column_name(column)) for column in words.COLUMNS]


def states() -> list[str]:
    """The words by which a row may say how far its work is, in the reader's language."""
    language = get_language() or "en"
    return [words.word(words.STATES, state, language) for state in WORK]


def _problem(seen: Preview, finding: Finding) -> Problem:
    line, column = finding.params.get("line", ""), finding.params.get("column", "")
    cell = seen.cells.get(int(line or 0), {}).get(column, "")
    sentence = sentences.finding_sentence(finding)
    return Problem(line, imports.column_name(column) if column else "", cell, sentence)


def _rows(seen: Preview, today: dt.date) -> list[RowShown]:
    first = seen.rows[:FIRST_ROWS]
    units = organisation.units(row.terms.lead for row in first if row.terms.lead)
    return [_row(seen, row, units, today) for row in first]


def _row(seen: Preview, row: Row, units: Mapping[int, UnitCard], today: dt.date) -> RowShown:
    on, lead = row.earlier.assigned_on, units.get(row.terms.lead or 0)
    return RowShown(
        row.line, seen.cells[row.line], lead, row.earlier.work, on if on > today else None
    )
