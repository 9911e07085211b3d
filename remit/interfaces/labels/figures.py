"""The words of figures: headings of columns, denominators of shares, the two clocks."""

from collections.abc import Mapping
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries.figures import OUTSIDE
from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.domain.figures import Policy
from remit.domain.vocabulary import Level, Type
from remit.interfaces.labels import commitments, organisation

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
# What a row without a value of its own is called.
NOTHING: Mapping[By, Promise] = {
    By.UNIT: _("Units outside this tree"),
    By.ISSUER_LEVEL: _("Without an issuer"),
    By.DOCUMENT: _("Without a document"),
    By.DUE_MONTH: _("Without a due date"),
}


def row(by: By, key: str, label: str) -> str:
    """The word for a row of a table; units and documents bear names of their own."""
    if key in {"", OUTSIDE} and by in NOTHING:
        return str(NOTHING[by])
    if by is By.TYPE:
        return str(commitments.LABELS[Type][Type(key)])
    if by is By.ISSUER_LEVEL:
        return str(organisation.LABELS[Level][Level(key)])
    return label
