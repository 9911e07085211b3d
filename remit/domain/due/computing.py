"""How the last day follows from what was written.

`before` makes the previous day the last day; by, in, on and within a period mean its last day;
`from` gives a start and no due date; `every` is a series of due dates. A period that runs from a
trigger does not count the day of the trigger, and has no date until the trigger is known. Hours
are kept as an instant, and the clock is cut at its day. A year or a day is never invented.
"""

import datetime as dt
import re
from dataclasses import replace

from remit.domain.calendar import WorkingCalendar
from remit.domain.due import periods, recurrences, values
from remit.domain.due.facts import Due, Explanation, Granularity, Operator, TimeUnit, because
from remit.domain.refusals import Refusal

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
_TRIGGER_CODE = re.compile(r"[A-Z][A-Z0-9_]*")


def compute(
    *,
    value: str | None,
    operator: Operator,
    granularity: Granularity | None = None,
    wording: str | None = None,
    calendar: WorkingCalendar | None = None,
    trigger: str | None = None,
    trigger_on: dt.date | None = None,
    within: tuple[int, TimeUnit] | None = None,
) -> Due:
    """A due date has one last day, or none, and says how it was found.

    For periods counted in hours, `trigger_on` is the local instant of the trigger.
    """
    if trigger is not None and not _TRIGGER_CODE.fullmatch(trigger):
        raise Refusal("DUE_TRIGGER_NOT_A_CODE", trigger=trigger)
    if within is not None and (operator != Operator.WITHIN or value is not None):
        raise Refusal("DUE_CONTRADICTORY", operator=operator.value)
    if within is not None:
        due = periods.running(*within, trigger_on=trigger_on, calendar=calendar)
    elif value is None:
        due = Due(operator=operator, granularity=granularity)
    elif operator == Operator.EVERY:
        due = _series(value)
    else:
        due = _stated(value, operator)
    return replace(_as_fine_as_said(due, granularity), wording=wording, trigger=trigger)


def awaits_trigger(due: Due) -> bool:
    """A period has no date yet while the day that starts it is not known."""
    return due.explanation.code == "WITHIN_AWAITS_TRIGGER"


def triggered(due: Due, *, trigger_on: dt.date, calendar: WorkingCalendar | None = None) -> Due:
    """A period that waited starts to run on the day of its trigger."""
    if not awaits_trigger(due):
        raise Refusal("DUE_AWAITS_NO_TRIGGER")
    params = dict(due.explanation.params)
    return compute(
        value=None,
        operator=Operator.WITHIN,
        wording=due.wording,
        calendar=calendar,
        trigger=due.trigger,
        trigger_on=trigger_on,
        within=(int(params["count"]), TimeUnit(params["unit"])),
    )


def _as_fine_as_said(due: Due, granularity: Granularity | None) -> Due:
    if granularity is None or granularity == due.granularity:
        return due
    if due.value is not None and due.operator != Operator.EVERY:
        raise Refusal("DUE_GRANULARITY_MISMATCH", value=due.value, granularity=granularity.value)
    return replace(due, granularity=granularity)


def _series(value: str) -> Due:
    rule = recurrences.recurrence(value)
    return Due(
        value=rule.code,
        granularity=rule.granularity,
        operator=Operator.EVERY,
        explanation=because("SERIES", rule=rule.code),
    )


def _stated(value: str, operator: Operator) -> Due:
    span = values.stretch(value)
    if operator == Operator.BEFORE and span.first_day == dt.date.min:
        raise Refusal("DUE_DATE_IMPOSSIBLE", value=value)
    due = Due(value=value, granularity=span.granularity, operator=operator)
    if operator == Operator.FROM:
        return replace(due, explanation=_start(value, span))
    if span.instant is not None:
        return _at_instant(due, span.instant)
    if operator == Operator.BEFORE:
        return _before(due, span)
    return replace(due, last_day=span.last_day, explanation=_end(value, span))


def _start(value: str, span: values.Stretch) -> Explanation:
    if span.instant is not None:
        return because("STARTS_AT", instant=value)
    return because("STARTS_ON", period=value, first_day=span.first_day.isoformat())


def _at_instant(due: Due, instant: dt.datetime) -> Due:
    stated = instant.isoformat(timespec="minutes")
    if due.operator != Operator.BEFORE:
        why = because("INSTANT_STATED", last_instant=stated)
        return replace(due, last_day=instant.date(), last_instant=stated, explanation=why)
    last = instant - MINUTE
    text = last.isoformat(timespec="minutes")
    why = because("BEFORE_INSTANT", instant=stated, last_instant=text)
    return replace(due, last_day=last.date(), last_instant=text, explanation=why)


def _before(due: Due, span: values.Stretch) -> Due:
    first = span.first_day.isoformat()
    last = span.first_day - DAY
    if span.granularity == Granularity.DAY:
        why = because("DAY_BEFORE", day=first, last_day=last.isoformat())
    else:
        why = because(
            "DAY_BEFORE_PERIOD",
            period=str(due.value),
            first_day=first,
            last_day=last.isoformat(),
        )
    return replace(due, last_day=last, explanation=why)


def _end(value: str, span: values.Stretch) -> Explanation:
    last = span.last_day.isoformat()
    if span.granularity == Granularity.DAY:
        return because("LAST_DAY_STATED", last_day=last)
    return because("END_OF_PERIOD", period=value, last_day=last)
