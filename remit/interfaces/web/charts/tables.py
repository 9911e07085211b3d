"""The figures of a chart as a table, made from the same rows as the drawing, so that the two cannot
differ; with the same lists behind the same numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from remit.interfaces import writing
from remit.interfaces.web.charts.ageing import Ageing
from remit.interfaces.web.charts.history import AFTER, History
from remit.interfaces.web.charts.league import League
from remit.interfaces.web.charts.stacked import Row as StackedRow
from remit.interfaces.web.charts.stacked import Stacked
from remit.interfaces.web.charts.trend import Trend

NOTHING = "–"
Data = Stacked | Trend | League | Ageing | History


@dataclass(frozen=True, slots=True)
class Cell:
    """A word or a number of the table, with the list behind it."""

    text: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; the first cell of a row names it."""

    heads: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]

    @property
    def lines(self) -> list[list[tuple[str, Cell]]]:
        """The rows with the heading of each cell beside it."""
        names = [head.text for head in self.heads]
        return [list(zip(names, row, strict=True)) for row in self.rows]


def table(chart: Data) -> Table:
    """The table of a chart."""
    return _OF[type(chart)](chart)


def _stacked(chart: Stacked) -> Table:
    row_word, total_word = chart.heads
    used = chart.used
    heads = [Cell(row_word), _count(total_word), *(_count(name) for _, name in used)]
    every = [*chart.rows, *([chart.whole] if chart.whole else [])]
    return Table(heads, [_stacked_row(row, [one for one, _ in used]) for row in every])


def _stacked_row(row: StackedRow, series: Sequence[str]) -> list[Cell]:
    parts = {part.series: part for part in row.parts}
    numbers = [
        _number(parts[one].n, parts[one].url) if one in parts else _number(0) for one in series
    ]
    return [Cell(row.name), _number(row.total, row.url), *numbers]


def _trend(chart: Trend) -> Table:
    heads = [Cell(chart.head), *map(_count, (chart.assigned, chart.done, chart.share))]
    rows = [
        [
            Cell(one.name),
            _number(one.assigned, one.url_assigned),
            _number(one.done, one.url_done),
            _count(one.percent),
        ]
        for one in chart.points
    ]
    return Table(heads, rows)


def _league(chart: League) -> Table:
    unit, rank, before, movement, share = chart.heads
    heads = [Cell(unit), *map(_count, (rank, before)), Cell(movement), _count(share)]
    rows = [
        [
            Cell(one.name),
            _count(_rank(one.rank)),
            _count(_rank(one.before)),
            Cell(one.movement),
            Cell(one.percent, one.url if one.share else "", is_number=True),
        ]
        for one in chart.standings
    ]
    return Table(heads, rows)


def ahead(state: str) -> str:
    """A state that will be if nothing is recorded any more, said as such."""
    return _("%(state)s (ahead)") % {"state": state}


def _ageing(chart: Ageing) -> Table:
    heads = [Cell(chart.head), *(_count(group.name) for group in chart.groups)]
    rows = [
        [Cell(same[0].name), *(_number(one.n, one.url) for one in same)]
        for same in zip(*(group.classes for group in chart.groups), strict=True)
    ]
    return Table(heads, rows)


def _history(chart: History) -> Table:
    heads = [Cell(word) for word in chart.heads]
    rows = [
        [
            Cell(writing.day(one.on_from)),
            Cell(writing.day(one.on_until - AFTER)),
            Cell(ahead(one.state) if one.ahead else one.state, one.url),
        ]
        for one in chart.pieces
    ]
    return Table(heads, rows)


def _count(text: str) -> Cell:
    return Cell(text, is_number=True)


def _number(n: int, url: str = "") -> Cell:
    return Cell(writing.number(n), url if n else "", is_number=True)


def _rank(rank: int | None) -> str:
    return NOTHING if rank is None else str(rank)


_OF: Mapping[type, Callable[[Any], Table]] = MappingProxyType(
    {
        Stacked: _stacked,
        Trend: _trend,
        League: _league,
        Ageing: _ageing,
        History: _history,
    }
)
