"""The calendar of the site's country."""

import datetime as dt
from importlib import metadata
from typing import Any

import holidays
import pytest

from remit.domain import due
from remit.domain.refusals import Refusal
from remit.kernel import calendars

LIBRARY = metadata.version("holidays")


def test_the_version_names_the_country_and_the_library() -> None:
    assert calendars.working_calendar("vn", 2024, 2024).version == f"VN-{LIBRARY}"


def test_days_that_were_swapped_are_known() -> None:
    calendar = calendars.working_calendar("VN", 2024, 2024)
    assert not calendar.is_working_day(dt.date(2024, 4, 29))
    assert calendar.is_working_day(dt.date(2024, 5, 4))


@pytest.mark.parametrize("country", ["VN", "KR", "AE", "SA", "US", "CN"])
def test_every_day_is_as_the_library_says(country: str) -> None:
    library = holidays.country_holidays(country, years=range(2020, 2027))
    calendar = calendars.working_calendar(country, 2020, 2026)
    day, until = calendar.known_from, calendar.known_until
    days = [day + dt.timedelta(days=step) for step in range((until - day).days)]
    assert (day, until) == (dt.date(2020, 1, 1), dt.date(2027, 1, 1))
    assert [d for d in days if calendar.is_working_day(d) != library.is_working_day(d)] == []


def test_the_site_chooses_its_country(settings: Any) -> None:
    settings.REMIT_COUNTRY = "KR"
    liberation_day = dt.date(2024, 8, 15)
    assert not calendars.site_calendar(liberation_day).is_working_day(liberation_day)
    settings.REMIT_COUNTRY = "VN"
    assert calendars.site_calendar(liberation_day).is_working_day(liberation_day)


def test_a_calendar_is_made_once_and_reaches_years_ahead() -> None:
    calendar = calendars.site_calendar(dt.date(2024, 12, 31))
    assert calendars.site_calendar(dt.date(2024, 12, 1)) is calendar
    assert calendar.add_working_days(dt.date(2024, 12, 31), 1000) > dt.date(2028, 1, 1)


def test_a_country_that_the_library_does_not_know_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        calendars.working_calendar("ZZ", 2024, 2024)
    assert refused.value.rule == "CALENDAR_COUNTRY_UNKNOWN"


def test_five_working_days_over_the_spring_holidays() -> None:
    calendar = calendars.site_calendar(dt.date(2024, 4, 26))
    owed = due.compute(
        value=None,
        operator=due.Operator.WITHIN,
        within=(5, due.TimeUnit.WORKING_DAYS),
        trigger_on=dt.date(2024, 4, 26),
        calendar=calendar,
    )
    facts = dict(owed.explanation.params)
    assert owed.last_day == dt.date(2024, 5, 7)
    assert facts["days_off"] == "2024-04-29,2024-04-30,2024-05-01"
    assert facts["substituted"] == "2024-05-04"
    assert owed.calendar_version == f"VN-{LIBRARY}"
