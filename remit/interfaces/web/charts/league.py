"""A league with its movement: units in the order of a share, with the bar of the share, and from
which rank each has come, by an arrow and in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces.web.charts import lanes, measures
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.lanes import BAR, GAP, Lane
from remit.interfaces.web.charts.marks import Bar, Drawing, Field, Mark, Plain, Words, linked
from remit.interfaces.web.charts.scales import Scale

ARROW = 10.0
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit with its rank, its share (none where there is nothing to share), and its movement:
    so many places up or down, or none of it where there was no rank before."""

    name: str
    rank: int | None
    share: float | None
    percent: str
    before: int | None
    moved: int | None
    movement: str
    says: str
    url: str = ""

    @property
    def label(self) -> str:
        """The rank before the name."""
        return self.name if self.rank is None else f"{self.rank}. {self.name}"


@dataclass(frozen=True, slots=True)
class League:
    """The units in their order, the words for the table, the name of the chart and what it says."""

    key: str
    title: str
    says: str
    heads: tuple[str, str, str, str, str]
    standings: Sequence[Standing]


def drawn(chart: League, frame: Frame) -> Drawing:
    """The chart in a frame."""
    laid = lanes.laid(frame, [one.label for one in chart.standings], 4)
    marks: list[Mark] = []
    scale = _scale(chart.standings, laid.start, frame)
    if chart.standings and not frame.is_narrow:
        marks.append(lanes.beginning(scale, 0, laid.bottom))
    for one, lane in zip(chart.standings, laid.rows, strict=True):
        marks += [*lane.name, *_standing(one, lane, scale, frame)]
    key = f"{chart.key}-{frame.name}"
    return Drawing(key, frame.width, laid.bottom + GAP, chart.title, chart.says, marks)


def _scale(standings: Sequence[Standing], start: float, frame: Frame) -> Scale:
    room = _widest((one.percent for one in standings), frame) + _moves(standings, frame)
    return Scale(start, frame.width - start - room - GAP, WHOLE)


def _standing(one: Standing, lane: Lane, scale: Scale, frame: Frame) -> Iterable[Mark]:
    base = lane.bar_y + BAR * 0.68
    end = scale.at(one.share or 0)
    if one.share:
        bar = Bar(scale.start, lane.bar_y, end - scale.start, BAR, "share")
        yield linked(one.url, one.says, bar)
    yield Words(end + GAP / 2, base, one.percent, "strong", "start", frame.size)
    side = frame.width - _widest([one.movement], frame)
    yield Words(frame.width, base, one.movement, "text", "end", frame.size)
    yield from _arrow(one.moved, side - ARROW - GAP / 2, lane.bar_y + BAR / 2)


def _arrow(moved: int | None, x: float, middle: float) -> Iterable[Plain]:
    """The head of an arrow upwards or downwards; a stroke where nothing moved."""
    if moved is None:
        return
    if moved == 0:
        yield Bar(x, middle - 1.5, ARROW, 3, "level")
        return
    tip, foot = (middle - 6, middle + 5) if moved > 0 else (middle + 6, middle - 5)
    places = ((x, foot), (x + ARROW / 2, tip), (x + ARROW, foot))
    yield Field(places, "up" if moved > 0 else "down")


def _widest(texts: Iterable[str], frame: Frame) -> float:
    return max((measures.width(text, frame.size) for text in texts), default=0.0)


def _moves(standings: Sequence[Standing], frame: Frame) -> float:
    return _widest((one.movement for one in standings), frame) + ARROW + 2 * GAP
