"""Ageing: how long what is late, or what waits for an answer, has been so, in classes of days."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.interfaces import writing
from remit.interfaces.web.charts import lanes, measures
from remit.interfaces.web.charts.frames import Frame
from remit.interfaces.web.charts.lanes import BAR, GAP
from remit.interfaces.web.charts.marks import Bar, Drawing, Mark, Words, linked
from remit.interfaces.web.charts.scales import Scale


@dataclass(frozen=True, slots=True)
class Class:
    """A class of days: its name, how many there are, and the list of them."""

    name: str
    n: int
    says: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What is measured by its age, in all classes."""

    series: str
    name: str
    classes: Sequence[Class]


@dataclass(frozen=True, slots=True)
class Ageing:
    """The groups, the word for the classes, the name of the chart and what it says."""

    key: str
    title: str
    says: str
    head: str
    groups: Sequence[Group]


def drawn(chart: Ageing, frame: Frame) -> Drawing:
    """The chart in a frame: one group below the other, measured by one scale."""
    most = max((one.n for group in chart.groups for one in group.classes), default=0)
    marks: list[Mark] = []
    y = 0.0
    for group in chart.groups:
        drawn_, y = _group(group, most, frame, y)
        marks += drawn_
    key = f"{chart.key}-{frame.name}"
    return Drawing(key, frame.width, y, chart.title, chart.says, marks)


def _group(group: Group, most: int, frame: Frame, top: float) -> tuple[list[Mark], float]:
    heading, y = lanes.keys(frame, [(group.series, group.name)], top + 2)
    beside = _names_width(group.classes, frame)
    scale = Scale(beside, frame.width - beside - _room(most, frame), most)
    marks: list[Mark] = [*heading]
    for one in group.classes:
        marks += _class(one, group.series, y, scale, frame)
        y += BAR + GAP / 2
    marks.append(lanes.beginning(scale, top + frame.leading + GAP, y))
    return marks, y + 2 * GAP


def _class(one: Class, series: str, y: float, scale: Scale, frame: Frame) -> Iterable[Mark]:
    middle = y + BAR * 0.68
    yield Words(0, middle, one.name, size=frame.size)
    end = scale.at(one.n)
    if one.n:
        bar = Bar(scale.start, y, end - scale.start, BAR, series)
        yield linked(one.url, one.says, bar)
    paint = "strong" if one.n else "quiet"
    yield Words(end + GAP / 2, middle, writing.number(one.n), paint, "start", frame.size)


def _names_width(classes: Iterable[Class], frame: Frame) -> float:
    longest = max((measures.width(one.name, frame.size) for one in classes), default=0.0)
    return float(math.ceil(min(longest + GAP, frame.width / 2)))


def _room(most: int, frame: Frame) -> float:
    return measures.width(writing.number(most), frame.size) + GAP
