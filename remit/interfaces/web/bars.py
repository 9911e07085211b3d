"""A status bar: the columns of one row of figures as segments of one line, in the order in which
they are read. Places and widths are percentages, counted from the side where reading begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from remit.domain import figures
from remit.interfaces import labels

HUNDRED = 100
ROOM_FOR_A_NUMBER = 7.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: the column, how many, where it lies, and the list behind the number."""

    column: str
    n: int
    start: float
    width: float
    url: str = ""

    @property
    def label(self) -> str:
        """What is counted."""
        return labels.column(self.column)

    @property
    def has_room(self) -> bool:
        """Whether the number fits into the segment."""
        return self.width >= ROOM_FOR_A_NUMBER

    # Drawing speaks with a decimal point in every language.
    @property
    def x(self) -> str:
        """Where it begins."""
        return f"{self.start:.3f}"

    @property
    def w(self) -> str:
        """How wide it is."""
        return f"{self.width:.3f}"

    @property
    def m(self) -> str:
        """Where its number stands."""
        return f"{self.start + self.width / 2:.3f}"


def segments(
    row: figures.Row, *, mirrored: bool, links: Mapping[str, str] | None = None
) -> Iterator[Segment]:
    """The parts of the bar that are not empty; mirrored, they run from right to left."""
    place = 0.0
    for column in figures.PARTITION:
        n = getattr(row, column)
        if n:
            width = n * HUNDRED / row.assigned
            start = HUNDRED - place - width if mirrored else place
            yield Segment(column, n, start, width, (links or {}).get(column, ""))
            place += width
