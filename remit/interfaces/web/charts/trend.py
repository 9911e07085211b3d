"""A trend over months: what was assigned at the end of each, how much of it was done, and what
share that is. On a phone each month is a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces import writing
from remit.interfaces.web.charts import lanes, measures, scales
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.lanes import BAR, GAP
from remit.interfaces.web.charts.marks import Bar, Dot, Drawing, Line, Mark, Trail, Words, linked
from remit.interfaces.web.charts.scales import Scale

ASSIGNED, DONE = "assigned", "done_on_time"
COLUMNS, SHARES = 170.0, 90.0
WIDEST_COLUMN = 40.0
WHOLE = 100
NEAR = 2.0


@dataclass(frozen=True, slots=True)
class Point:
    """A month: what was assigned and done, with the lists behind both, and the share."""

    name: str
    assigned: int
    done: int
    share: float | None
    percent: str
    says_assigned: str
    says_done: str
    url_assigned: str = ""
    url_done: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """The months in their order, the words for them and for the three numbers, the name of the
    chart and the sentence that it shows."""

    key: str
    title: str
    says: str
    head: str
    assigned: str
    done: str
    share: str
    points: Sequence[Point]


def drawn(chart: Trend, frame: Frame) -> Drawing:
    """The chart in a frame."""
    named = [(DONE, chart.done), (ASSIGNED, chart.assigned)]
    marks, top = lanes.keys(frame, named, 2)
    if frame.is_narrow:
        more, height = _rows(chart, frame, top)
    else:
        more, height = _columns(chart, frame, top + frame.leading)
    key = f"{chart.key}-{frame.name}"
    return Drawing(key, frame.width, height, chart.title, chart.says, [*marks, *more])


def _rows(chart: Trend, frame: Frame, top: float) -> tuple[list[Mark], float]:
    beside = max((measures.width(one.name, frame.size) for one in chart.points), default=0) + GAP
    ends = [f"{one.done} / {one.assigned} · {one.percent}" for one in chart.points]
    room = max((measures.width(end, frame.size) for end in ends), default=0) + GAP
    most = _most(chart)
    scale = Scale(beside, max(frame.width - beside - room, 0), most)
    marks: list[Mark] = []
    y = top
    for point, end in zip(chart.points, ends, strict=True):
        base = y + BAR * 0.68
        marks.append(Words(0, base, point.name, size=frame.size))
        marks += _row(point, scale, y)
        marks.append(Words(frame.width, base, end, "text", "end", frame.size))
        y += BAR + GAP / 2
    if chart.points:
        marks.append(lanes.beginning(scale, top - 4, y))
    return marks, y + GAP / 2


def _row(point: Point, scale: Scale, y: float) -> Iterable[Mark]:
    done = scale.of(point.done)
    rest = scale.of(point.assigned) - done
    if point.done:
        bar = Bar(scale.start, y, done, BAR, DONE)
        yield linked(point.url_done, point.says_done, bar)
    if point.assigned > point.done:
        bar = Bar(scale.start + done, y, rest, BAR, ASSIGNED)
        yield linked(point.url_assigned, point.says_assigned, bar)


def _columns(chart: Trend, frame: Frame, top: float) -> tuple[list[Mark], float]:
    most = scales.ticks(_most(chart))[-1]
    start = measures.width(writing.number(max(most, WHOLE)), frame.size) + GAP
    step = (frame.width - start) / max(len(chart.points), 1)
    middles = [start + step * (number + 0.5) for number in range(len(chart.points))]
    foot = top + COLUMNS
    marks = _levels(scales.ticks(most), frame, start, (top, COLUMNS))
    for point, middle in zip(chart.points, middles, strict=True):
        marks += _column(point, middle, step, (top, most, frame))
    marks += _below(chart.points, middles, foot + frame.leading, frame)
    heading = foot + 3 * frame.leading + GAP
    marks.append(Words(0, heading, chart.share, "strong", size=frame.size))
    below = heading + frame.leading + GAP
    marks += _levels([0, WHOLE], frame, start, (below, SHARES))
    marks += _shares(chart.points, middles, below, frame)
    return marks, below + SHARES + GAP


def _levels(
    ticks: Sequence[int], frame: Frame, start: float, span: tuple[float, float]
) -> list[Mark]:
    """Lines to read heights by, with their numbers before them."""
    marks: list[Mark] = []
    for tick in ticks:
        y = span[0] + span[1] * (1 - tick / ticks[-1])
        marks.append(Line((start, y), (frame.width, y), "grid" if tick else "axis"))
        x = start - GAP / 2
        marks.append(Words(x, y + 4, writing.number(tick), "quiet", "end", frame.size - 1))
    return marks


def _column(
    point: Point, middle: float, step: float, place: tuple[float, int, Frame]
) -> Iterable[Mark]:
    top, most, frame = place
    width = min(step * 0.62, WIDEST_COLUMN)
    foot = top + COLUMNS
    done, whole = COLUMNS * point.done / most, COLUMNS * point.assigned / most
    x = middle - width / 2
    if point.assigned > point.done:
        rest = Bar(x, foot - whole, width, whole - done, ASSIGNED)
        yield linked(point.url_assigned, point.says_assigned, rest)
    if point.done:
        bar = Bar(x, foot - done, width, done, DONE)
        number = _inside(bar, writing.number(point.done), frame)
        yield linked(point.url_done, point.says_done, bar, *number)
    yield from _over(writing.number(point.assigned), middle, foot - whole - 4, frame)


def _over(text: str, middle: float, base: float, frame: Frame) -> Iterable[Mark]:
    """A number over its column, on a ground of its own, so that no line runs through it."""
    room = measures.width(text, frame.size)
    yield Bar(middle - room / 2, base - frame.size, room, frame.size, "ground")
    yield Words(middle, base, text, "strong", "middle", frame.size)


def _inside(bar: Bar, text: str, frame: Frame) -> list[Bar | Words]:
    return lanes.number_in(bar, text, frame.size - 1) if bar.height >= frame.leading else []


def _below(
    points: Sequence[Point], middles: Sequence[float], y: float, frame: Frame
) -> Iterable[Mark]:
    """The name of each point; one that would run into the name before it stands a line lower."""
    free = 0.0
    for point, middle in zip(points, middles, strict=True):
        half = measures.width(point.name, frame.size - 1) / 2
        place = min(middle, frame.width - half)
        is_lower = place - half < free
        base = y + frame.leading if is_lower else y
        yield Words(place, base, point.name, "quiet", "middle", frame.size - 1)
        free = 0.0 if is_lower else place + half + NEAR


def _shares(
    points: Sequence[Point], middles: Sequence[float], top: float, frame: Frame
) -> list[Mark]:
    marks: list[Mark] = []
    places = [
        (middle, top + SHARES * (1 - point.share / WHOLE), point.percent)
        for point, middle in zip(points, middles, strict=True)
        if point.share is not None
    ]
    if len(places) > 1:
        marks.append(Trail([(x, y) for x, y, _ in places], "trail"))
    for x, y, percent in places:
        marks.append(Dot((x, y), 4, "dot"))
        above = y - 9 if y - 9 - frame.size > top else y + frame.size + 7
        marks.append(Words(x, above, percent, "text", "middle", frame.size - 1))
    return marks


def _most(chart: Trend) -> int:
    return max((point.assigned for point in chart.points), default=0)
