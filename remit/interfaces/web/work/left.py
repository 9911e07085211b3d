"""What units that ended still owe, shown to those who come after them: to the heads and officers of
their heirs, and to whoever administers the site, who hands it over."""

import datetime as dt

from remit.commitments.queries import owing
from remit.domain.rights import Permission, Viewer
from remit.domain.vocabulary import Role
from remit.interfaces.web import handing, rights
from remit.interfaces.web.board.ended import Owing
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

_OWING_ROLES = frozenset({Role.HEAD, Role.OFFICER})


def left(viewer: Viewer, today: dt.date) -> list[Owing]:
    """What waits to be handed over to a unit of the viewer, or by the viewer; most first."""
    units = {held.unit for held in viewer.held if held.role in _OWING_ROLES}
    hands_over = rights.opens(Permission.ADMINISTER, viewer)
    if not units and not hands_over:
        return []
    owed = owing.not_closed_of_ended(today)
    cards = organisation.units(owed) if owed else {}
    found = [
        Owing(card, owed[card.id], handing.door(viewer, card))
        for card in cards.values()
        if hands_over or _goes_over_to(card, units)
    ]
    return sorted(found, key=lambda one: (-one.counted.total, one.unit.filed))


def _goes_over_to(card: UnitCard, units: set[int]) -> bool:
    return any(heir.id in units for heir in card.heirs or ())
