"""An edition of the organisation: one tree, on one day, as known at one moment, numbered as nested
intervals so that a subtree is a range.

A dissolved unit stays under its successor, or under the lowest common ancestor of its successors,
as "not yet transferred" until an act transfers what it still owes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Edition:
    """Units in preorder; the subtree of a unit is the range [lo, hi) of positions.

    An edition is kept and asked for again, so that it is the same as itself and as no other one.
    """

    order: tuple[int, ...]
    parent: Mapping[int, int | None]
    lo: Mapping[int, int]
    hi: Mapping[int, int]
    dissolved: frozenset[int]
    _children: Mapping[int | None, tuple[int, ...]] = field(repr=False, default_factory=dict)

    def __contains__(self, unit: object) -> bool:
        """Whether the unit stands in this tree on this day."""
        return unit in self.lo

    def children(self, unit: int | None) -> tuple[int, ...]:
        """The units directly below one, in their order; None gives the roots."""
        return self._children.get(unit, ())

    def subtree(self, unit: int) -> tuple[int, ...]:
        """The unit and all below it."""
        return self.order[self.lo[unit] : self.hi[unit]] if unit in self.lo else ()

    def within(self, unit: int, above: int) -> bool:
        """Whether a unit is another one, or stands below it."""
        return (
            unit in self.lo
            and above in self.lo
            and self.lo[above] <= self.lo[unit] < self.hi[above]
        )

    def path(self, unit: int) -> tuple[int, ...]:
        """The unit and those above it, up to the root; only itself if it is not in the tree."""
        path = [unit]
        while (above := self.parent.get(path[-1])) is not None:
            path.append(above)
        return tuple(path)

    def lowest_common(self, units: Sequence[int]) -> int | None:
        """The lowest unit that has all of these in its subtree."""
        if not units or any(unit not in self.lo for unit in units):
            return None
        places = [self.lo[unit] for unit in units]
        first, last = min(places), max(places)
        above: int | None = units[0]
        while above is not None and not (self.lo[above] <= first and last < self.hi[above]):
            above = self.parent.get(above)
        return above


def number(
    parents: Mapping[int, int | None],
    rank: Mapping[int, tuple[object, ...]],
    successors: Mapping[int, Sequence[int]],
) -> Edition:
    """The edition of these placements (unit → parent), with dissolved units under their successors.

    Siblings stand in the order of their rank. A unit whose parent is not placed is a root.
    """
    placed = {**parents}
    edition = number_placed(placed, rank, frozenset())
    while held := _held(placed, successors, edition):
        placed |= held
        edition = number_placed(placed, rank, frozenset(placed.keys() - parents.keys()))
    return edition


def number_placed(
    parents: Mapping[int, int | None],
    rank: Mapping[int, tuple[object, ...]],
    dissolved: frozenset[int],
) -> Edition:
    """Number a forest in preorder."""
    below: dict[int | None, list[int]] = {}
    for unit, parent in parents.items():
        below.setdefault(parent if parent in parents else None, []).append(unit)
    for siblings in below.values():
        # What has no rank, as a dissolved unit, stands after what has one.
        siblings.sort(key=lambda unit: (unit not in rank, rank.get(unit, ()), unit))
    order, lo, hi = _preorder(below)
    return Edition(
        order=order,
        parent={unit: parents[unit] if parents[unit] in parents else None for unit in order},
        lo=lo,
        hi=hi,
        dissolved=dissolved,
        _children={unit: tuple(siblings) for unit, siblings in below.items()},
    )


def _preorder(
    below: Mapping[int | None, Iterable[int]],
) -> tuple[tuple[int, ...], dict[int, int], dict[int, int]]:
    order: list[int] = []
    lo: dict[int, int] = {}
    hi: dict[int, int] = {}
    stack: list[tuple[int, bool]] = [(root, False) for root in reversed([*below.get(None, ())])]
    while stack:
        unit, left = stack.pop()
        if left:
            hi[unit] = len(order)
            continue
        lo[unit] = len(order)
        order.append(unit)
        stack.append((unit, True))
        stack += [(child, False) for child in reversed([*below.get(unit, ())])]
    return tuple(order), lo, hi


def _held(
    placed: Mapping[int, int | None], successors: Mapping[int, Sequence[int]], edition: Edition
) -> dict[int, int | None]:
    """Where dissolved units wait that are not held yet; one without a common ancestor is a root.

    A unit waits first for those above its heirs. Where dissolved units stand above one another's
    heirs in a circle, the uppermost heirs become roots.
    """
    heirs = {
        unit: found
        for unit in successors
        if unit not in placed and (found := _standing_heirs(unit, successors, edition))
    }
    tops = {unit: {edition.path(heir)[-1] for heir in found} for unit, found in heirs.items()}
    free = [unit for unit in heirs if not any(placed[top] in heirs for top in tops[unit])]
    cut = {} if free else {top: None for found in tops.values() for top in found}
    return cut | {unit: edition.lowest_common(heirs[unit]) for unit in free or heirs}


def _standing_heirs(
    unit: int, successors: Mapping[int, Sequence[int]], edition: Edition
) -> list[int]:
    """Follow the heirs of a dissolved unit until they stand."""
    found: set[int] = set()
    seen = {unit}
    waiting = [*successors[unit]]
    while waiting:
        heir = waiting.pop()
        if heir in edition and heir not in edition.dissolved:
            found.add(heir)
        elif heir not in seen:
            seen.add(heir)
            waiting += successors.get(heir, ())
    return sorted(found)
