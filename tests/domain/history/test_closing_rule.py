"""Fifth rule: done is verified, or closed as met or partly met; other closings are not done."""

import pytest

from remit.domain import figures, history
from remit.domain.buckets import ClockName
from tests.support.stories import history_of, plain, steps_of

WORK = """
    2024-01-10 assign lead=7 due=2024-03-31
    2024-01-12 accept
"""
VERIFIED = f"""{WORK}
    2024-03-20 claim
    2024-04-10 verify evidence=DOCUMENT_CHECKED
"""


def column(story: str, clock: ClockName = ClockName.ORIGINAL) -> str | None:
    """The column in which a commitment stands at the end of its story, for ever after."""
    bucket = history.segments(steps_of(story))[-1].bucket
    return figures.column_of(bucket, clock) if bucket.counted else None


@pytest.mark.parametrize("outcome", ["MET", "PARTLY_MET"])
def test_verified_work_that_is_closed_as_met_stays_done(outcome: str) -> None:
    story = f"{VERIFIED} 2024-04-15 close outcome={outcome}"
    assert history_of(story).splitlines()[-2:] == [
        "2024-04-10 VERIFIED done on time | done on time",
        f"2024-04-15 CLOSED {outcome} done on time | done on time",
    ]
    assert column(story) == column(VERIFIED) == "done_on_time"


@pytest.mark.parametrize("outcome", ["NOT_MET", "REFERRED", "NO_LONGER_APPLICABLE"])
@pytest.mark.parametrize("closed_on", ["2024-03-01", "2024-04-15"])
def test_other_closings_are_assigned_and_not_done(outcome: str, closed_on: str) -> None:
    assert column(f"{WORK} {closed_on} close outcome={outcome}") == "closed_not_done"


def test_a_duplicate_is_outside_the_assigned_ones() -> None:
    story = f"{WORK} 2024-02-01 close outcome=DUPLICATE"
    assert history_of(story).splitlines()[-1] == "2024-02-01 CLOSED DUPLICATE"
    assert column(story) is None


def test_a_claim_is_not_a_result() -> None:
    assert column(f"{WORK} 2024-03-20 claim") == "open_in_time"


def test_work_without_a_date_is_done_without_a_date() -> None:
    story = """
        2024-01-10 assign lead=7
        2024-01-12 accept
        2024-03-20 claim
        2024-04-10 verify evidence=DOCUMENT_CHECKED
    """
    assert column(story) == "done_no_date"


def test_one_piece_of_work_may_be_late_by_the_original_and_on_time_by_the_revised_date() -> None:
    story = """
        2024-01-10 assign lead=7 due=2024-03-31
        2024-01-12 accept
        2024-03-01 extend due=2024-06-30
        2024-05-15 claim
        2024-07-20 verify evidence=SITE_VERIFIED
        2024-08-01 close outcome=PARTLY_MET
    """
    assert column(story, ClockName.ORIGINAL) == "done_late"
    assert column(story, ClockName.REVISED) == "done_on_time"


def test_reopened_work_is_overdue_from_the_day_it_is_reopened() -> None:
    story = f"{VERIFIED} 2024-04-15 close outcome=MET\n2024-06-01 reopen"
    assert history_of(story) == plain("""
        2024-01-10 ASSIGNED in time | in time
        2024-01-12 IN_PROGRESS in time | in time
        2024-03-20 CLAIMED in time | in time
        2024-04-10 VERIFIED done on time | done on time
        2024-04-15 CLOSED MET done on time | done on time
        2024-06-01 IN_PROGRESS overdue | overdue
    """)


def test_reopened_before_its_date_work_is_in_time_again() -> None:
    story = f"{WORK} 2024-02-01 close outcome=REFERRED\n2024-02-10 reopen"
    assert history_of(story).splitlines()[-3:] == [
        "2024-02-01 CLOSED REFERRED in time | in time",
        "2024-02-10 IN_PROGRESS in time | in time",
        "2024-04-01 IN_PROGRESS overdue | overdue",
    ]


@pytest.mark.parametrize(
    ("acts", "column_then"),
    [
        ("2024-01-10 propose lead=7 due=2024-03-31", None),
        ("2024-01-10 propose lead=7\n2024-01-11 reject", None),
        ("2024-01-10 assign lead=7\n2024-01-11 cancel", None),
        ("2024-01-10 assign lead=7\n2024-01-11 supersede", None),
        ("2024-01-10 assign lead=7", "open_no_date"),
        ("2024-01-10 assign lead=7 due=2024-03-31", "open_overdue"),
        ("2024-01-10 assign lead=7 due=2024-03-31\n2024-01-11 contest", "open_overdue"),
    ],
)
def test_proposed_rejected_cancelled_and_superseded_are_not_assigned(
    acts: str, column_then: str | None
) -> None:
    assert column(acts) == column_then


def test_what_is_stopped_is_a_column_of_the_revised_clock_only() -> None:
    story = f"{WORK} 2024-03-25 suspend"
    assert column(story, ClockName.REVISED) == "open_stopped"
    assert column(story, ClockName.ORIGINAL) == "open_overdue"
