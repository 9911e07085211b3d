"""Second rule: a claim holds both clocks at its own date until it is returned."""

from remit.domain.history import state_on
from remit.domain.vocabulary import Evidence
from tests.support.stories import history_of, parse, plain, steps_of

WORK = """
    2024-01-10 assign lead=7 due=2024-03-31
    2024-01-12 accept
"""
BEGIN = """
    2024-01-10 ASSIGNED in time | in time
    2024-01-12 IN_PROGRESS in time | in time
"""


def test_a_claim_holds_both_clocks_and_stays_in_time_however_long_it_waits() -> None:
    assert history_of(f"{WORK} 2024-03-31 claim") == plain(f"""{BEGIN}
        2024-03-31 CLAIMED in time | in time
    """)


def test_without_a_claim_work_is_overdue_from_the_day_after_the_due_date() -> None:
    assert history_of(WORK) == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | overdue
    """)


def test_a_claim_that_comes_late_holds_the_clocks_as_overdue() -> None:
    story = f"{WORK} 2024-04-05 claim\n2024-04-09 verify evidence=DOCUMENT_CHECKED"
    assert history_of(story) == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | overdue
        2024-04-05 CLAIMED overdue | overdue
        2024-04-09 VERIFIED done late | done late
    """)


def test_verified_work_is_on_time_by_the_day_of_the_claim_not_of_the_verification() -> None:
    story = f"{WORK} 2024-03-31 claim\n2024-05-20 verify evidence=DOCUMENT_CHECKED"
    assert history_of(story) == plain(f"""{BEGIN}
        2024-03-31 CLAIMED in time | in time
        2024-05-20 VERIFIED done on time | done on time
    """)


def test_a_claim_returned_after_the_due_date_is_overdue_from_the_return() -> None:
    assert history_of(f"{WORK} 2024-03-30 claim\n2024-04-10 return") == plain(f"""{BEGIN}
        2024-03-30 CLAIMED in time | in time
        2024-04-10 IN_PROGRESS overdue | overdue
    """)


def test_a_claim_returned_before_the_due_date_is_overdue_from_the_day_after_it() -> None:
    assert history_of(f"{WORK} 2024-03-10 claim\n2024-03-20 return") == plain(f"""{BEGIN}
        2024-03-10 CLAIMED in time | in time
        2024-03-20 IN_PROGRESS in time | in time
        2024-04-01 IN_PROGRESS overdue | overdue
    """)


def test_a_claim_returned_on_the_due_date_has_that_day_left() -> None:
    assert history_of(f"{WORK} 2024-03-10 claim\n2024-03-31 return") == plain(f"""{BEGIN}
        2024-03-10 CLAIMED in time | in time
        2024-03-31 IN_PROGRESS in time | in time
        2024-04-01 IN_PROGRESS overdue | overdue
    """)


def test_after_a_return_only_the_next_claim_counts() -> None:
    story = f"""{WORK}
        2024-03-10 claim
        2024-04-10 return
        2024-04-15 claim
        2024-04-18 verify evidence=DOCUMENT_CHECKED
    """
    assert history_of(story).splitlines()[-2:] == [
        "2024-04-15 CLAIMED overdue | overdue",
        "2024-04-18 VERIFIED done late | done late",
    ]


def test_a_refuted_verification_sets_the_clocks_going_again() -> None:
    story = f"""{WORK}
        2024-03-30 claim
        2024-04-03 verify evidence=DOCUMENT_CHECKED
        2024-06-01 refute
    """
    assert history_of(story) == plain(f"""{BEGIN}
        2024-03-30 CLAIMED in time | in time
        2024-04-03 VERIFIED done on time | done on time
        2024-06-01 IN_PROGRESS overdue | overdue
    """)


BACKDATED = f"""{WORK}
    2024-04-08 claim
    2024-03-29 backdate act=3 @2024-04-20
    2024-04-22 verify evidence=DOCUMENT_CHECKED
"""


def test_a_backdated_claim_counts_from_its_recording_day_until_it_is_approved() -> None:
    assert history_of(BACKDATED, known="2024-04-19") == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | overdue
        2024-04-08 CLAIMED overdue | overdue
    """)


def test_the_approval_moves_a_backdated_claim_and_shows_it_as_recorded_late() -> None:
    assert history_of(BACKDATED) == plain(f"""{BEGIN}
        2024-03-29 CLAIMED in time | in time, recorded late
        2024-04-22 VERIFIED done on time | done on time, recorded late
    """)


def test_an_annulled_approval_moves_the_claim_back_to_its_recording_day() -> None:
    story = f"{BACKDATED} 2024-05-02 annul act=4"
    assert history_of(story) == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | overdue
        2024-04-08 CLAIMED overdue | overdue
        2024-04-22 VERIFIED done late | done late
    """)


def test_a_new_claim_after_a_return_is_not_recorded_late_because_the_first_one_was() -> None:
    story = f"""{WORK}
        2024-03-08 claim
        2024-03-01 backdate act=3 @2024-03-09
        2024-03-15 return
        2024-03-20 claim
    """
    assert history_of(story).splitlines()[-1] == "2024-03-20 CLAIMED in time | in time"


def test_evidence_follows_the_claim() -> None:
    story = f"""{WORK}
        2024-02-01 claim
        2024-02-05 return
        2024-02-10 claim
        2024-02-15 verify evidence=SITE_VERIFIED
        2024-02-20 refute
    """
    steps = steps_of(story)
    found = [state.evidence for line in parse(story)[1:] if (state := state_on(steps, line.on))]
    assert found == [
        Evidence.NONE,
        Evidence.CLAIMED,
        Evidence.NONE,
        Evidence.CLAIMED,
        Evidence.SITE_VERIFIED,
        Evidence.REFUTED,
    ]
