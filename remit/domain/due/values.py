"""The ways a date may be given: 2024-04-15T16:00, 2024-04-15, 2024-04, 2024-Q2, 2024-H1, 2024."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from remit.domain.due.facts import Granularity
from remit.domain.refusals import Refusal

_FORMS = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:Q(?P<quarter>[0-9])|H(?P<half>[0-9])|(?P<month>[0-9]{2})"
    r"(?:-(?P<day>[0-9]{2})(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}))?)?))?"
)
YEARS = range(1900, 2200)  # a date outside is a slip, and sums with days stay in the calendar
_MONTHS = {  # from the finest: a value has the granularity of its finest part
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
}


@dataclass(frozen=True)
class Stretch:
    """The days that a value covers, from the first to the last, and its instant if it has one."""

    granularity: Granularity
    first_day: dt.date
    last_day: dt.date
    instant: dt.datetime | None = None


def stretch(value: str) -> Stretch:
    """A value covers the days from its first to its last; an impossible one is refused."""
    found = _FORMS.fullmatch(value)
    if found is None:
        raise Refusal("DUE_VALUE_MALFORMED", value=value)
    parts = {name: int(digits) for name, digits in found.groupdict().items() if digits}
    if parts["year"] not in YEARS:
        raise Refusal("DUE_DATE_IMPOSSIBLE", value=value)
    try:
        return _stretch(value, parts)
    except (ValueError, OverflowError):
        raise Refusal("DUE_DATE_IMPOSSIBLE", value=value) from None


def _stretch(value: str, parts: dict[str, int]) -> Stretch:
    if "hour" in parts:
        instant = dt.datetime.fromisoformat(value)
        return Stretch(Granularity.HOUR, instant.date(), instant.date(), instant)
    if "day" in parts:
        day = dt.date(parts["year"], parts["month"], parts["day"])
        return Stretch(Granularity.DAY, day, day)
    granularity = next(unit for unit in _MONTHS if unit.value.lower() in parts)
    months = _MONTHS[granularity]
    place = 1 if granularity == Granularity.YEAR else parts[granularity.value.lower()]
    first = dt.date(parts["year"], months * (place - 1) + 1, 1)
    return Stretch(granularity, first, end_of(first, months))


def end_of(first: dt.date, months: int) -> dt.date:
    """The last day of a period of whole months that starts on the first of a month."""
    last_month = add_months(first, months - 1)
    return last_month.replace(day=_days_in_month(last_month))


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day some months later, or the last day of that month where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first = dt.date(years, month + 1, 1)
    return first.replace(day=min(day.day, _days_in_month(first)))


def _days_in_month(of: dt.date) -> int:
    return calendar.monthrange(of.year, of.month)[1]
