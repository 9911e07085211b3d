"""The timeline of one commitment: its state from its first day on, piece by piece, with both due
dates and today above it and the months below."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces.web.charts import lanes, measures
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.lanes import GAP
from remit.interfaces.web.charts.marks import Bar, Drawing, Line, Mark, Words, linked
from remit.interfaces.web.charts.scales import Days

HEIGHT = 34.0
ABOVE = 6.0
ROOM = 6.0
AFTER = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """So many days in one state: from a day until another (not included), in a tone. What lies
    ahead is what will be if nothing is recorded any more."""

    on_from: dt.date
    on_until: dt.date
    tone: str
    word: str
    state: str
    says: str
    ahead: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is marked, with its words: today, or a due date."""

    on: dt.date
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class History:
    """The pieces, the marked days, the words for the tones, the months and the table, and the
    sentence that the chart shows."""

    key: str
    title: str
    says: str
    heads: tuple[str, str, str]
    tones: Sequence[tuple[str, str]]
    pieces: Sequence[Piece]
    days: Sequence[Day]
    months: Sequence[tuple[dt.date, str]]


def drawn(chart: History, frame: Frame) -> Drawing:
    """The chart in a frame."""
    marks, y = lanes.keys(frame, chart.tones, 2)
    first = min((one.on_from for one in chart.pieces), default=dt.date.min)
    last = max((one.on_until for one in chart.pieces), default=dt.date.max)
    scale = Days(2, frame.width - 4, first, last)
    top = y + len(chart.days) * frame.leading + ABOVE
    foot = top + HEIGHT
    for piece in chart.pieces:
        marks += _piece(piece, scale, top, frame)
    marks += _flags(chart.days, scale, (y, foot + 4), frame)
    marks += _months(chart.months, scale, foot, frame)
    key = f"{chart.key}-{frame.name}"
    height = foot + frame.leading + GAP
    return Drawing(key, frame.width, height, chart.title, chart.says, marks)


def _piece(piece: Piece, scale: Days, top: float, frame: Frame) -> Iterable[Mark]:
    start, end = scale.at(piece.on_from), scale.at(piece.on_until)
    paint, half = f"history-{piece.tone}", HEIGHT / 2
    if piece.ahead:
        ahead = Bar(start, top + half, end - start, half, paint)
        yield linked(piece.url, piece.says, ahead)
        return
    bar = Bar(start, top, end - start, HEIGHT, paint)
    word = lanes.number_in(bar, piece.word, frame.size - 1)
    yield linked(piece.url, piece.says, bar, *word)


def _flags(
    days: Iterable[Day], scale: Days, span: tuple[float, float], frame: Frame
) -> Iterable[Mark]:
    """The lines of the marked days, and their words beside them, each in a row of its own."""
    ordered = sorted(days, key=lambda one: one.on)
    for number, day in enumerate(ordered):
        x = scale.at(day.on)
        yield Line((x, span[0] + number * frame.leading), (x, span[1]), day.kind)
    for number, day in enumerate(ordered):
        yield from _flag(day.word, scale.at(day.on), span[0] + number * frame.leading, frame)


def _flag(text: str, x: float, top: float, frame: Frame) -> Iterable[Mark]:
    """The words after the line, or before it where the frame ends; on a ground of their own."""
    room = measures.width(text, frame.size)
    is_before = x + ROOM + room > frame.width
    start = max(x - ROOM - room, 0.0) if is_before else x + ROOM
    said = measures.shortened(text, frame.width - start, frame.size)
    yield Bar(start, top, min(room, frame.width - start), frame.leading, "ground")
    if is_before and start:
        yield Words(x - ROOM, top + frame.size, said, "text", "end", frame.size)
    else:
        yield Words(start, top + frame.size, said, size=frame.size)


def _months(
    months: Iterable[tuple[dt.date, str]], scale: Days, foot: float, frame: Frame
) -> Iterable[Mark]:
    y, free = foot + frame.leading + 2, 0.0
    for day, word in months:
        x, half = scale.at(day), measures.width(word, frame.size - 1) / 2
        if x - half < free or x + half > frame.width:
            continue
        yield Line((x, foot), (x, foot + 4), "axis")
        yield Words(x, y, word, "quiet", "middle", frame.size - 1)
        free = x + half + GAP
