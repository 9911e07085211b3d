"""A tree of units as it is drawn: whole where it is small, else one level below the unit that is
looked at, with the number of units below each. Those under one unit stand in the order of the
reader's language, those that wait for their heirs behind them."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from remit.commitments.queries import owing as owed
from remit.domain.tree import Edition
from remit.organisation.queries import UnitCard, called

SMALL = 120


@dataclass(frozen=True)
class Branch:
    """A unit with what is drawn below it, and how many units stand below it in all."""

    unit: UnitCard
    below: Sequence["Branch"]
    n: int
    waits: bool
    ended: bool = False


@dataclass(frozen=True)
class Drawn:
    """The part of an edition that a page draws; how many units stand in it, and how many that ended
    are shown with their heirs."""

    on: dt.date
    path: Sequence[UnitCard]
    branches: Sequence[Branch]
    units: int
    ended: int


def drawn(edition: Edition, on: dt.date, unit: int | None, known_seq: int) -> Drawn:
    """The units below one (None: the whole tree), under the names of that day."""
    inside = edition.subtree(unit) if unit is not None else edition.order
    top = edition.children(unit)
    is_small = len(inside) <= SMALL
    path = tuple(reversed(edition.path(unit))) if unit is not None else ()
    cards = called.units([*(inside if is_small else top), *path], on, known_seq)
    return Drawn(
        on=on,
        path=[cards[one] for one in path],
        branches=_branches(edition, top, cards, _owing(edition, cards), deep=is_small),
        units=_standing(edition, inside),
        ended=len(inside) - _standing(edition, inside),
    )


def _standing(edition: Edition, units: Sequence[int]) -> int:
    return sum(unit not in edition.dissolved for unit in units)


def _owing(edition: Edition, cards: Mapping[int, UnitCard]) -> Set[int]:
    """The units that ended and still owe what nobody has taken over."""
    ended = edition.dissolved & set(cards)
    found = owed.not_closed(ended) if ended else {}
    return {unit for unit, left in found.items() if left.total}


def _branches(
    edition: Edition,
    units: Sequence[int],
    cards: Mapping[int, UnitCard],
    owing: Set[int],
    *,
    deep: bool,
) -> list[Branch]:
    ordered = sorted(units, key=lambda one: (one in edition.dissolved, cards[one].filed))
    return [_branch(edition, one, cards, owing, deep=deep) for one in ordered]


def _branch(
    edition: Edition, unit: int, cards: Mapping[int, UnitCard], owing: Set[int], *, deep: bool
) -> Branch:
    children = edition.children(unit) if deep else ()
    return Branch(
        unit=cards[unit],
        below=_branches(edition, children, cards, owing, deep=True),
        n=_standing(edition, edition.subtree(unit)[1:]),
        waits=unit in owing,
        ended=unit in edition.dissolved,
    )
