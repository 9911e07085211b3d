"""A drawing that leaves its page takes along what the page says around it: what it shows, of whom,
as of which day and as known at which act. A picture without these cannot be compared."""

from collections.abc import Sequence
from dataclasses import replace

from remit.interfaces.web.charts import isolating, measures
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.marks import (
    Bar,
    Dot,
    Drawing,
    Field,
    Line,
    Link,
    Mark,
    Place,
    Plain,
    Trail,
    Words,
)

EDGE = 16.0
# As many lines as the words need: nothing that leaves its page is cut.
LINES = 12


def framed(drawing: Drawing, frame: Frame, lines: Sequence[str]) -> Drawing:
    """The drawing on a ground with an edge, below its title, its sentence and these lines."""
    words = [*_words(drawing.title, "strong", frame), *_words(drawing.says, "text", frame)]
    for line in lines:
        words += _words(line, "quiet", frame)
    head = [
        replace(one, x=EDGE, y=EDGE + frame.size + number * frame.leading)
        for number, one in enumerate(words)
    ]
    down = EDGE + len(words) * frame.leading + EDGE
    width, height = drawing.width + 2 * EDGE, drawing.height + down + EDGE
    ground = Bar(0, 0, width, height, "ground")
    moved = [_moved(mark, (EDGE, down)) for mark in drawing.marks]
    return replace(drawing, width=width, height=height, marks=[ground, *head, *moved])


def _words(text: str, paint: str, frame: Frame) -> list[Words]:
    lines = measures.fitted(text, frame.width, frame.size, lines=LINES)
    return [Words(0, 0, line, paint, size=frame.size) for line in isolating.across(lines)]


def _moved(mark: Mark, by: Place) -> Mark:
    if isinstance(mark, Link):
        return replace(mark, marks=[_shifted(one, by) for one in mark.marks])
    return _shifted(mark, by)


def _shifted(mark: Plain, by: Place) -> Plain:
    match mark:
        case Bar() | Words():
            return replace(mark, x=mark.x + by[0], y=mark.y + by[1])
        case Line():
            return replace(mark, start=_place(mark.start, by), end=_place(mark.end, by))
        case Trail() | Field():
            return replace(mark, places=[_place(one, by) for one in mark.places])
        case Dot():
            return replace(mark, centre=_place(mark.centre, by))


def _place(place: Place, by: Place) -> Place:
    return place[0] + by[0], place[1] + by[1]
