"""Stacked bars: a row for each unit (or document, or type), as long as what is assigned, parted by
how it stands. All rows are measured by one scale, so that they can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces import writing
from remit.interfaces.web.charts import lanes, measures
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.lanes import BAR, GAP, Lane
from remit.interfaces.web.charts.marks import Bar, Drawing, Mark, Words, linked
from remit.interfaces.web.charts.scales import Scale

MOST = 40


@dataclass(frozen=True, slots=True)
class Part:
    """So many of a series, with what is said of them and the list behind them."""

    series: str
    n: int
    says: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its parts, in the order of the series, and the list of all of them."""

    name: str
    parts: Sequence[Part]
    url: str = ""

    @property
    def total(self) -> int:
        """How long the whole bar is."""
        return sum(part.n for part in self.parts)


@dataclass(frozen=True, slots=True)
class Stacked:
    """The rows, the words for the series and for the table, the name of the chart and the sentence
    that it shows. The whole is a scope of its own, and stands in the table only."""

    key: str
    title: str
    says: str
    heads: tuple[str, str]
    series: Sequence[tuple[str, str]]
    rows: Sequence[Row]
    whole: Row | None = None

    @property
    def largest(self) -> Sequence[Row]:
        """The rows that are drawn, in their order: all, or those with the most of them."""
        kept = sorted(self.rows, key=lambda row: -row.total)[:MOST]
        return [row for row in self.rows if any(row is one for one in kept)]

    @property
    def used(self) -> list[tuple[str, str]]:
        """The series of which there is something."""
        every = [*self.rows, *([self.whole] if self.whole else [])]
        there = {part.series for row in every for part in row.parts if part.n}
        return [one for one in self.series if one[0] in there]


def drawn(chart: Stacked, frame: Frame) -> Drawing:
    """The chart in a frame."""
    rows = chart.largest
    marks, top = lanes.keys(frame, chart.used, 2)
    laid = lanes.laid(frame, [row.name for row in rows], top)
    scale = _scale(rows, laid.start, frame)
    marks += lanes.axis(frame, scale, top - 4, laid.bottom)
    for row, lane in zip(rows, laid.rows, strict=True):
        marks += [*lane.name, *_row(row, lane, scale, frame)]
    height = laid.bottom + (0 if frame.is_narrow else frame.leading + GAP)
    key = f"{chart.key}-{frame.name}"
    return Drawing(key, frame.width, height, chart.title, chart.says, marks)


def _scale(rows: Iterable[Row], start: float, frame: Frame) -> Scale:
    most = max((row.total for row in rows), default=0)
    room = measures.width(writing.number(most), frame.size) + GAP
    return Scale(start, frame.width - start - room, most)


def _row(row: Row, lane: Lane, scale: Scale, frame: Frame) -> Iterable[Mark]:
    before = 0
    for part in row.parts:
        if part.n:
            x, end = scale.at(before), scale.at(before + part.n)
            bar = Bar(x, lane.bar_y, end - x, BAR, part.series)
            yield linked(
                part.url,
                part.says,
                bar,
                *lanes.number_in(bar, writing.number(part.n), frame.size - 1),
            )
            before += part.n
    x = scale.at(before) + GAP / 2
    yield Words(
        x, lane.bar_y + BAR * 0.68, writing.number(row.total), "strong", "start", frame.size
    )
