"""Periods that run from a trigger: so many hours, days, working days, weeks, months or years.

The day of the trigger is not counted. Months end on the day with the same number, or on the last
day of a month that has no such day. Hours run from the instant of the trigger.
"""

import datetime as dt

from remit.domain.calendar import WorkingCalendar
from remit.domain.due import values
from remit.domain.due.facts import Due, Explanation, Granularity, Operator, TimeUnit, because
from remit.domain.refusals import Refusal

_DAYS = {TimeUnit.DAYS: 1, TimeUnit.WEEKS: 7}
_MONTHS = {
    TimeUnit.MONTHS: 1,
    TimeUnit.QUARTERS: 3,
    TimeUnit.HALVES: 6,
    TimeUnit.YEARS: 12,
}
_GRANULARITY = {
    TimeUnit.HOURS: Granularity.HOUR,
    TimeUnit.WORKING_HOURS: Granularity.HOUR,
    TimeUnit.MONTHS: Granularity.MONTH,
    TimeUnit.QUARTERS: Granularity.QUARTER,
    TimeUnit.HALVES: Granularity.HALF,
    TimeUnit.YEARS: Granularity.YEAR,
}


def running(
    count: int,
    unit: TimeUnit,
    *,
    trigger_on: dt.date | None,
    calendar: WorkingCalendar | None,
) -> Due:
    """A period ends so many units after its trigger, and has no date while that is unknown."""
    if count < 1:
        raise Refusal("DUE_COUNT_NOT_POSITIVE", count=str(count))
    if trigger_on is None:
        why = because("WITHIN_AWAITS_TRIGGER", count=str(count), unit=unit.value)
        return _due(unit, why)
    try:
        ended = _ended(count, unit, trigger_on, calendar)
    except (OverflowError, ValueError):
        raise Refusal("DUE_OUT_OF_RANGE", count=str(count), unit=unit.value) from None
    if ended.last_day is not None and ended.last_day.year not in values.YEARS:
        raise Refusal("DUE_OUT_OF_RANGE", count=str(count), unit=unit.value)
    return ended


def _ended(
    count: int, unit: TimeUnit, trigger_on: dt.date, calendar: WorkingCalendar | None
) -> Due:
    if unit in (TimeUnit.HOURS, TimeUnit.WORKING_HOURS):
        return _in_hours(count, unit, trigger_on, calendar)
    day = trigger_on.date() if isinstance(trigger_on, dt.datetime) else trigger_on
    if unit == TimeUnit.WORKING_DAYS:
        return _in_working_days(count, day, _needed(calendar))
    if unit in _DAYS:
        last = day + dt.timedelta(days=count * _DAYS[unit])
    else:
        last = values.add_months(day, count * _MONTHS[unit])
    why = because(
        "WITHIN_SPAN",
        count=str(count),
        unit=unit.value,
        trigger_on=day.isoformat(),
        last_day=last.isoformat(),
    )
    return _due(unit, why, trigger_on=day, last_day=last)


def _in_working_days(count: int, day: dt.date, calendar: WorkingCalendar) -> Due:
    last = calendar.add_working_days(day, count)
    why = because(
        "WITHIN_WORKING_DAYS",
        count=str(count),
        unit=TimeUnit.WORKING_DAYS.value,
        trigger_on=day.isoformat(),
        last_day=last.isoformat(),
        **_calendar_facts(calendar, day, last),
    )
    return _due(TimeUnit.WORKING_DAYS, why, trigger_on=day, last_day=last, calendar=calendar)


def _in_hours(
    count: int, unit: TimeUnit, trigger_at: dt.date, calendar: WorkingCalendar | None
) -> Due:
    start = _local_instant(trigger_at)
    if unit == TimeUnit.HOURS:
        end, facts, used = start + dt.timedelta(hours=count), {}, None
    else:
        used = _needed(calendar)
        end = used.add_working_hours(start, count)
        facts = _calendar_facts(used, start.date(), end.date())
    why = because(
        f"WITHIN_{unit.value}",
        count=str(count),
        unit=unit.value,
        trigger_at=start.isoformat(),
        last_instant=end.isoformat(),
        **facts,
    )
    return _due(
        unit,
        why,
        trigger_on=start.date(),
        last_day=end.date(),
        last_instant=end.isoformat(),
        calendar=used,
    )


def _due(
    unit: TimeUnit,
    why: Explanation,
    *,
    trigger_on: dt.date | None = None,
    last_day: dt.date | None = None,
    last_instant: str | None = None,
    calendar: WorkingCalendar | None = None,
) -> Due:
    return Due(
        granularity=_GRANULARITY.get(unit, Granularity.DAY),
        operator=Operator.WITHIN,
        last_day=last_day,
        explanation=why,
        calendar_version=calendar.version if calendar else None,
        trigger_on=trigger_on,
        last_instant=last_instant,
    )


def _local_instant(trigger_at: dt.date) -> dt.datetime:
    if not isinstance(trigger_at, dt.datetime):
        raise Refusal("DUE_TRIGGER_TIME_NEEDED", trigger_on=trigger_at.isoformat())
    if trigger_at.tzinfo is not None:
        raise Refusal("CALENDAR_INSTANT_NOT_LOCAL", instant=trigger_at.isoformat())
    return trigger_at


def _needed(calendar: WorkingCalendar | None) -> WorkingCalendar:
    if calendar is None:
        raise Refusal("DUE_CALENDAR_NEEDED")
    return calendar


def _calendar_facts(calendar: WorkingCalendar, start: dt.date, until: dt.date) -> dict[str, str]:
    return {
        "calendar": calendar.version,
        "days_off": _listed(calendar.days_off(start, until)),
        "substituted": _listed(calendar.substituted_days(start, until)),
    }


def _listed(days: tuple[dt.date, ...]) -> str:
    return ",".join(day.isoformat() for day in days)
