"""A due date that comes back is owed once in each period, in the form of the first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import due as dues
from remit.domain.due import Operator, Period
from remit.domain.refusals import Refusal

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))


def _repeated(
    value: str, period: Period, until: str, operator: Operator = Operator.BY
) -> list[str]:
    due = dues.compute(value=value, operator=operator)
    found = dues.repeated(due, period, dt.date.fromisoformat(until))
    return [str(one.value) for one in found]


@pytest.mark.parametrize(
    ("value", "period", "until", "expected"),
    [
        ("2026-01-25", Period.MONTH, "2026-03-31", ["2026-01-25", "2026-02-25", "2026-03-25"]),
        ("2026-01-31", Period.MONTH, "2026-03-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("2026-01-02", Period.WEEK, "2026-01-16", ["2026-01-02", "2026-01-09", "2026-01-16"]),
        (
            "2026-01-02T16:30",
            Period.QUARTER,
            "2026-05-01",
            ["2026-01-02T16:30", "2026-04-02T16:30"],
        ),
        ("2026-11", Period.MONTH, "2027-01-31", ["2026-11", "2026-12", "2027-01"]),
        ("2026-Q3", Period.QUARTER, "2027-03-31", ["2026-Q3", "2026-Q4", "2027-Q1"]),
        ("2026-Q3", Period.YEAR, "2027-12-31", ["2026-Q3", "2027-Q3"]),
        ("2026-H2", Period.HALF, "2027-06-30", ["2026-H2", "2027-H1"]),
        ("2026", Period.YEAR, "2028-12-31", ["2026", "2027", "2028"]),
        ("2028-02-29", Period.YEAR, "2030-03-01", ["2028-02-29", "2029-02-28", "2030-02-28"]),
    ],
)
def test_each_period_has_one(value: str, period: Period, until: str, expected: list[str]) -> None:
    assert _repeated(value, period, until) == expected


def test_before_a_day_stays_before_a_day() -> None:
    due = dues.compute(value="2026-01-25", operator=Operator.BEFORE, wording="before the 25th")
    found = dues.repeated(due, Period.MONTH, dt.date(2026, 2, 24))
    assert [one.last_day for one in found] == [dt.date(2026, 1, 24), dt.date(2026, 2, 24)]
    assert {one.wording for one in found} == {"before the 25th"}


def test_the_words_of_the_first_date_are_not_those_of_the_next() -> None:
    due = dues.compute(value="2026-01-25", operator=Operator.BY, wording="25/01/2026")
    found = dues.repeated(due, Period.MONTH, dt.date(2026, 2, 28))
    assert [one.wording for one in found] == ["25/01/2026", None]


@pytest.mark.parametrize(
    ("value", "operator", "period", "until", "rule"),
    [
        (None, Operator.BY, Period.MONTH, "2026-12-31", "SERIES_WITHOUT_FIRST_DATE"),
        ("2026-01-25", Operator.FROM, Period.MONTH, "2026-12-31", "SERIES_WITHOUT_FIRST_DATE"),
        ("2026-Q1", Operator.IN, Period.MONTH, "2026-12-31", "SERIES_FINER_THAN_DATE"),
        ("2026-01", Operator.IN, Period.WEEK, "2026-12-31", "SERIES_FINER_THAN_DATE"),
        ("2026-02-25", Operator.BY, Period.MONTH, "2026-02-24", "SERIES_ENDS_BEFORE_FIRST"),
        ("2026-01-02", Operator.BY, Period.WEEK, "2029-12-31", "SERIES_TOO_LONG"),
    ],
)
def test_what_cannot_come_back_is_refused(
    value: str | None, operator: Operator, period: Period, until: str, rule: str
) -> None:
    due = dues.compute(value=value, operator=operator)
    with pytest.raises(Refusal, match=rule):
        dues.repeated(due, period, dt.date.fromisoformat(until))


@given(day=DAYS, period=st.sampled_from(Period), days=st.integers(0, 1300))
def test_dates_rise_by_one_period_and_none_is_after_the_last(
    day: dt.date, period: Period, days: int
) -> None:
    until = day + dt.timedelta(days=days)
    due = dues.compute(value=day.isoformat(), operator=Operator.BY)
    last = [one.last_day or dt.date.min for one in dues.repeated(due, period, until)]
    assert last == sorted(set(last))
    assert last[0] == day
    assert last[-1] <= until
    periods = [_period(one, period) for one in last]
    assert len(periods) == len(set(periods))


def _period(day: dt.date, period: Period) -> tuple[int, int]:
    if period is Period.WEEK:
        return day.isocalendar()[:2]
    length = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF: 6, Period.YEAR: 12}[period]
    return (day.year, (day.month - 1) // length)
