"""Rows of figures as pages show them: every number with the list behind it, every row with its
name and the way into it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from remit.commitments.queries import tables
from remit.commitments.queries.figures import OUTSIDE, Line, Table
from remit.commitments.queries.scopes import By
from remit.domain import figures
from remit.domain.figures import Row
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Level, Type
from remit.interfaces import labels, writing
from remit.interfaces.web import handing
from remit.interfaces.web.board.asked import Asked
from remit.organisation.queries import UnitCard, called

DONE = "done"
KNOWN = (*figures.COLUMNS, DONE, "open")
_SOME_COLUMN = "column-of-figures"  # stands in an address where a column will stand
ALWAYS = ("assigned", "done_on_time", "open_in_time", "open_overdue")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a column, with the list behind it."""

    column: str
    n: int
    links: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address of the list behind it."""
        return self.links[self.column]

    @property
    def heading(self) -> str:
        """What is counted."""
        return heading(self.column)


@dataclass(frozen=True)
class Links(Mapping[str, str]):
    """The lists behind the numbers of a row by their column; an address is put together when it is
    asked for, because most numbers of a large board are noughts."""

    asked: Asked
    place: Mapping[str, object]

    @cached_property
    def around(self) -> tuple[str, str]:
        """What stands before the column in each of these addresses, and what stands behind it."""
        before, _column, after = self.asked.url(
            "figures_list", column=_SOME_COLUMN, **self.place
        ).partition(_SOME_COLUMN)
        return before, after

    def __getitem__(self, column: str) -> str:
        if column not in KNOWN:
            raise KeyError(column)
        before, after = self.around
        return f"{before}{column}{after}"

    def __iter__(self) -> Iterator[str]:
        return iter(KNOWN)

    def __len__(self) -> int:
        return len(KNOWN)


@dataclass(frozen=True)
class Shown:
    """One row: its name, the way into it, its figures."""

    name: str
    row: Row
    links: Mapping[str, str]
    url: str = ""
    unit: UnitCard | None = None
    number: str = ""
    own: bool = False
    waits: bool = False
    ended: bool = False
    door: str = ""
    columns: Sequence[str] = ()

    @property
    def cells(self) -> list[Cell]:
        """The numbers of the row in the order of the columns."""
        return [self.cell(column) for column in self.columns]

    @property
    def percents(self) -> list[tuple[str, str]]:
        """The four shares: of what, and how many per cent."""
        return [(labels.label(share.policy), _percent(share.percent)) for share in self.row.shares]

    @property
    def done_percent(self) -> str:
        """Done, of all assigned."""
        return _percent(self.row.shares[0].percent)

    def cell(self, column: str) -> Cell:
        """One number of the row."""
        return Cell(column, getattr(self.row, column), self.links)

    @property
    def plain(self) -> str:
        """The name as plain text."""
        return " ".join(filter(None, (self.number, self.name)))

    @property
    def told(self) -> str:
        """The name as charts and files tell it: the unit by itself, or one that ended."""
        name = _("%(unit)s itself") % {"unit": self.plain} if self.own else self.plain
        return _("%(unit)s (ended)") % {"unit": name} if self.ended else name


def heading(column: str) -> str:
    """The heading of a column, also of the two that sum others up."""
    if column in {DONE, "open"}:
        return _("Done") if column == DONE else _("Open")
    return labels.column(column)


def total(asked: Asked, table: Table) -> Shown:
    """The row of the whole scope: a scope of its own, not the sum of the rows."""
    return Shown(_("Total"), table.total, _links(asked, None))


def lines(asked: Asked, table: Table, columns: Sequence[str]) -> list[Shown]:
    """The rows of a table with these columns, and the total last."""
    every = [*shown(asked, table), total(asked, table)]
    return [replace(row, columns=columns) for row in every]


def shown(asked: Asked, table: Table) -> list[Shown]:
    """The rows of a table with their names."""
    if table.by is By.UNIT:
        return _units(asked, table)
    names = tables.labels(table, asked.viewer)
    return [_named(asked, table.by, line, names[line.key]) for line in table.lines]


def columns(table: Table) -> list[str]:
    """The columns of a table: those that have a number somewhere, and always the main ones."""
    return [
        column
        for column in figures.COLUMNS
        if column in ALWAYS or any(getattr(row, column) for row in _rows(table))
    ]


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else writing.percent(value)


def _rows(table: Table) -> list[Row]:
    return [table.total, *(line.row for line in table.lines)]


def _units(asked: Asked, table: Table) -> list[Shown]:
    numbers = [int(line.key) for line in table.lines if line.key != OUTSIDE]
    cards = called.units(numbers, asked.scope.on, asked.scope.known_seq)
    return [_unit(asked, line, cards) for line in _in_order(asked, table, cards)]


def _in_order(asked: Asked, table: Table, cards: Mapping[int, UnitCard]) -> list[Line]:
    """The unit itself, those below it by their names, those that wait for their heirs, the rest."""
    waiting = asked.scope.edition.dissolved
    outside = [line for line in table.lines if line.key == OUTSIDE]
    below = [line for line in table.lines if line.key != OUTSIDE]
    below.sort(
        key=lambda one: (not one.own, int(one.key) in waiting, cards[int(one.key)].filed),
    )
    return [*below, *outside]


def _unit(asked: Asked, line: Line, cards: Mapping[int, UnitCard]) -> Shown:
    links = _links(asked, line)
    if line.key == OUTSIDE:
        return Shown(_("Units outside this tree"), line.row, links)
    card = cards[int(line.key)]
    has_ended = card.id in asked.scope.edition.dissolved
    return Shown(
        name=card.name,
        row=line.row,
        links=links,
        url="" if line.own else asked.url("board", unit=card.code),
        unit=card,
        own=line.own,
        waits=has_ended and _is_open(line.row),
        ended=has_ended,
        door=handing.door(asked.viewer, card),
    )


def _is_open(row: Row) -> bool:
    return any((row.open_in_time, row.open_overdue, row.open_no_date, row.open_stopped))


def _named(asked: Asked, by: By, line: Line, name: tuple[str, str]) -> Shown:
    links = _links(asked, line)
    if by is By.DOCUMENT:
        number, title = name
        url = asked.url("board", document=number, by=None) if number else ""
        return Shown(title or _("Without a document"), line.row, links, url, number=number)
    word, said = _WORDS.get(by, ("", None)), line.key
    if by is By.ISSUER_LEVEL:
        said = labels.label(Level(line.key)) if line.key else _("Without an issuer")
    if by is By.TYPE:
        said = labels.label(Type(line.key))
    if by is By.DUE_MONTH:
        said = line.key or _("Without a due date")
    url = asked.url("board", **{str(word): line.key, "by": None}) if word and line.key else ""
    return Shown(said, line.row, links, url)


_WORDS = {By.ISSUER_LEVEL: "issuer_level", By.TYPE: "type"}


def _links(asked: Asked, line: Line | None) -> Links:
    if line is None:
        return Links(asked, {"by": None})
    return Links(asked, {"key": line.key, "own": 1 if line.own else None})


def named(asked: Asked, key: str | None, *, own: bool) -> str:
    """What the row of a list is called, from its key."""
    if key is None:
        return ""
    table = Table(asked.scope, asked.by, [Line(key, Row(), own)], Row())
    try:
        return shown(asked, table)[0].plain
    except (KeyError, ValueError):
        raise Refusal("ROW_UNKNOWN", text=key) from None
