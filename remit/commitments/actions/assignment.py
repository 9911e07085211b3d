"""Propose, assign, register, reject, allot: how a commitment begins and to whom it is given.

Exactly one lead unit; cooperating units are named and not accountable for the whole.
"""

import datetime as dt

from remit.commitments.actions import beginning, draft_ties, due_form, leads, passing
from remit.commitments.actions import case as cases
from remit.commitments.actions.beginning import Order, Step
from remit.commitments.actions.terms import Terms
from remit.domain.acts import By, Tag
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.kernel import writes
from remit.ledger.records import Act
from remit.organisation import queries as organisation


def propose(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """Whoever does more at a post than audit may propose a commitment; it counts only when it is
    assigned."""
    return _one(by, at, terms, on, Step.PROPOSE)


def assign(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """The issuer, or the steward of an issuer outside, assigns a result to one lead unit."""
    return _one(by, at, terms, on, Step.ASSIGN)


def register(*, by: By, at: dt.datetime, terms: Terms, on: dt.date | None = None) -> Act:
    """A unit registers what it owes by itself; its superior unit verifies it."""
    return _one(by, at, terms, on, Step.REGISTER)


def _one(by: By, at: dt.datetime, terms: Terms, on: dt.date | None, step: Step) -> Act:
    order = Order(terms, [(terms.lead, terms.due)])
    return beginning.begin(by=by, at=at, order=order, step=step, on=on)[0]


def assign_proposed(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    lead: int,
    due: Due | None = None,
    on: dt.date | None = None,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer assigns what was proposed, by the proposed date unless another one is given."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if Slip.PAST_DUE not in meant:
            passing.check_due(case, due or case.now.original, day=on)
        cooperating = list(case.place.cooperating)
        card = leads.standing(lead, on=on or case.today, today=case.today)
        leads.check_not_cooperating(card, cooperating)
        if Slip.OUTSIDE not in meant:
            leads.check_near(case.place.issuer, [card], on=case.today)
        data = {"lead": lead, "cooperating": cooperating, **_due_of(case, due)}
        assigned = cases.act(
            case,
            Permission.ASSIGN,
            Tag.COMMITMENT_ASSIGNED,
            on=on,
            data=data,
            texts=_wording_of(case, due),
            letter=letter,
        )
        draft_ties.decide(case, lead=lead, due=due)
        return assigned


def _wording_of(case: cases.Case, due: Due | None) -> dict[str, str]:
    kept = case.row.due_wording
    return due_form.texts(due) if due is not None or not kept else {"wording": kept}


def _due_of(case: cases.Case, due: Due | None) -> dict[str, object]:
    proposed = case.latest(Tag.COMMITMENT_PROPOSED)
    if due is not None or proposed is None:
        return due_form.data(due)
    return {key: proposed.data.get(key) for key in ("due", "due_said")}


def reject(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer rejects what was proposed, for ever and with a reason."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        given = cases.said(reason, "REASON_MISSING")
        rejected = cases.act(
            case,
            Permission.ASSIGN,
            Tag.COMMITMENT_REJECTED,
            texts={"reason": given},
            letter=letter,
        )
        draft_ties.follow(case)
        return rejected


def allot(*, by: By, at: dt.datetime, commitment: int, post: int) -> Act:
    """The head of the lead unit gives the work to a post of that unit, and so to a person."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if post not in {card.id for card in organisation.posts_of_unit(case.now.lead or 0)}:
            raise Refusal("POST_OUTSIDE_LEAD", post=str(post))
        return cases.act(case, Permission.ALLOT, Tag.COMMITMENT_ALLOTTED, data={"post": post})
