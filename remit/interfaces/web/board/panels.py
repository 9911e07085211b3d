"""The parts of the board: headline, what is late and why, what is contested, what changed, what
nobody has decided yet."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries import changes, figures, foremost, undecided
from remit.commitments.queries.scopes import By
from remit.domain.figures import Share
from remit.domain.rights import Viewer
from remit.interfaces.list_choices import known
from remit.interfaces.web import tones
from remit.interfaces.web.board import asked as words
from remit.interfaces.web.board import ended, left_out, ranking, rows
from remit.interfaces.web.board.asked import Asked
from remit.interfaces.web.board.rows import Cell, Shown
from remit.interfaces.web.lists import columns as offered
from remit.interfaces.web.lists import entries, shown
from remit.interfaces.web.lists.shown import Table
from remit.kernel import clock

FIRST = 10
DOCUMENTS = 8
HEADLINE = (
    ("assigned", ""),
    ("done", tones.GOOD),
    ("open_overdue", tones.BAD),
    ("claimed", tones.WAIT),
    ("contested", tones.WARN),
)
BY = {
    By.UNIT: _("By unit"),
    By.ISSUER_LEVEL: _("By level of the issuer"),
    By.DOCUMENT: _("By document"),
    By.TYPE: _("By type"),
    By.DUE_MONTH: _("By month of the due date"),
}
MOVED: dict[str, tuple[Promise, Promise]] = {
    "assigned": (_("Newly assigned"), _("No longer counted here")),
    "done": (_("Newly done"), _("No longer done")),
    "open_overdue": (_("Became overdue"), _("No longer overdue")),
    "contested": (_("Newly contested"), _("No longer contested")),
    "claimed": (_("Newly awaiting verification"), _("Verified, returned or withdrawn")),
}


@dataclass(frozen=True)
class Stat:
    """One number of the headline, with its tone and, where it has one, its share."""

    cell: Cell
    tone: str
    share: Share | None = None


@dataclass(frozen=True)
class First:
    """The first rows of a list, and the number of all of them with its address."""

    table: Table | None
    all: Cell


@dataclass(frozen=True)
class Moved:
    """What came into a column since a day, or went out of it."""

    label: Promise
    n: int
    url: str
    tone: str
    gone: bool


def board(viewer: Viewer, asked: Asked) -> dict[str, object]:
    """All that the board shows of one scope."""
    table = figures.table(asked.scope, asked.by)
    total = rows.total(asked, table)
    has_some = bool(table.total.assigned)
    return {
        "total": total,
        "stats": headline(total),
        "rows_title": BY[asked.by],
        **_rows(asked, table),
        "overdue": first(viewer, asked, total.cell("open_overdue")) if has_some else None,
        "contested": first(viewer, asked, total.cell("contested")) if has_some else None,
        "since": words.since(asked.typed, asked.scope),
        "moved": moved(asked),
        "undecided": waiting(viewer, asked),
        "ended": ended.still_owing(asked),
        "left_out": left_out.commitments(asked),
        "has_some": has_some,
        "has_units": bool(asked.scope.edition.order),
        "is_past": asked.scope.on < clock.today(),
    }


def waiting(viewer: Viewer, asked: Asked) -> dict[str, object]:
    """The first documents with provisions that nobody has decided on, and how many more."""
    found = undecided.undecided(viewer, asked.scope)
    return {
        "documents": undecided.shown(viewer, found.documents[:DOCUMENTS]),
        "provisions": found.provisions,
        "more": max(0, len(found.documents) - DOCUMENTS),
    }


def _rows(asked: Asked, table: figures.Table) -> dict[str, object]:
    """The rows with their columns and headings, the total last."""
    every = rows.shown(asked, table)
    total = rows.total(asked, table)
    columns = ranking.columns([*every, total])
    shown = [*ranking.ranked(asked, every), total]
    return {
        "lines": [replace(one, columns=columns) for one in shown],
        "row_heads": ranking.heads(asked, columns),
    }


def headline(total: Shown) -> list[Stat]:
    """The numbers that are read first."""
    of_all = total.row.shares[0]
    return [
        Stat(
            total.cell(column),
            tone if total.cell(column).n else tones.MUTED,
            of_all if column == rows.DONE else None,
        )
        for column, tone in HEADLINE
    ]


def first(viewer: Viewer, asked: Asked, cell: Cell) -> First:
    """The first of the list behind a number, the earliest due before the others."""
    if not cell.n:
        return First(None, cell)
    page = foremost.of(viewer, asked.scope, cell.column, size=FIRST, total=cell.n)
    wanted = offered.known(known.FIGURES.usual)
    found = entries.entries(viewer, asked.scope, page.cards, offered.needs(wanted))
    return First(shown.plain(wanted, found), cell)


def moved(asked: Asked) -> list[Moved]:
    """What changed since the chosen day; what nothing went out of shows no second line."""
    day = words.since(asked.typed, asked.scope)
    found = changes.since(asked.scope, day)
    return [
        line
        for column in changes.COLUMNS
        for line in _moved(asked, found.columns[column], day)
        if line.n or not line.gone
    ]


def _moved(asked: Asked, change: changes.Change, day: dt.date) -> list[Moved]:
    came, gone = MOVED[change.column]
    tone = dict(HEADLINE)[change.column]

    def line(label: Promise, n: int, is_gone: bool) -> Moved:
        way = "gone" if is_gone else "came"
        url = asked.scope_url(
            "figures_changes", since=day.isoformat(), column=change.column, way=way
        )
        return Moved(label, n, url, "" if is_gone else tone, is_gone)

    return [line(came, len(change.came), False), line(gone, len(change.gone), True)]
