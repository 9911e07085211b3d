"""First rule: acts fold by the day on which they take effect, then by the order of recording."""

import pytest

from remit.domain import history
from remit.domain.vocabulary import Work
from tests.support.stories import facts, history_of, parse, plain, steps_of, write

STORY = """
    2024-01-10 assign lead=7 due=2024-03-31
    2024-01-12 accept
    2024-03-20 claim
    2024-03-25 verify evidence=SITE_VERIFIED
    2024-04-02 close outcome=MET
"""


def test_a_story_told_in_order_runs_from_assignment_to_closing() -> None:
    assert history_of(STORY) == plain("""
        2024-01-10 ASSIGNED in time | in time
        2024-01-12 IN_PROGRESS in time | in time
        2024-03-20 CLAIMED in time | in time
        2024-03-25 VERIFIED done on time | done on time
        2024-04-02 CLOSED MET done on time | done on time
    """)


def test_an_act_recorded_late_stands_on_the_day_it_took_effect() -> None:
    story = """
        2024-01-10 assign lead=7 due=2024-03-31
        2024-01-12 accept
        2024-02-01 suspend @2024-02-20
        2024-02-20 resume days=19
    """
    assert "SUSPENDED" not in history_of(story, known="2024-02-19")
    assert "2024-02-01 SUSPENDED in time | stopped" in history_of(story)


def test_of_two_acts_on_one_day_the_one_recorded_later_folds_later() -> None:
    story = """
        2024-01-10 assign lead=7 due=2024-03-31
        2024-01-10 contest
        2024-01-10 reassign lead=8
        2024-01-10 accept
    """
    assert [(step.state.work, step.state.lead) for step in steps_of(story)] == [
        (Work.IN_PROGRESS, 8)
    ]


@pytest.mark.parametrize(
    ("late", "in_the_way"),
    [
        ("2024-01-11 claim @2024-05-01", "commitment.claimed"),
        ("2024-03-22 return @2024-05-01", "commitment.verified"),
        ("2024-02-01 cancel @2024-05-01", "commitment.claimed"),
        ("2024-03-26 refute @2024-05-01", "commitment.closed"),
        ("2024-05-01 annul act=2", "commitment.claimed"),
        ("2024-05-01 annul act=4", "commitment.closed"),
        ("2024-01-01 backdate act=3 @2024-05-01", "commitment.claimed"),
    ],
)
def test_an_act_that_makes_the_history_impossible_is_refused_naming_the_one_in_the_way(
    late: str, in_the_way: str
) -> None:
    with pytest.raises(history.Impossible, match="HISTORY_IMPOSSIBLE") as refused:
        steps_of(f"{STORY}\n{late}")
    assert refused.value.params["tag"] == in_the_way
    assert str(refused.value.fact.seq) == refused.value.params["act"]


def test_a_closing_as_met_does_not_outlive_the_verification_it_stood_on() -> None:
    story = f"{STORY}\n2024-03-27 refute @2024-05-01"
    with pytest.raises(history.Impossible) as refused:
        steps_of(story)
    assert refused.value.params["act"] == "5"
    assert refused.value.params["state"] == Work.IN_PROGRESS


def test_a_closing_as_not_met_is_in_the_way_of_a_verification_found_later() -> None:
    story = """
        2024-01-10 assign lead=7
        2024-01-12 accept
        2024-04-01 close outcome=NOT_MET
        2024-03-20 claim @2024-05-01
        2024-03-25 verify evidence=DOCUMENT_CHECKED @2024-05-01
    """
    with pytest.raises(history.Impossible) as refused:
        steps_of(story)
    assert refused.value.params["tag"] == "commitment.closed"


def test_an_annulled_act_is_out_of_the_fold_from_the_moment_it_is_known() -> None:
    story = f"{STORY}\n2024-05-01 annul act=5"
    assert "CLOSED" in history_of(story, known="2024-04-30")
    assert history_of(story).splitlines()[-1] == "2024-03-25 VERIFIED done on time | done on time"


def test_an_annulled_annulment_has_no_effect() -> None:
    story = f"{STORY}\n2024-05-01 annul act=5\n2024-05-02 annul act=6"
    assert history_of(story) == history_of(STORY)
    assert history.fold(reversed(facts(parse(story)))) == steps_of(STORY)


def test_a_future_assignment_counts_from_its_day_and_can_be_annulled() -> None:
    story = """
        2024-07-01 assign lead=7 due=2024-09-30 @2024-05-01
        2024-06-01 annul act=1
    """
    known_then = steps_of(story, known="2024-05-31")
    assert history.state_on(known_then, parse(story)[0].on) is not None
    assert history.state_on(known_then, parse(story)[1].on) is None
    assert history_of(story) == ""


def test_a_commitment_is_nothing_before_its_first_act_is_known() -> None:
    assert history.segments(steps_of(STORY, known="2024-01-09")) == ()


def test_a_story_is_read_and_written_in_one_notation() -> None:
    text = write(parse(f"{STORY} # a comment\n2024-04-01 report blocked=LACKS_DATA @2024-04-05"))
    assert text.splitlines()[3] == "2024-03-25 verify evidence=SITE_VERIFIED"
    assert text.splitlines()[5] == "2024-04-01 report blocked=LACKS_DATA @2024-04-05"
    assert write(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-10 assign lead=7\n2024-01-09 accept",
        "2024-01-10 perform",
        "2024-01-10 assign lead",
        "2024-02-30 accept",
    ],
)
def test_a_line_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"story|recorded before|day"):
        parse(text)


def test_what_is_known_on_a_day_is_what_was_recorded_by_its_end() -> None:
    told = parse(STORY)
    assert [fact.seq for fact in facts(told, known_on=told[2].on)] == [1, 2, 3]
