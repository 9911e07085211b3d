"""A commitment whose basis changed: what may be done about it in each state, what settles it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.domain import bases, lifecycle
from remit.domain.acts import Tag
from remit.domain.history import Fact
from remit.domain.vocabulary import OPEN, Work

DAY = dt.date(2024, 3, 1)
TAGS = st.sampled_from([*sorted(bases.SETTLING), Tag.COMMITMENT_REPORTED, Tag.COMMITMENT_ALLOTTED])


def facts(tags: list[Tag]) -> list[Fact]:
    return [Fact(seq, DAY, tag, {}) for seq, tag in enumerate(tags, start=1)]


@pytest.mark.parametrize(
    ("work", "answers"),
    [
        (Work.ASSIGNED, {Tag.COMMITMENT_SUPERSEDED, Tag.COMMITMENT_UPHELD}),
        (
            Work.CONTESTED,
            {Tag.COMMITMENT_SUPERSEDED, Tag.COMMITMENT_REDEFINED, Tag.COMMITMENT_KEPT},
        ),
        (Work.CLAIMED, {Tag.COMMITMENT_SUPERSEDED, Tag.COMMITMENT_UPHELD}),
        (Work.SUSPENDED, {Tag.COMMITMENT_UPHELD}),
        (Work.CLOSED, set()),
        (Work.PROPOSED, set()),
    ],
)
def test_what_may_be_done_depends_on_the_state(work: Work, answers: set[Tag]) -> None:
    assert set(bases.answers(work)) == answers


@given(st.sampled_from(Work))
def test_whatever_is_open_can_be_settled_and_nothing_else(work: Work) -> None:
    found = bases.answers(work)
    assert bool(bases.SETTLING & set(found)) is (work in OPEN)
    assert all(lifecycle.can(tag, work) for tag in found)


@given(st.lists(TAGS, max_size=8))
def test_the_latest_answer_settles_what_was_known_then(tags: list[Tag]) -> None:
    settling = [seq for seq, tag in enumerate(tags, start=1) if tag in bases.SETTLING]
    assert bases.settled_in(facts(tags)) == max(settling, default=0)


def test_an_answer_that_was_annulled_settles_nothing() -> None:
    upheld = Fact(1, DAY, Tag.COMMITMENT_UPHELD, {})
    annulled = Fact(2, DAY, Tag.COMMITMENT_ACT_ANNULLED, {"act": 1})
    assert bases.settled_in([upheld, annulled]) == 0


def test_what_begins_after_a_change_knows_its_basis() -> None:
    assert bases.is_touched(5, 9)
    assert not bases.is_touched(9, 5)
