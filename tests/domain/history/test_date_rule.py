"""Third rule: who may move which date. Extension and resumption move the revised one alone."""

import pytest

from remit.domain.history import state_on
from tests.support.stories import history_of, parse, plain, steps_of

WORK = """
    2024-01-10 assign lead=7 due=2024-03-31
    2024-01-12 accept
"""
BEGIN = """
    2024-01-10 ASSIGNED in time | in time
    2024-01-12 IN_PROGRESS in time | in time
"""
EXTENDED = f"""{WORK}
    2024-03-20 ask-extension
    2024-03-20 extend due=2024-04-30 @2024-04-10
"""


def dues(story: str) -> str:
    """The original and the revised date at the end of a story."""
    state = steps_of(story)[-1].state
    return f"{state.original} | {state.revised}"


def test_known_then_a_commitment_was_overdue_while_its_extension_was_not_granted() -> None:
    assert history_of(EXTENDED, known="2024-04-09") == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | overdue
    """)


def test_known_now_a_granted_extension_has_held_since_the_day_it_was_asked() -> None:
    assert history_of(EXTENDED) == plain(f"""{BEGIN}
        2024-04-01 IN_PROGRESS overdue | in time
        2024-05-01 IN_PROGRESS overdue | overdue
    """)


def test_what_is_claimed_within_the_extension_is_late_by_one_clock_only() -> None:
    story = f"{EXTENDED} 2024-04-25 claim\n2024-05-03 verify evidence=DOCUMENT_CHECKED"
    assert history_of(story).splitlines()[-2:] == [
        "2024-04-25 CLAIMED overdue | in time",
        "2024-05-03 VERIFIED done late | done on time",
    ]


def test_an_extension_is_awaited_until_it_is_granted_or_refused() -> None:
    asked = f"{WORK} 2024-03-20 ask-extension"
    assert steps_of(asked)[-1].state.extension_asked
    for answer in ("2024-03-20 extend due=2024-04-30 @2024-04-10", "2024-03-25 refuse-extension"):
        assert not steps_of(f"{asked}\n{answer}")[-1].state.extension_asked
    assert dues(f"{asked}\n2024-03-25 refuse-extension") == "2024-03-31 | 2024-03-31"


@pytest.mark.parametrize(
    "ending",
    [
        "2024-03-25 claim",
        "2024-03-25 claim\n2024-03-26 return",
        "2024-03-25 claim\n2024-03-27 verify evidence=DOCUMENT_CHECKED",
        "2024-03-25 close outcome=NOT_MET",
        "2024-03-25 cancel",
    ],
)
def test_what_is_claimed_or_over_asks_for_no_more_time(ending: str) -> None:
    asked = f"{WORK} 2024-03-20 ask-extension"
    assert not steps_of(f"{asked}\n{ending}")[-1].state.extension_asked
    assert steps_of(f"{asked}\n2024-03-21 suspend")[-1].state.extension_asked


def test_an_extension_may_be_granted_though_work_was_claimed_on_the_day_of_asking() -> None:
    story = f"""{WORK}
        2024-03-20 ask-extension
        2024-03-20 claim
        2024-04-02 return
        2024-03-20 extend due=2024-04-30 @2024-04-10
    """
    assert history_of(story) == plain(f"""{BEGIN}
        2024-03-20 CLAIMED in time | in time
        2024-04-02 IN_PROGRESS overdue | in time
        2024-05-01 IN_PROGRESS overdue | overdue
    """)


SUSPENDED = f"{WORK} 2024-03-25 suspend"


def test_suspension_stops_the_revised_clock_and_never_the_original_one() -> None:
    assert history_of(SUSPENDED) == plain(f"""{BEGIN}
        2024-03-25 SUSPENDED in time | stopped
        2024-04-01 SUSPENDED overdue | stopped
    """)


def test_resuming_moves_the_revised_date_by_the_days_stopped() -> None:
    story = f"{SUSPENDED}\n2024-04-10 resume days=16"
    assert dues(story) == "2024-03-31 | 2024-04-16"
    assert history_of(story).splitlines()[-2:] == [
        "2024-04-10 IN_PROGRESS overdue | in time",
        "2024-04-17 IN_PROGRESS overdue | overdue",
    ]


def test_on_the_due_date_itself_the_clock_still_stops() -> None:
    story = f"{WORK} 2024-03-31 suspend"
    assert "2024-03-31 SUSPENDED in time | stopped" in history_of(story)


def test_suspension_does_not_stop_a_clock_that_is_already_overdue() -> None:
    story = f"{WORK} 2024-04-01 suspend\n2024-04-10 resume days=9"
    assert history_of(story) == plain(f"""{BEGIN}
        2024-04-01 SUSPENDED overdue | overdue
        2024-04-10 IN_PROGRESS overdue | overdue
    """)
    assert dues(story) == "2024-03-31 | 2024-03-31"


def test_suspending_what_was_claimed_in_time_stops_its_revised_clock_even_later() -> None:
    story = f"{WORK} 2024-03-30 claim\n2024-04-05 suspend\n2024-04-08 resume days=3"
    assert history_of(story) == plain(f"""{BEGIN}
        2024-03-30 CLAIMED in time | in time
        2024-04-05 SUSPENDED in time | stopped
        2024-04-08 CLAIMED in time | in time
    """)


def test_work_without_a_date_has_no_clock_to_stop() -> None:
    story = "2024-01-10 assign lead=7\n2024-02-01 suspend\n2024-03-01 resume days=29"
    assert history_of(story) == plain("""
        2024-01-10 ASSIGNED no date | no date
        2024-02-01 SUSPENDED no date | no date
        2024-03-01 ASSIGNED no date | no date
    """)


def test_an_extension_granted_after_a_resumption_is_moved_by_the_days_stopped() -> None:
    story = f"""{WORK}
        2024-03-20 ask-extension
        2024-03-25 suspend
        2024-04-10 resume days=16
        2024-03-20 extend due=2024-04-30 @2024-04-12
    """
    assert dues(story) == "2024-03-31 | 2024-05-16"


def test_an_extension_asked_before_shows_that_the_clock_did_stop() -> None:
    story = f"""{WORK}
        2024-03-20 ask-extension
        2024-04-05 suspend
        2024-04-15 resume days=10
        2024-03-20 extend due=2024-04-30 @2024-04-20
    """
    assert "2024-04-05 SUSPENDED overdue | overdue" in history_of(story, known="2024-04-19")
    assert "2024-04-05 SUSPENDED overdue | stopped" in history_of(story)
    assert dues(story) == "2024-03-31 | 2024-05-10"


def test_the_correction_of_a_mistyped_date_changes_both() -> None:
    story = f"{WORK} 2024-01-10 correct-due due=2024-05-31 @2024-04-20"
    assert "2024-04-01 IN_PROGRESS overdue | overdue" in history_of(story, known="2024-04-19")
    assert history_of(story) == plain(f"""{BEGIN}
        2024-06-01 IN_PROGRESS overdue | overdue
    """)


def test_a_correction_from_the_beginning_keeps_later_extensions_and_stops() -> None:
    extended = f"{EXTENDED} 2024-01-10 correct-due due=2024-03-29 @2024-05-02"
    assert dues(extended) == "2024-03-29 | 2024-04-30"
    stopped = f"""{SUSPENDED}
        2024-04-10 resume days=16
        2024-01-10 correct-due due=2024-03-29 @2024-05-02
    """
    assert dues(stopped) == "2024-03-29 | 2024-04-14"


def test_redefinition_sets_the_original_date_anew_and_other_answers_leave_it() -> None:
    contested = "2024-01-10 assign lead=7 due=2024-03-31\n2024-01-15 contest\n"
    assert dues(f"{contested} 2024-01-20 redefine due=2024-06-30") == "2024-06-30 | 2024-06-30"
    assert dues(f"{contested} 2024-01-20 redefine due=-") == "None | None"
    for answer in ("keep", "reassign lead=8", "redefine"):
        assert dues(f"{contested} 2024-01-20 {answer}") == "2024-03-31 | 2024-03-31"


def test_contested_work_runs_on_by_both_clocks() -> None:
    story = "2024-01-10 assign lead=7 due=2024-01-31\n2024-01-15 contest"
    assert history_of(story).splitlines()[-1] == "2024-02-01 CONTESTED overdue | overdue"


def test_a_new_lead_unit_keeps_the_dates_and_allots_anew() -> None:
    story = f"{WORK} 2024-01-20 allot post=3\n2024-02-01 transfer lead=8"
    steps = steps_of(story)
    leads = [
        (state.lead, state.post) for line in parse(story) if (state := state_on(steps, line.on))
    ]
    assert leads == [(7, None), (7, None), (7, 3), (8, None)]
    assert dues(story) == "2024-03-31 | 2024-03-31"


def test_resuming_restores_what_was_before() -> None:
    for before in ("", "2024-02-01 contest", "2024-02-01 accept"):
        story = f"2024-01-10 assign lead=7 due=2024-03-31\n{before}"
        stopped = f"{story}\n2024-02-10 suspend\n2024-02-20 resume days=10"
        assert steps_of(stopped)[-1].state.work == steps_of(story)[-1].state.work
