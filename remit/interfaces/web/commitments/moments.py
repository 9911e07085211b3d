"""The moment at which the page of a commitment is looked at: a day, and the act up to which is
known, as the figures say them that lead here."""

import datetime as dt
from dataclasses import dataclass, replace

from remit.commitments.queries import asking
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.commitments.names import Names
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation.queries import called


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, the act up to which is known, and when that act was recorded."""

    on: dt.date
    known_seq: int
    at: dt.datetime | None


def asked(request: Asking) -> Moment | None:
    """The moment that the address names; None where it is now."""
    day, said = reading.day(request.GET, "on"), reading.text(request.GET, "known_at")
    if day is None and not said:
        return None
    known, head, today = asking.known_seq(said), ledger.head(), clock.today()
    if (head is None or known >= head.seq) and day in {None, today}:
        return None
    act = ledger.act(known)
    return Moment(day or today, known, act.recorded_at if act else None)


def named_then(known: Names, moment: Moment) -> Names:
    """The units as they were called on that day."""
    return replace(known, units=called.units(known.units, moment.on, moment.known_seq))
