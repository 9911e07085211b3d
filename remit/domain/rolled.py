"""Tallies of places rolled up a tree, all units at once: sums along the preorder, so that what
stands below a unit is the difference of two of them.

A part is left out wherever the scope holds its counted ancestor too: from the lowest unit on that
has both below it, it is one of the parts.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from remit.domain import tallies
from remit.domain.tallies import Place
from remit.domain.tree import Edition

Within = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Rolled:
    """The sums of an edition, from which the tally of every unit follows."""

    edition: Edition
    by_place: Mapping[Place, int]
    running: tuple[int, ...]
    every: int  # all places taken together, also of units that are not in the tree
    outside: int  # units that are not in the tree, taken together
    by_unit: Mapping[int, int]  # each unit by itself, without what is below it

    def below(self, unit: int) -> int:
        """The tally of a unit and of all below it; of one that is not in the tree, its own."""
        if unit not in self.edition:
            return self.own(unit)
        return self.running[self.edition.hi[unit]] - self.running[self.edition.lo[unit]]

    def own(self, unit: int) -> int:
        """The tally of a unit by itself."""
        return self.by_unit.get(unit, 0)

    def within(self, inside: Within) -> int:
        """The tally of any units taken together."""
        total = 0
        for (unit, *above), tally in self.by_place.items():
            if inside(unit):
                held = any(one and inside(one) for one in above)
                total += tallies.left_out(tally) if held else tally
        return total


def roll(edition: Edition, by_place: Mapping[Place, int]) -> Rolled:
    """Roll the tallies of places up a tree."""
    cells, lo = [0] * len(edition.order), edition.lo
    every, outside, by_unit = 0, 0, defaultdict[int, int](int)
    for place, tally in by_place.items():
        unit, *above = place
        at, less = lo.get(unit), tallies.left_out(tally) if any(above) else tally
        every += less
        by_unit[unit] += less if unit in above else tally
        if at is None:
            outside += less if any(one and one not in lo for one in above) else tally
            continue
        cells[at] += tally
        if place[1]:
            _leave_out(edition, cells, place, less - tally)
    running = tuple(itertools.accumulate(cells, initial=0))
    return Rolled(edition, by_place, running, every, outside, by_unit)


def _leave_out(edition: Edition, cells: list[int], place: Place, change: int) -> None:
    shared = (edition.lowest_common((place[0], one)) for one in place[1:] if one)
    tops = [one for one in shared if one is not None]
    if tops:
        # They all stand on the way from the unit to the root: the lowest comes last in preorder.
        lowest = max(edition.lo[one] for one in tops)
        cells[lowest] += change
