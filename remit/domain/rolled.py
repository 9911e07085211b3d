"""Tallies of places rolled up a tree, all units at once: sums along the preorder, so that what
stands below a unit is the difference of two of them.

A part is left out wherever the scope holds its counted ancestor too: from the lowest unit on that
has both below it, it is one of the parts.
"""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from remit.domain import tallies
from remit.domain.tallies import Place
from remit.domain.tree import Edition

MET = 1 << 16  # places of parts of which it is known where they meet their wholes
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
    by_unit = {one[0]: n for one, n in by_place.items() if not (one[1] or one[2] or one[3])}
    every = sum(by_unit.values())
    outside = sum(by_unit[unit] for unit in by_unit.keys() - edition.lo.keys())
    left: dict[int, int] = {}
    for place, tally in by_place.items():
        if place[1] or place[2] or place[3]:
            less = tallies.left_out(tally)
            every += less
            if place[0] not in edition.lo:
                outside += _outside(edition, place, tally, less)
            own = less if place[0] in place[1:] else tally
            by_unit[place[0]] = by_unit.get(place[0], 0) + own
            if own is tally and (lowest := _meeting(edition, place)) is not None:
                left[lowest] = left.get(lowest, 0) + less - tally
    cells = [by_unit.get(unit, 0) + left.get(unit, 0) for unit in edition.order]
    running = tuple(itertools.accumulate(cells, initial=0))
    return Rolled(edition, by_place, running, every, outside, by_unit)


def _outside(edition: Edition, place: Place, tally: int, less: int) -> int:
    """What a part of a unit that is not in the tree adds to all such units, taken together."""
    return less if any(one and one not in edition for one in place[1:]) else tally


@lru_cache(maxsize=MET)
def _meeting(edition: Edition, place: Place) -> int | None:
    """The lowest unit that has a part and one of its wholes below it."""
    shared = (edition.lowest_common((place[0], one)) for one in place[1:] if one)
    # They all stand on the way from the unit to the root: the lowest comes last in preorder.
    tops = [one for one in shared if one is not None]
    return max(tops, key=edition.lo.__getitem__, default=None)
