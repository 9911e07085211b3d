"""Units of a scope that have ended and still owe: who stands in their place, and the door through
which what they owe is handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from remit.commitments.queries import owing
from remit.commitments.queries.owing import NotClosed
from remit.interfaces.web import handing
from remit.interfaces.web.board.asked import Asked
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

# A reorganisation may leave a thousand of them; a board names those that matter most.
MOST = 20


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit that ended, what it leads that is not closed, and where they are handed over."""

    unit: UnitCard
    counted: NotClosed
    door: str


@dataclass(frozen=True, slots=True)
class StillOwing:
    """The units of a scope that ended and owe most, and how many more there are."""

    units: Sequence[Owing]
    more: int


def still_owing(asked: Asked) -> StillOwing | None:
    """The units of this scope that ended and still owe, those that owe most first; of today only,
    for on an earlier day others may have owed."""
    if asked.scope.on != clock.today():
        return None
    owed = owing.not_closed_of_ended(asked.scope.on, partial(_within, asked))
    if not owed:
        return None
    most = sorted(owed, key=lambda one: (-owed[one].total, one))[:MOST]
    cards = organisation.units(most)
    found = [
        Owing(card, owed[card.id], handing.door(asked.viewer, card)) for card in cards.values()
    ]
    shown = sorted(found, key=lambda one: (-one.counted.total, one.unit.filed))
    return StillOwing(shown, len(owed) - len(shown))


def _within(asked: Asked, unit: int) -> bool:
    scope = asked.scope
    return scope.unit is None or (unit in scope.edition and scope.edition.within(unit, scope.unit))
