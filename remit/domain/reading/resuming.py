"""A counted list goes on below lines of another kind: its next item stands where the last stood.

A note, an option, the end of a page may part the items of one list. Which number comes next tells
that they are one, and that what the head of the list says of its items holds of this one too.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from remit.domain.reading import markers
from remit.domain.reading.splitting import Paragraph


class Obliging(Protocol):
    """A line that may say of what stands below it that it is owed."""

    @property
    def obliges(self) -> bool:
        """Whether its items are owed."""


Head = TypeVar("Head", bound=Obliging)


def resumed(
    left: dict[str, tuple[int, list[Head]]], paragraph: Paragraph, stack: list[Head]
) -> list[Head]:
    """The lines above an item: those of the item before it, where the list was only parted."""
    place = markers.place_of(paragraph.marker, paragraph.text) if paragraph.marker else 0
    if not place:
        return stack
    last, before = left.get(paragraph.marker, (0, []))
    follows = place == last + 1 and last > 0
    lost = any(head.obliges for head in before) and not any(head.obliges for head in stack)
    above = before if follows and lost else stack
    # The stack goes on to grow below this item; what stood above it is kept as it was.
    left[paragraph.marker] = (place, [*above])
    return [*above]
