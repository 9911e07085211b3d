"""The words of figures: headings of columns, denominators of shares, the two clocks."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.domain.buckets import ClockName
from remit.domain.figures import Policy

LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    Policy: {
        Policy.OF_ALL_ASSIGNED: _("of all assigned"),
        Policy.OF_DUE: _("of those due by this day"),
        Policy.OF_DONE_OR_OVERDUE: _("of those done or overdue"),
        Policy.OF_CLOSED: _("on time, of those finished"),
    },
    ClockName: {
        ClockName.ORIGINAL: _("by the original due date"),
        ClockName.REVISED: _("by the revised due date"),
    },
}
COLUMNS: dict[str, Promise] = {
    "assigned": _("Assigned"),
    "done_on_time": _("Done on time"),
    "done_late": _("Done late"),
    "done_no_date": _("Done, without due date"),
    "open_in_time": _("Open, in time"),
    "open_overdue": _("Open, overdue"),
    "open_no_date": _("Open, without due date"),
    "open_stopped": _("Open, clock stopped"),
    "closed_not_done": _("Closed, not done"),
    "claimed": _("Awaiting verification"),
    "contested": _("Contested"),
    "suspended": _("Suspended"),
    "recorded_late": _("On time, recorded late"),
    "parts": _("Parts, counted with the whole"),
}
