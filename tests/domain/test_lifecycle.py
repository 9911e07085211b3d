"""The transitions of a commitment, written out once more from the design and compared."""

import pytest

from remit.domain import lifecycle
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import OPEN, Outcome, Work

DESIGN = """
nothing     propose    PROPOSED
nothing     assign     ASSIGNED
PROPOSED    assign     ASSIGNED
PROPOSED    reject     REJECTED
ASSIGNED    accept     IN_PROGRESS
ASSIGNED    contest    CONTESTED
ASSIGNED    close      CLOSED
ASSIGNED    suspend    SUSPENDED
ASSIGNED    cancel     CANCELLED
ASSIGNED    supersede  SUPERSEDED
CONTESTED   keep       ASSIGNED
CONTESTED   reassign   ASSIGNED
CONTESTED   redefine   ASSIGNED
CONTESTED   close      CLOSED
CONTESTED   suspend    SUSPENDED
CONTESTED   cancel     CANCELLED
CONTESTED   supersede  SUPERSEDED
IN_PROGRESS claim      CLAIMED
IN_PROGRESS close      CLOSED
IN_PROGRESS suspend    SUSPENDED
IN_PROGRESS cancel     CANCELLED
IN_PROGRESS supersede  SUPERSEDED
CLAIMED     return     IN_PROGRESS
CLAIMED     verify     VERIFIED
CLAIMED     suspend    SUSPENDED
CLAIMED     cancel     CANCELLED
CLAIMED     supersede  SUPERSEDED
VERIFIED    refute     IN_PROGRESS
VERIFIED    close      CLOSED
CLOSED      reopen     IN_PROGRESS
SUSPENDED   resume     BEFORE_SUSPENSION
"""
TAGS = {
    "propose": Tag.COMMITMENT_PROPOSED,
    "reject": Tag.COMMITMENT_REJECTED,
    "assign": Tag.COMMITMENT_ASSIGNED,
    "accept": Tag.COMMITMENT_ACCEPTED,
    "contest": Tag.COMMITMENT_CONTESTED,
    "keep": Tag.COMMITMENT_KEPT,
    "reassign": Tag.COMMITMENT_REASSIGNED,
    "redefine": Tag.COMMITMENT_REDEFINED,
    "claim": Tag.COMMITMENT_CLAIMED,
    "return": Tag.COMMITMENT_RETURNED,
    "verify": Tag.COMMITMENT_VERIFIED,
    "refute": Tag.COMMITMENT_REFUTED,
    "close": Tag.COMMITMENT_CLOSED,
    "suspend": Tag.COMMITMENT_SUSPENDED,
    "resume": Tag.COMMITMENT_RESUMED,
    "cancel": Tag.COMMITMENT_CANCELLED,
    "supersede": Tag.COMMITMENT_SUPERSEDED,
    "reopen": Tag.COMMITMENT_REOPENED,
}
MOVES = {
    (None if before == "nothing" else Work(before), TAGS[word], after)
    for before, word, after in (line.split() for line in DESIGN.split("\n") if line)
}
FINAL = [Work.REJECTED, Work.CANCELLED, Work.SUPERSEDED, Work.ANNULLED]
BY_ISSUER = {Outcome.NOT_MET, Outcome.REFERRED, Outcome.DUPLICATE, Outcome.NO_LONGER_APPLICABLE}


def test_the_table_moves_a_commitment_as_the_design_does_and_not_otherwise() -> None:
    table = {
        (before, line.tag, line.after.value)
        for line in lifecycle.TRANSITIONS
        for before in line.before
        if line.after is not lifecycle.Leads.SAME
    }
    assert table == MOVES


def test_every_act_about_a_commitment_is_in_the_table_or_about_other_acts() -> None:
    tags = {tag for tag in Tag if tag.startswith("commitment.")}
    assert tags == lifecycle.BY_TAG.keys() | lifecycle.ABOUT_ACTS
    assert not lifecycle.BY_TAG.keys() & lifecycle.ABOUT_ACTS
    assert len(lifecycle.BY_TAG) == len(lifecycle.TRANSITIONS)


@pytest.mark.parametrize("state", FINAL)
def test_what_is_rejected_cancelled_or_superseded_stays_so(state: Work) -> None:
    assert lifecycle.acts_possible(state) == ()


@pytest.mark.parametrize("state", sorted(OPEN - {Work.SUSPENDED}))
def test_open_work_can_be_suspended_and_resuming_restores_what_it_was(state: Work) -> None:
    assert lifecycle.can(Tag.COMMITMENT_SUSPENDED, state)
    resumed = lifecycle.BY_TAG[Tag.COMMITMENT_RESUMED]
    assert resumed.after is lifecycle.Leads.BEFORE_SUSPENSION


def test_suspended_work_must_be_resumed_before_anything_else_ends_it() -> None:
    ending = {TAGS[word] for word in ("close", "cancel", "supersede", "claim", "verify")}
    assert not ending & set(lifecycle.acts_possible(Work.SUSPENDED))


@pytest.mark.parametrize("state", [Work.PROPOSED, Work.CLAIMED, Work.SUSPENDED, Work.VERIFIED])
def test_an_extension_is_asked_only_while_the_work_is_still_to_be_done(state: Work) -> None:
    assert not lifecycle.can(Tag.COMMITMENT_EXTENSION_ASKED, state)


OUT_OF_PLACE = [
    (state, line.tag)
    for line in lifecycle.TRANSITIONS
    for state in (None, *Work)
    if state not in line.before
]


@pytest.mark.parametrize(("state", "tag"), OUT_OF_PLACE)
def test_an_act_out_of_place_is_refused_with_both_named(state: Work | None, tag: Tag) -> None:
    with pytest.raises(Refusal, match="TRANSITION_NOT_ALLOWED") as refused:
        lifecycle.check_can(tag, state)
    assert refused.value.params == {"act": tag.value, "state": state or "NONE"}


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (Work.VERIFIED, {Outcome.MET, Outcome.PARTLY_MET}),
        (Work.ASSIGNED, BY_ISSUER),
        (Work.CONTESTED, BY_ISSUER),
        (Work.IN_PROGRESS, BY_ISSUER),
    ],
)
def test_verified_work_closes_as_met_and_other_work_never(
    state: Work, allowed: set[Outcome]
) -> None:
    for outcome in allowed:
        lifecycle.check_outcome(state, outcome)
    for outcome in set(Outcome) - allowed:
        with pytest.raises(Refusal, match="OUTCOME_NOT_ALLOWED"):
            lifecycle.check_outcome(state, outcome)


def test_an_act_that_is_possible_is_let_through() -> None:
    for before, tag, _ in MOVES:
        lifecycle.check_can(tag, before)
        assert tag in lifecycle.acts_possible(before)
