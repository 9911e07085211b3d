"""Fourth rule: the clocks are cut at the last day, which follows from what was written."""

import datetime as dt

import pytest

from remit.domain import due, history
from remit.domain.due import Operator
from tests.support.stories import history_of, steps_of


def last_day(value: str, operator: Operator) -> dt.date | None:
    """The last day on which a result is still in time."""
    return due.compute(value=value, operator=operator).last_day


def overdue_from(last: dt.date | None) -> list[str]:
    """The days from which a commitment with this last day is overdue by both clocks."""
    told = history_of(f"2023-12-01 assign lead=7 due={last or '-'}").splitlines()
    return [line.split()[0] for line in told if line.endswith("overdue | overdue")]


@pytest.mark.parametrize(
    ("value", "operator", "overdue"),
    [
        ("2024-07-01", Operator.BY, "2024-07-02"),
        ("2024-07-01", Operator.BEFORE, "2024-07-01"),
        ("2024-Q2", Operator.IN, "2024-07-01"),
        ("2024-02", Operator.BEFORE, "2024-02-01"),
        ("2024-07-01T17:00", Operator.BY, "2024-07-02"),
    ],
)
def test_work_is_overdue_from_the_day_after_its_last_day(
    value: str, operator: Operator, overdue: str
) -> None:
    assert overdue_from(last_day(value, operator)) == [overdue]


def test_from_gives_a_start_and_no_due_date() -> None:
    assert last_day("2024-07-01", Operator.FROM) is None
    assert overdue_from(None) == []


def test_every_is_a_series_of_commitments_with_one_due_date_each() -> None:
    quarterly = due.recurrence("QUARTER-IN")
    owed = due.occurrences(quarterly, dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    assert [overdue_from(one.last_day) for one in owed] == [
        ["2024-04-01"],
        ["2024-07-01"],
        ["2024-10-01"],
        ["2025-01-01"],
    ]


def test_that_the_due_date_has_come_is_booked_on_the_due_date_itself() -> None:
    story = "2024-01-10 assign lead=7 due=2024-03-31\n2024-02-01 extend due=2024-04-30"
    told = [
        (f"{one.on_from}", one.bucket.original_reached, one.bucket.revised_reached)
        for one in history.segments(steps_of(story))
    ]
    assert told == [
        ("2024-01-10", False, False),
        ("2024-02-01", False, False),
        ("2024-03-31", True, False),
        ("2024-04-01", True, False),
        ("2024-04-30", True, True),
        ("2024-05-01", True, True),
    ]


def test_nothing_has_come_due_where_nothing_is_counted() -> None:
    story = "2024-01-10 assign lead=7 due=2024-03-31\n2024-02-01 cancel"
    last = history.segments(steps_of(story))[-1]
    assert f"{last.on_from}" == "2024-02-01"
    assert not last.bucket.original_reached
    assert not last.bucket.counted
