"""The due dates of a rule that repeats: one for each period, one commitment assigned for each."""

import datetime as dt
from collections.abc import Iterator

from remit.domain.due import computing, values
from remit.domain.due.facts import Due, Operator
from remit.domain.due.recurrences import MONTHS, Period, Recurrence
from remit.domain.refusals import Refusal

_SUNDAY = 6


def occurrences(rule: Recurrence, from_on: dt.date, until_on: dt.date) -> tuple[Due, ...]:
    """The due dates whose last day lies in a half-open stretch of days, in order."""
    if until_on.year == dt.MAXYEAR:
        raise Refusal("DUE_DATE_IMPOSSIBLE", value=until_on.isoformat())
    dues = (_occurrence(rule, first) for first in _periods(rule.period, from_on, until_on))
    return tuple(due for due in dues if due.last_day and from_on <= due.last_day < until_on)


def _periods(period: Period, from_on: dt.date, until_on: dt.date) -> Iterator[dt.date]:
    """The first days of the periods; the last may start on until_on and be due the day before."""
    first = _first_day(period, from_on)
    while first <= until_on:
        yield first
        first = _following(period, first)


def _first_day(period: Period, on: dt.date) -> dt.date:
    if period == Period.WEEK:
        return on - dt.timedelta(days=on.weekday())
    months = MONTHS[period]
    return on.replace(month=(on.month - 1) // months * months + 1, day=1)


def _following(period: Period, first: dt.date) -> dt.date:
    if period == Period.WEEK:
        return first + dt.timedelta(days=7)
    return values.add_months(first, MONTHS[period])


def _occurrence(rule: Recurrence, first: dt.date) -> Due:
    if rule.period == Period.WEEK:
        return computing.compute(value=_day_of_week(rule, first), operator=rule.operator)
    if rule.day is None:
        return computing.compute(value=_period_value(rule.period, first), operator=rule.operator)
    month = values.add_months(first, (rule.month or 1) - 1)
    end = values.end_of(month, 1)
    if rule.day > end.day:
        return computing.compute(value=month.isoformat()[:7], operator=Operator.IN)
    return computing.compute(value=month.replace(day=rule.day).isoformat(), operator=rule.operator)


def _day_of_week(rule: Recurrence, monday: dt.date) -> str:
    at_end = 0 if rule.operator == Operator.BEFORE else _SUNDAY
    weekday = at_end if rule.weekday is None else rule.weekday
    return (monday + dt.timedelta(days=weekday)).isoformat()


def _period_value(period: Period, first: dt.date) -> str:
    if period == Period.MONTH:
        return first.isoformat()[:7]
    if period == Period.YEAR:
        return first.isoformat()[:4]
    place = (first.month - 1) // MONTHS[period] + 1
    return f"{first.isoformat()[:4]}-{period.value[0]}{place}"
