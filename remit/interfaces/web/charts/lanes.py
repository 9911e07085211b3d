"""Lanes: rows of a chart with a name each, beside its bar or, in a narrow frame, above it; with
the axis, the keys of the series, and what else charts of rows share."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces import writing
from remit.interfaces.web.charts import isolating, measures, scales
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.marks import Bar, Line, Mark, Words, linked
from remit.interfaces.web.charts.scales import Scale

BAR = 24.0
GAP = 10.0
NAMES = 0.34
EDGE = 6.0
KEY = 14.0
KEY_LINES = 4
NAME_LINES = 5
ROOM_IN_BAR = 8.0


@dataclass(frozen=True, slots=True)
class Lane:
    """The place of one row: where its bar lies, and its name; a shortened one says the whole."""

    bar_y: float
    name: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Lanes:
    """All rows: where their bars begin, and where the last one ends."""

    start: float
    bottom: float
    rows: Sequence[Lane]


def laid(frame: Frame, names: Sequence[str], top: float) -> Lanes:
    """A lane for each name, from a place downwards."""
    beside = 0.0 if frame.is_narrow else _names_width(frame, names)
    room = frame.width - EDGE if frame.is_narrow else beside - GAP
    rows, y = [], top
    for name in names:
        lane, y = _lane(frame, name, room, y)
        rows.append(lane)
    return Lanes(beside, y, rows)


def axis(frame: Frame, scale: Scale, top: float, bottom: float) -> list[Mark]:
    """Lines to read numbers by, with the numbers below them; none in a narrow frame, where names
    stand in their way."""
    if frame.is_narrow:
        return []
    marks: list[Mark] = []
    for tick in (one for one in scales.ticks(scale.most) if one <= scale.most):
        x = scale.at(tick)
        marks.append(Line((x, top), (x, bottom), "grid" if tick else "axis"))
        y = bottom + frame.leading
        marks.append(Words(x, y, writing.number(tick), "quiet", "middle", frame.size - 1))
    return marks


def keys(frame: Frame, named: Iterable[tuple[str, str]], top: float) -> tuple[list[Mark], float]:
    """The keys of the series (paint and name) in lines that wrap, and where they end."""
    marks: list[Mark] = []
    x, y, rows = 0.0, top, 1
    for paint, name in named:
        lines = measures.fitted(name, frame.width - KEY - EDGE, frame.size, lines=KEY_LINES)
        widths = [measures.width(line, frame.size) for line in lines]
        room = KEY + EDGE + max(widths, default=0.0)
        if x and x + room > frame.width:
            x, y, rows = 0.0, y + rows * frame.leading + 2, 1
        marks.append(Bar(x, y, KEY, KEY, paint))
        marks += [
            Words(x + KEY + EDGE, y + KEY - 3 + number * frame.leading, line, size=frame.size)
            for number, line in enumerate(lines)
        ]
        x, rows = x + room + 2 * GAP, max(rows, len(lines))
    return marks, y + rows * frame.leading + GAP if marks else top


def number_in(bar: Bar, text: str, size: float) -> list[Bar | Words]:
    """A number inside its bar, on a plain ground, if it has room there."""
    room = measures.width(text, size) + ROOM_IN_BAR
    if room > bar.width:
        return []
    middle = bar.x + bar.width / 2
    ground = Bar(middle - room / 2, bar.y + 3, room, bar.height - 6, bar.paint, plain=True)
    return [
        ground,
        Words(middle, bar.y + bar.height / 2 + size * 0.36, text, "on-bar", "middle", size),
    ]


def _names_width(frame: Frame, names: Iterable[str]) -> float:
    longest = max((measures.width(name, frame.size) for name in names), default=0.0)
    return float(math.ceil(min(longest + GAP, frame.width * NAMES)))


def _lane(frame: Frame, name: str, room: float, y: float) -> tuple[Lane, float]:
    lines = measures.fitted(name, room, frame.size, lines=NAME_LINES)
    text = len(lines) * frame.leading
    if frame.is_narrow:
        bar_y, height = y + text + 4, text + 4 + BAR + GAP
        first = y + frame.size
    else:
        height = max(BAR, text) + GAP
        bar_y = y + (height - GAP - BAR) / 2
        first = y + (height - GAP - text) / 2 + frame.size
    words = [
        Words(0, first + number * frame.leading, isolating.named(line), size=frame.size)
        for number, line in enumerate(lines)
    ]
    is_whole = not lines or not lines[-1].endswith(measures.MORE)
    return Lane(bar_y, words if is_whole else [linked("", name, *words)]), y + height


def beginning(scale: Scale, top: float, bottom: float) -> Line:
    """The line at which bars begin."""
    return Line((scale.start, top), (scale.start, bottom), "axis")
