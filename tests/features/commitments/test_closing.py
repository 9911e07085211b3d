"""Close with an outcome, cancel, supersede and reopen: only the issuer ends what it ordered."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from remit.commitments import actions, models
from remit.domain.acts import Tag
from remit.domain.vocabulary import Basis, Outcome, Work
from tests.support.government import Government
from tests.support.refused import refused

DAY = "2024-06-27"
NOTE = {"note": "As reported."}
WHY = {"reason": "The order was withdrawn."}
ONLY_ISSUER = {"leader", "secretary"}


def row_of(commitment: int) -> models.Commitment:
    return models.Commitment.objects.get(pk=commitment)


@pytest.mark.parametrize("outcome", [Outcome.MET, Outcome.PARTLY_MET])
def test_verified_work_closes_as_met_or_partly_met(city: Government, outcome: Outcome) -> None:
    commitment = city.verified()
    act = city.does("leader", DAY, actions.close, commitment=commitment, outcome=outcome, **NOTE)
    assert (act.tag, act.data, act.texts) == (
        Tag.COMMITMENT_CLOSED,
        {"outcome": outcome.value, "other": None},
        NOTE,
    )
    row = row_of(commitment)
    assert (row.work, row.outcome) == (Work.CLOSED, outcome)


@pytest.mark.parametrize("work", [Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS])
@pytest.mark.parametrize("outcome", [Outcome.NOT_MET, Outcome.NO_LONGER_APPLICABLE])
def test_other_work_closes_with_an_outcome_of_its_own(
    city: Government, work: Work, outcome: Outcome
) -> None:
    commitment = city.in_state(work)
    city.does("leader", DAY, actions.close, commitment=commitment, outcome=outcome, **NOTE)
    assert row_of(commitment).outcome == outcome


@pytest.mark.parametrize(
    ("work", "outcome"),
    [(Work.VERIFIED, Outcome.NOT_MET), (Work.IN_PROGRESS, Outcome.MET)],
)
def test_an_outcome_that_the_state_does_not_bear_is_refused(
    city: Government, work: Work, outcome: Outcome
) -> None:
    commitment = city.in_state(work)
    with refused("OUTCOME_NOT_ALLOWED") as caught:
        city.does("leader", DAY, actions.close, commitment=commitment, outcome=outcome, **NOTE)
    assert caught.value.params == {"outcome": outcome, "state": work}


def test_a_claim_is_not_closed_before_somebody_looked_at_it(city: Government) -> None:
    commitment = city.claimed()
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does(
            "leader", DAY, actions.close, commitment=commitment, outcome=Outcome.NOT_MET, **NOTE
        )


def test_a_closing_carries_a_note(city: Government) -> None:
    commitment = city.verified()
    with refused("NOTE_MISSING"):
        city.does(
            "leader", DAY, actions.close, commitment=commitment, outcome=Outcome.MET, note=" "
        )


def test_a_duplicate_names_the_other_commitment_and_no_longer_counts(city: Government) -> None:
    first, second = city.assigned(), city.assigned()
    for other in (None, second, 999_999):
        with refused("OTHER_COMMITMENT_MISSING"):
            city.does(
                "leader",
                DAY,
                actions.close,
                commitment=second,
                outcome=Outcome.DUPLICATE,
                other=other,
                **NOTE,
            )
    act = city.does(
        "leader",
        DAY,
        actions.close,
        commitment=second,
        outcome=Outcome.DUPLICATE,
        other=first,
        **NOTE,
    )
    assert act.data == {"outcome": "DUPLICATE", "other": first}
    last = models.Span.objects.filter(commitment=second, known_until=None).latest("on_from")
    assert (last.on_from, last.counted) == (dt.date(2024, 6, 27), False)


def test_only_the_issuer_ends_or_reopens(city: Government) -> None:
    running, closed, other = city.accepted(), city.closed(), city.assigned()
    ways: list[tuple[Callable[..., object], dict[str, Any]]] = [
        (actions.close, {"commitment": running, "outcome": Outcome.NOT_MET, **NOTE}),
        (actions.cancel, {"commitment": running, **WHY}),
        (actions.supersede, {"commitment": running, "other": other, **WHY}),
        (actions.reopen, {"commitment": closed, **WHY}),
    ]
    for action, what in ways:
        assert city.who_may(DAY, action, **what) == ONLY_ISSUER, action


def test_the_steward_decides_for_a_body_outside(city: Government) -> None:
    terms = city.terms(issuer=city.units["MIC"], basis=Basis.LETTER, letter="1234/BTTTT")
    commitment = city.does("steward", "2024-03-01", actions.assign, terms=terms).subject
    letter = {"letter": "99/BTTTT"}
    assert city.who_may(DAY, actions.cancel, commitment=commitment, **WHY, **letter) == {"steward"}


@pytest.mark.parametrize(
    ("action", "tag", "work"),
    [
        (actions.cancel, Tag.COMMITMENT_CANCELLED, Work.CANCELLED),
        (actions.supersede, Tag.COMMITMENT_SUPERSEDED, Work.SUPERSEDED),
    ],
)
def test_what_was_taken_back_no_longer_counts(
    city: Government, action: Callable[..., Any], tag: Tag, work: Work
) -> None:
    commitment, other = city.accepted(), city.assigned()
    what = {"other": other} if action is actions.supersede else {}
    with refused("REASON_MISSING"):
        city.does("secretary", DAY, action, commitment=commitment, reason="", **what)
    act = city.does("secretary", DAY, action, commitment=commitment, **WHY, **what)
    assert (act.tag, act.data, act.texts) == (tag, what, WHY)
    assert row_of(commitment).work == work
    last = models.Span.objects.filter(commitment=commitment, known_until=None).latest("on_from")
    assert not last.counted
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("secretary", DAY, action, commitment=commitment, **WHY, **what)


def test_nothing_supersedes_itself(city: Government) -> None:
    commitment = city.assigned()
    with refused("OTHER_COMMITMENT_MISSING"):
        city.does(
            "secretary", DAY, actions.supersede, commitment=commitment, other=commitment, **WHY
        )


def test_reopened_work_keeps_its_dates_and_is_overdue_again(city: Government) -> None:
    commitment = city.closed()
    with refused("REASON_MISSING"):
        city.does("leader", "2024-07-10", actions.reopen, commitment=commitment, reason="")
    act = city.does(
        "leader", "2024-07-10", actions.reopen, commitment=commitment, reason="It is offline."
    )
    assert (act.tag, act.texts) == (Tag.COMMITMENT_REOPENED, {"reason": "It is offline."})
    row = row_of(commitment)
    assert (row.work, row.outcome, row.revised) == (Work.IN_PROGRESS, "", dt.date(2024, 6, 28))


@pytest.mark.parametrize("work", [Work.VERIFIED, Work.CANCELLED, Work.REJECTED, Work.SUPERSEDED])
def test_only_closed_work_is_reopened(city: Government, work: Work) -> None:
    commitment = city.in_state(work)
    with refused("TRANSITION_NOT_ALLOWED"):
        city.does("leader", DAY, actions.reopen, commitment=commitment, **WHY)
