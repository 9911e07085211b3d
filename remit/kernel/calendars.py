"""The working calendar of the site's country, as the library of public holidays tells it.

The library also knows the days that a government swapped, and weekends that changed over the
years; both become days of the calendar. The version names the library, because a later edition
may know of a holiday that this one does not.
"""

import datetime as dt
import functools
from importlib import metadata

import holidays
from django.conf import settings

from remit.domain.calendar import WorkingCalendar
from remit.domain.refusals import Refusal

YEARS_BEFORE = 5
YEARS_AFTER = 10


def site_calendar(around: dt.date) -> WorkingCalendar:
    """The calendar of the site's country for the years around a day."""
    country = str(getattr(settings, "REMIT_COUNTRY", "VN"))
    anchor = around.year // 5 * 5  # neighbours share one cached calendar
    return working_calendar(country, anchor - YEARS_BEFORE, anchor + YEARS_AFTER)


@functools.lru_cache(maxsize=64)
def working_calendar(country: str, first_year: int, last_year: int) -> WorkingCalendar:
    """The calendar of a country, from the first day of one year to the last day of another."""
    known = _public_holidays(country, first_year, last_year)
    days = _days(first_year, last_year)
    weekend = frozenset(known.weekend)
    plain = {day for day in days if day.weekday() not in weekend}
    worked = {day for day in days if known.is_working_day(day)}
    return WorkingCalendar(
        version=f"{country.upper()}-{metadata.version('holidays')}",
        weekend=weekend,
        holidays=frozenset(plain - worked),
        extra_workdays=frozenset(worked - plain),
        known_from=days[0],
        known_until=days[-1] + dt.timedelta(days=1),
    )


def _public_holidays(country: str, first_year: int, last_year: int) -> holidays.HolidayBase:
    try:
        return holidays.country_holidays(
            country.upper(), years=range(first_year, last_year + 1), expand=False
        )
    except NotImplementedError:
        raise Refusal("CALENDAR_COUNTRY_UNKNOWN", country=country) from None


def _days(first_year: int, last_year: int) -> list[dt.date]:
    start, end = dt.date(first_year, 1, 1), dt.date(last_year, 12, 31)
    return [start + dt.timedelta(days=step) for step in range((end - start).days + 1)]
