"""From which day an act may take effect. Backdating is a privilege.

Future days only for assignments and acts on trees. A unit's own acts may be dated back by as many
working days as the table says; an older claim counts from its recording day until the issuer
approves the day it names. Decisions of the issuer may carry the day of the decision.
"""

import datetime as dt

from remit.domain.acts import Tag
from remit.domain.calendar import WorkingCalendar
from remit.domain.refusals import Refusal

# Working days by which a unit may date its own act back (data; decided by the site's regulation).
FREE_WORKING_DAYS = 2

FUTURE_ALLOWED = frozenset({Tag.COMMITMENT_ASSIGNED})
OF_THE_UNIT = frozenset(
    {
        Tag.COMMITMENT_ALLOTTED,
        Tag.COMMITMENT_ACCEPTED,
        Tag.COMMITMENT_CONTESTED,
        Tag.COMMITMENT_REPORTED,
        Tag.COMMITMENT_EVIDENCED,
        Tag.COMMITMENT_SIGNED_OFF,
        Tag.COMMITMENT_CLAIMED,
        Tag.COMMITMENT_EXTENSION_ASKED,
    }
)


def check_day(tag: Tag, *, on: dt.date, today: dt.date, calendar: WorkingCalendar) -> None:
    """An act names a day on which it may take effect."""
    if on > today and tag not in FUTURE_ALLOWED:
        raise Refusal("EFFECT_IN_FUTURE", on=on.isoformat(), today=today.isoformat())
    if tag in OF_THE_UNIT and is_late(on, today, calendar):
        raise Refusal("BACKDATED", on=on.isoformat(), days=str(FREE_WORKING_DAYS))


def is_late(on: dt.date, recorded_on: dt.date, calendar: WorkingCalendar) -> bool:
    """Whether an act was recorded more than the free working days after its day."""
    return (
        calendar.working_days_after(on, recorded_on) > FREE_WORKING_DAYS
        if (on < recorded_on)
        else False
    )
