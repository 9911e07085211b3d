"""Who may write on a document: whoever may register it, and read it."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import registrars


def check_may_register(*, by: By, at: dt.datetime, place: Object) -> None:
    """One registers, relates, corrects and decides only where one may register and read."""
    viewer = organisation.viewer(by, clock.day_of(at))
    registrars.check_registers(viewer, place)
    check_may(Permission.SEE, viewer, place)


def check_may_see(*, by: By, at: dt.datetime, place: Object) -> None:
    """Nobody names a document that they may not read."""
    check_may(Permission.SEE, organisation.viewer(by, clock.day_of(at)), place)
