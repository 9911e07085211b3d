"""The door through which what a unit that ended still owes is handed over to those in its place."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse

from remit.domain.rights import Permission, Viewer
from remit.domain.vocabulary import MOVING, Work
from remit.interfaces.web import rights
from remit.organisation.queries import UnitCard


def door(viewer: Viewer, unit: UnitCard | None, work: Work | None = None) -> str:
    """Where whoever may hands over what a unit that ended owes; empty for all others."""
    if unit is None or unit.heirs is None or unit.exists_until is None:
        return ""
    if work is not None and work not in MOVING:
        return ""
    if not rights.opens(Permission.ADMINISTER, viewer):
        return ""
    return address(unit, unit.heirs, unit.exists_until)


def address(unit: UnitCard, heirs: Sequence[UnitCard], on: dt.date) -> str:
    """The form that hands over, filled in as far as it is clear."""
    asked = {"unit": str(unit.id), "on": on.isoformat()}
    heir = {"heir": str(heirs[0].id)} if len(heirs) == 1 else {}
    return f"{reverse('hand_over')}?{urlencode(asked | heir)}"
