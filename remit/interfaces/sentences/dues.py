"""What the rules of due dates refuse."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "DUE_DATE_IMPOSSIBLE": _(
        "“%(value)s” is not a day of the calendar from 1900 to 2199; correct the date."
    ),
    "DUE_VALUE_MALFORMED": _(
        "“%(value)s” is not a day, month, quarter, half-year or year; write for example 2024-04-15 "
        "or 2024-Q2."
    ),
    "DUE_DAY_PASSED": _(
        "The day %(due_day)s had passed when this was ordered (%(given_on)s). Correct the date, or "
        "say that it is to be recorded all the same."
    ),
    "DUE_SERIES_IMPOSSIBLE": _(
        "“%(series)s” is not a rule that can repeat; choose a period and a day that it has."
    ),
    "SERIES_WITHOUT_FIRST_DATE": _(
        "Give the first due date, by which it is owed once; the later ones follow from it."
    ),
    "SERIES_WITHOUT_PERIOD": _("Choose after what time it comes back, or give no last day."),
    "SERIES_WITHOUT_END": _("Say until which day it comes back."),
    "SERIES_FINER_THAN_DATE": _(
        "“%(value)s” is longer than the time after which it comes back; give a day, or choose a "
        "longer time."
    ),
    "SERIES_ENDS_BEFORE_FIRST": _(
        "The first is due on %(first)s, after the last day of the series; choose a later end."
    ),
    "SERIES_TOO_LONG": ngettext_lazy(
        "It would come back more than %(most)s time; choose an earlier end.",
        "It would come back more than %(most)s times; choose an earlier end.",
        "most",
    ),
    "DUE_TRIGGER_NOT_A_CODE": _(
        "“%(trigger)s” is not a known event from which a period can be counted; choose one of the "
        "list."
    ),
    "DUE_CONTRADICTORY": _(
        "The parts of the due date contradict “%(operator)s”; give either a date or a period."
    ),
    "DUE_AWAITS_NO_TRIGGER": _(
        "This due date does not wait for an event, so no event can start it."
    ),
    "DUE_GRANULARITY_MISMATCH": _(
        "“%(value)s” is not given by the %(granularity)s; correct the date or how fine it is."
    ),
    "DUE_MOVED_BACK": ngettext_lazy(
        "A due date is only moved forward: %(days)s day from %(due_day)s is not possible.",
        "A due date is only moved forward: %(days)s days from %(due_day)s is not possible.",
        "days",
    ),
    "DUE_OUT_OF_RANGE": _("%(span)s lead beyond the calendar; give a shorter period."),
    "RESUMED_BEFORE_SUSPENDED": _(
        "Work suspended on %(suspended_on)s cannot resume on %(resumed_on)s, an earlier day."
    ),
    "DUE_COUNT_NOT_POSITIVE": _(
        "A period needs at least 1 unit of time; %(count)s is not possible."
    ),
    "DUE_TRIGGER_TIME_NEEDED": _(
        "A period in hours needs the hour from which it runs; add the time to %(trigger_on)s."
    ),
    "DUE_CALENDAR_NEEDED": _("Working days and hours need a working calendar; none is set."),
    "DUE_NOT_UNDERSTOOD": _(
        "“%(text)s” is not understood as a due date; write for example 15/04/2024, before "
        "31/12/2025 or Q2/2024, always with the year."
    ),
}
