"""Accept or contest, and the issuer's answers to a contest: keep, reassign, redefine."""

import datetime as dt

from remit.commitments.actions import case as cases
from remit.commitments.actions import due_form, leads, passing
from remit.domain.acts import By, Tag
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.kernel import writes
from remit.ledger.records import Act
from remit.organisation.queries import UnitCard


def accept(*, by: By, at: dt.datetime, commitment: int, on: dt.date | None = None) -> Act:
    """The lead unit accepts, and the work is in progress."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(case, Permission.ACCEPT, Tag.COMMITMENT_ACCEPTED, on=on)


def contest(
    *, by: By, at: dt.datetime, commitment: int, reason: str, belongs_to: int | None = None
) -> Act:
    """The head of the lead unit contests the assignment, and may say whose it is."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.CONTEST,
            Tag.COMMITMENT_CONTESTED,
            data={"belongs_to": belongs_to},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
        )


def keep(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer keeps a contested assignment as it is."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        return cases.act(
            case,
            Permission.ANSWER_CONTEST,
            Tag.COMMITMENT_KEPT,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def reassign(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    lead: int,
    reason: str,
    cooperating: tuple[int, ...] | None = None,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer gives a contested commitment to another lead unit."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        card = _other_lead(case, lead)
        if Slip.OUTSIDE not in meant:
            leads.check_near(case.place.issuer, [card], on=case.today)
        units = case.place.cooperating if cooperating is None else cooperating
        return cases.act(
            case,
            Permission.ANSWER_CONTEST,
            Tag.COMMITMENT_REASSIGNED,
            data={"lead": lead, "cooperating": [unit for unit in units if unit != lead]},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def redefine(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    title: str,
    due: Due | None,
    reason: str,
    letter: str = "",
    meant: Meant = EVERYTHING,
) -> Act:
    """The issuer redefines a contested commitment: what is owed, and by when."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        if Slip.PAST_DUE not in meant:
            passing.check_due(case, due)
        texts = {
            "title": cases.said(title, "TITLE_MISSING"),
            "reason": cases.said(reason, "REASON_MISSING"),
            **due_form.texts(due),
        }
        return cases.act(
            case,
            Permission.ANSWER_CONTEST,
            Tag.COMMITMENT_REDEFINED,
            data=due_form.data(due),
            texts=texts,
            letter=letter,
        )


def _other_lead(case: cases.Case, lead: int) -> UnitCard:
    card = leads.standing(lead, on=case.today, today=case.today)
    if lead == case.now.lead:
        raise Refusal("LEAD_THE_SAME", code=card.code)
    leads.check_other_than_whole(case.row, card)
    return card
