"""Units of a scope that have ended and still owe: who stands in their place, and the door through
which what they owe is handed over."""

from dataclasses import dataclass

from remit.commitments.queries import owing
from remit.commitments.queries.owing import NotClosed
from remit.interfaces.web import handing
from remit.interfaces.web.board.asked import Asked
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit that ended, what it leads that is not closed, and where they are handed over."""

    unit: UnitCard
    counted: NotClosed
    door: str


def still_owing(asked: Asked) -> list[Owing]:
    """The units of this scope that ended and still owe, those that owe most first; of today only,
    for on an earlier day others may have owed."""
    today = clock.today()
    if asked.scope.on != today:
        return []
    owed = owing.not_closed_of_ended(today)
    cards = organisation.units(one for one in owed if _within(asked, one))
    found = [
        Owing(card, owed[card.id], handing.door(asked.viewer, card)) for card in cards.values()
    ]
    return sorted(found, key=lambda one: (-one.counted.total, one.unit.filed))


def _within(asked: Asked, unit: int) -> bool:
    scope = asked.scope
    return scope.unit is None or (unit in scope.edition and scope.edition.within(unit, scope.unit))
