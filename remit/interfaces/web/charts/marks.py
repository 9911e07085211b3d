"""What a drawing is made of: bars, lines, trails, dots, words, and links around them. Places are
counted from the side where reading begins and from above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in a paint; a series brings its pattern, unless the bar is to be plain."""

    x: float
    y: float
    width: float
    height: float
    paint: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Place
    end: Place
    paint: str


@dataclass(frozen=True, slots=True)
class Trail:
    """A line through several places."""

    places: Sequence[Place]
    paint: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark."""

    centre: Place
    radius: float
    paint: str


@dataclass(frozen=True, slots=True)
class Field:
    """A closed form, such as the head of an arrow."""

    places: Sequence[Place]
    paint: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y is its base line."""

    x: float
    y: float
    text: str
    paint: str = "text"
    anchor: Anchor = "start"
    size: float = 13


@dataclass(frozen=True, slots=True)
class Link:
    """Marks that lead to their records, with what is read out for them."""

    url: str
    says: str
    marks: Sequence["Plain"]


Plain = Bar | Line | Trail | Dot | Field | Words
Mark = Plain | Link


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that was drawn: its measures, its name, the sentence that it shows, its marks."""

    key: str
    width: float
    height: float
    title: str
    says: str
    marks: Sequence[Mark]


def linked(url: str, says: str, *drawn: Plain) -> Mark:
    """The marks as a link; without an address a link leads nowhere and only says what it is."""
    return Link(url, says, drawn)
