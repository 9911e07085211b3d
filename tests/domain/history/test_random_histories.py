"""Whatever happened, in whatever order it was recorded: the fold says what the design says."""

import datetime as dt
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.domain import history
from remit.domain.acts import Tag
from remit.domain.history import Fact, Segment
from remit.domain.vocabulary import Clock, Evidence, Outcome, Work
from tests.domain.history import histories
from tests.support import oracle, stories

FIRST = histories.START - dt.timedelta(days=65)


def at(segments: tuple[Segment, ...], day: dt.date) -> oracle.Seen | None:
    """What the history says about one day, in the terms of the oracle."""
    for one in segments:
        if one.on_from <= day and (one.on_until is None or day < one.on_until):
            state = one.state
            return oracle.Seen(one.bucket, state.lead, state.post, state.original, state.revised)
    return None


def outcome_of(facts: tuple[Fact, ...]) -> object:
    """The steps, or the act in the way."""
    try:
        return history.fold(facts)
    except history.Impossible as impossible:
        return impossible.params


@pytest.mark.slow
@settings(max_examples=100)
@given(histories.histories(), st.sets(st.integers(0, 18), min_size=1, max_size=3))
def test_every_day_is_told_as_the_design_tells_it_whatever_was_known(
    facts: tuple[Fact, ...], points: set[int]
) -> None:
    for known in {*points, len(facts)}:
        told = history.segments(history.fold(fact for fact in facts if fact.seq <= known))
        for day, seen in oracle.days(facts, known, FIRST, histories.LAST):
            assert at(told, day) == seen, (day, known)


@given(histories.histories())
def test_segments_cover_every_day_from_the_first_without_gap_or_overlap(
    facts: tuple[Fact, ...],
) -> None:
    steps = history.fold(facts)
    told = history.segments(steps)
    assert [one.on_from for one in told[:1]] == [step.on for step in steps[:1]]
    assert [one.on_until for one in told[-1:]] == [None] * len(told[-1:])
    for before, after in itertools.pairwise(told):
        assert before.on_from < after.on_from == before.on_until
        assert (before.state, before.bucket) != (after.state, after.bucket)


@given(histories.histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_acts_are_given_does_not_matter(
    facts: tuple[Fact, ...], chance: random.Random
) -> None:
    assert history.fold(chance.sample(facts, len(facts))) == history.fold(facts)


@given(histories.histories().filter(len), st.data())
def test_an_annulled_act_is_as_if_it_had_never_been(
    facts: tuple[Fact, ...], data: st.DataObject
) -> None:
    seq = data.draw(st.integers(1, len(facts)))
    annulment = Fact(len(facts) + 1, histories.LAST, Tag.COMMITMENT_ACT_ANNULLED, {"act": seq})
    without = tuple(fact for fact in facts if fact.seq != seq)
    assert outcome_of((*facts, annulment)) == outcome_of(without)


@given(histories.stories_told())
def test_a_story_reads_back_as_it_was_written(told: histories.Told) -> None:
    assert stories.parse(stories.write(told)) == told


def test_random_histories_reach_every_act_state_clock_and_evidence() -> None:
    reached: set[object] = set()

    @settings(max_examples=300)
    @given(histories.histories())
    def look(facts: tuple[Fact, ...]) -> None:
        reached.update(fact.tag for fact in facts)
        for segment in history.segments(history.fold(facts)):
            reached.update(segment.bucket)

    look()
    # What was taken back whole has no history: nothing of it folds.
    works = {*Work} - {Work.ANNULLED}
    wanted = {*stories.WORDS.values(), *works, *Clock, *Evidence, Outcome.MET, Outcome.DUPLICATE}
    assert wanted - reached == set()
