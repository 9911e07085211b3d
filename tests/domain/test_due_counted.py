"""A length of time is a due date too: counted from the day beside it, else from today."""

import datetime as dt

import pytest

from remit.domain import due as dues
from remit.domain.due import Operator
from remit.domain.refusals import Refusal
from remit.kernel import calendars

TODAY = dt.date(2025, 11, 10)
CALENDAR = calendars.working_calendar("VN", 2025, 2026)


def _due(text: str) -> dues.Due:
    return dues.due_of_words(text, today=TODAY, calendar=CALENDAR)


@pytest.mark.parametrize(
    "text",
    [
        "10 working days from 03/11/2025",
        "within 10 working days from 3 November 2025",
        "10 ngày làm việc kể từ ngày 03/11/2025",
        "trong vòng 10 ngày làm việc kể từ ngày 03/11/2025",
        "خلال 10 أيام عمل من تاريخ 3/11/2025",
        "٢٠٢٥-١١-٠٣부터 10근무일 이내",
        "2025-11-03부터 10근무일 이내",
    ],
)
def test_working_days_are_counted_from_the_day_that_is_written(text: str) -> None:
    due = _due(text)
    assert due.last_day == dt.date(2025, 11, 17)
    assert (due.operator, due.trigger_on) == (Operator.WITHIN, dt.date(2025, 11, 3))
    assert due.explanation.code == "WITHIN_WORKING_DAYS"


@pytest.mark.parametrize("text", ["10 working days", "10 ngày làm việc", "10 أيام عمل", "10근무일"])
def test_without_a_day_they_are_counted_from_today(text: str) -> None:
    assert _due(text).last_day == dt.date(2025, 11, 24)


def test_holidays_that_the_calendar_knows_are_left_out() -> None:
    due = dues.due_of_words("2 working days from 31/12/2025", today=TODAY, calendar=CALENDAR)
    assert due.last_day is not None
    assert due.last_day > dt.date(2026, 1, 2)


def test_plain_days_and_weeks_run_through_the_weekend() -> None:
    assert _due("14 days").last_day == _due("2 weeks").last_day == dt.date(2025, 11, 24)


@pytest.mark.parametrize("text", ["0 working days", "10 working days from the flood", "9999 days"])
def test_a_length_that_cannot_be_counted_is_not_understood(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        _due(text)
    assert refused.value.rule == "DUE_NOT_UNDERSTOOD"


def test_a_date_is_still_a_date() -> None:
    assert _due("before 31/12/2025").last_day == dt.date(2025, 12, 30)
