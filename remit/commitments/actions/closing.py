"""Close with an outcome, cancel, supersede, reopen, and take a mistaken act out of the history."""

import datetime as dt

from remit.commitments import models
from remit.commitments.actions import annulling, draft_ties
from remit.commitments.actions import case as cases
from remit.domain import lifecycle
from remit.domain.acts import By, Tag
from remit.domain.history import state_on
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Outcome
from remit.kernel import writes
from remit.ledger.records import Act


def close(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    outcome: Outcome,
    note: str,
    other: int | None = None,
    on: dt.date | None = None,
    letter: str = "",
) -> Act:
    """The issuer closes: verified work as met or partly met, other work with its own outcome.

    `other` is the commitment of which this one is a duplicate, or the unit it was referred to.
    """
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        state = state_on(case.steps, on or case.today) or case.now
        lifecycle.check_can(Tag.COMMITMENT_CLOSED, state.work)
        lifecycle.check_outcome(state.work, outcome)
        if outcome is Outcome.DUPLICATE:
            _check_other(commitment, other)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_CLOSED,
            on=on,
            data={"outcome": outcome.value, "other": other},
            texts={"note": cases.said(note, "NOTE_MISSING")},
            letter=letter,
        )


def cancel(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer takes an order back; it no longer counts."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_CANCELLED,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def supersede(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    other: int,
    reason: str,
    letter: str = "",
) -> Act:
    """Another commitment takes the place of this one."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        _check_other(commitment, other)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_SUPERSEDED,
            data={"other": other},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def reopen(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer opens closed work again; its dates stay what they were."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_REOPENED,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def annul(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    act: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer takes a mistaken act, or a future assignment, out of the history; so does the lead
    unit with evidence that nobody judged yet.

    Refused if what would remain is impossible, naming the act in the way.
    """
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        annulling.check_can_annul(case, act)
        right, seen = annulling.right(case, act)
        annulled = cases.act(
            seen,
            right,
            Tag.COMMITMENT_ACT_ANNULLED,
            data={"act": act},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )
        draft_ties.follow(case)
        return annulled


def _check_other(commitment: int, other: int | None) -> None:
    known = models.Commitment.objects.filter(pk=other or 0).exists()
    if other is None or other == commitment or not known:
        raise Refusal("OTHER_COMMITMENT_MISSING")
