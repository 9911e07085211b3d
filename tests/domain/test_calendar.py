"""Which days and hours count."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain.calendar import WorkingCalendar
from remit.domain.refusals import Refusal

FRIDAY, SATURDAY, SUNDAY, MONDAY = (dt.date(2024, 4, day) for day in (26, 27, 28, 29))
NEAR = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
DAYS = st.frozensets(NEAR, max_size=25)


def plain(**facts: object) -> WorkingCalendar:
    """A week from Monday to Friday, eight hours a day, and what a test adds."""
    return WorkingCalendar(**({"version": "T-1", "weekend": frozenset({5, 6})} | facts))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    return plain(
        weekend=draw(st.frozensets(st.integers(0, 6), max_size=3)),
        holidays=draw(DAYS),
        extra_workdays=draw(DAYS),
    )


def test_weekends_and_holidays_are_not_worked() -> None:
    calendar = plain(holidays=frozenset({MONDAY}))
    worked = [calendar.is_working_day(day) for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY)]
    assert worked == [True, False, False, False]


def test_a_substituted_day_is_worked_whatever_else_it_is() -> None:
    swapped = frozenset({SATURDAY, MONDAY})
    calendar = plain(holidays=frozenset({MONDAY}), extra_workdays=swapped)
    assert calendar.is_working_day(SATURDAY)
    assert calendar.is_working_day(MONDAY)


def test_the_day_of_start_is_not_counted() -> None:
    assert plain().add_working_days(FRIDAY, 1) == MONDAY
    assert plain().add_working_days(SATURDAY, 1) == MONDAY
    assert plain().add_working_days(FRIDAY, 0) == FRIDAY
    assert plain().working_days_after(FRIDAY, MONDAY) == 1
    assert plain().working_days_after(FRIDAY, FRIDAY) == 0
    assert plain().working_days_after(MONDAY, FRIDAY) == 0


@given(calendars(), NEAR)
def test_the_next_working_day_is_the_nearest(calendar: WorkingCalendar, day: dt.date) -> None:
    following = calendar.next_working_day(day)
    between = range(1, (following - day).days)
    assert following > day
    assert calendar.is_working_day(following)
    assert not any(calendar.is_working_day(day + dt.timedelta(days=n)) for n in between)


@given(calendars(), NEAR, st.integers(1, 60))
def test_counting_undoes_adding(calendar: WorkingCalendar, day: dt.date, count: int) -> None:
    last = calendar.add_working_days(day, count)
    assert calendar.is_working_day(last)
    assert calendar.working_days_after(day, last) == count


@given(calendars(), NEAR, NEAR, NEAR)
def test_counts_of_neighbouring_stretches_add_up(
    calendar: WorkingCalendar, one: dt.date, two: dt.date, three: dt.date
) -> None:
    first, middle, last = sorted((one, two, three))
    parts = calendar.working_days_after(first, middle), calendar.working_days_after(middle, last)
    assert calendar.working_days_after(first, last) == sum(parts)


@given(calendars(), NEAR, NEAR)
def test_days_off_and_substituted_days_explain_the_count(
    calendar: WorkingCalendar, one: dt.date, two: dt.date
) -> None:
    first, last = sorted((one, two))
    week = plain(weekend=calendar.weekend)
    swapped_in = [
        day for day in calendar.substituted_days(first, last) if day.weekday() in calendar.weekend
    ]
    expected = week.working_days_after(first, last) + len(swapped_in)
    expected -= len(calendar.days_off(first, last))
    assert calendar.working_days_after(first, last) == expected


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2024-04-26T08:00", 8, "2024-04-26T17:00"),
        ("2024-04-26T08:00", 4, "2024-04-26T12:00"),
        ("2024-04-26T10:30", 2, "2024-04-26T13:30"),
        ("2024-04-26T15:00", 4, "2024-04-29T10:00"),
        ("2024-04-26T06:00", 1, "2024-04-26T09:00"),
        ("2024-04-26T12:30", 1, "2024-04-26T14:00"),
        ("2024-04-26T17:00", 1, "2024-04-29T09:00"),
        ("2024-04-27T10:00", 1, "2024-04-29T09:00"),
        ("2024-04-27T10:00", 0, "2024-04-27T10:00"),
    ],
)
def test_working_hours_run_only_while_offices_are_open(start: str, hours: int, end: str) -> None:
    ended = plain().add_working_hours(dt.datetime.fromisoformat(start), hours)
    assert ended == dt.datetime.fromisoformat(end)


@given(
    calendars(),
    st.datetimes(dt.datetime.fromisoformat("2024-01-01"), dt.datetime.fromisoformat("2024-12-31")),
    st.integers(1, 20),
    st.integers(1, 20),
)
def test_hours_can_be_added_in_two_steps(
    calendar: WorkingCalendar, start: dt.datetime, first: int, then: int
) -> None:
    half_way = calendar.add_working_hours(start, first)
    end = calendar.add_working_hours(start, first + then)
    assert calendar.add_working_hours(half_way, then) == end
    assert calendar.is_working_day(end.date())
    assert any(opens <= end.time() <= closes for opens, closes in calendar.sessions)


def test_an_office_without_a_break_works_through() -> None:
    noon = dt.time(12)
    calendar = plain(break_starts=noon, break_ends=noon)
    start = dt.datetime.fromisoformat("2024-04-26T11:00")
    assert calendar.add_working_hours(start, 2) == start.replace(hour=13)


def test_a_calendar_says_nothing_about_years_it_was_not_made_for() -> None:
    calendar = plain(known_from=dt.date(2024, 1, 1), known_until=dt.date(2025, 1, 1))
    assert calendar.is_working_day(dt.date(2024, 12, 31))
    for outside in (dt.date(2023, 12, 31), dt.date(2025, 1, 1)):
        with pytest.raises(Refusal) as refused:
            calendar.is_working_day(outside)
        assert refused.value.rule == "CALENDAR_DOES_NOT_REACH"
    with pytest.raises(Refusal):
        calendar.add_working_days(dt.date(2024, 12, 20), 30)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"weekend": frozenset(range(7))}, "CALENDAR_WEEKEND_IMPOSSIBLE"),
        ({"weekend": frozenset({7})}, "CALENDAR_WEEKEND_IMPOSSIBLE"),
        ({"day_starts": dt.time(18)}, "CALENDAR_HOURS_IMPOSSIBLE"),
        ({"break_starts": dt.time(8), "break_ends": dt.time(17)}, "CALENDAR_HOURS_IMPOSSIBLE"),
    ],
)
def test_a_calendar_in_which_nobody_works_is_refused(facts: dict[str, object], rule: str) -> None:
    with pytest.raises(Refusal) as refused:
        plain(**facts)
    assert refused.value.rule == rule


def test_negative_counts_and_foreign_clocks_are_refused() -> None:
    with pytest.raises(Refusal) as negative:
        plain().add_working_days(FRIDAY, -1)
    with pytest.raises(Refusal) as foreign:
        plain().add_working_hours(dt.datetime(2024, 4, 26, 9, tzinfo=dt.UTC), 1)
    assert negative.value.rule == "CALENDAR_COUNT_NEGATIVE"
    assert foreign.value.rule == "CALENDAR_INSTANT_NOT_LOCAL"
