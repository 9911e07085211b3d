"""What became of the files, as a table for the terminal."""

import io
import sys
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from remit.interfaces import sentences, writing
from remit.interfaces.sentences import intake
from remit.texts import queries as texts
from remit.texts.intake.queries import Outcome

REGISTERED = "REGISTERED"


def table(outcomes: Sequence[Outcome]) -> str:
    """A line for each file, and how many there are of each outcome."""
    grid = Grid(show_edge=False)
    for heading in (_("File"), _("Outcome"), _("Document"), _("Drafts"), _("Notes")):
        grid.add_column(heading, overflow="fold")
    numbers = texts.titles(None, (one.document for one in outcomes if one.document))
    for one in outcomes:
        grid.add_row(*(escape(cell) for cell in _cells(one, numbers)))
    out = io.StringIO()
    Console(file=out, width=Console(file=sys.stdout).width).print(grid)
    return out.getvalue() + _counts(outcomes) + "\n"


def line(one: Outcome) -> str:
    """One file in one line."""
    numbers = texts.titles(None, [one.document] if one.document else [])
    return " | ".join(_cells(one, numbers))


def _cells(one: Outcome, numbers: dict[int, tuple[str, str]]) -> list[str]:
    number, _title = numbers.get(one.document or 0, ("", ""))
    document = f"{one.document} {number}".strip() if one.document else ""
    drafts = str(one.drafts) if one.outcome == REGISTERED else ""
    name = "  " * one.depth + one.name
    return [name, intake.outcome(one.outcome), document, drafts, " ".join(_notes(one))]


def _notes(one: Outcome) -> Iterable[str]:
    if one.refusal is not None:
        yield sentences.finding_sentence(one.refusal)
    yield from (sentences.finding_sentence(note) for note in one.notes)


def _counts(outcomes: Sequence[Outcome]) -> str:
    counted: dict[str, int] = {}
    for one in outcomes:
        counted[one.outcome] = counted.get(one.outcome, 0) + 1
    return writing.parted(f"{intake.outcome(key)}: {n}" for key, n in counted.items())
