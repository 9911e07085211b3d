"""Claim, and what becomes of a claim: backdated with approval, returned, verified, refuted."""

import datetime as dt
from collections.abc import Sequence

from remit.commitments.actions import attachment
from remit.commitments.actions import case as cases
from remit.commitments.actions.attachment import NewFile
from remit.commitments.projections import current
from remit.domain import backdating, lifecycle, verification
from remit.domain.acts import By, Tag
from remit.domain.history import Fact, fold, state_on
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may, may
from remit.domain.vocabulary import Evidence, Work
from remit.kernel import calendars, writes
from remit.ledger import queries as ledger
from remit.ledger.records import Act

CHECKED = frozenset({Evidence.DOCUMENT_CHECKED, Evidence.SITE_VERIFIED})
_JUDGED = frozenset({Work.CLAIMED, Work.VERIFIED})


def claim(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    summary: str,
    on: dt.date | None = None,
    files: Sequence[NewFile] = (),
) -> Act:
    """The lead unit claims its result as of a day, perhaps with files that prove it.

    A day more than the free working days back counts only when the issuer approves it; until then
    the claim counts from the day on which it was recorded. Files are attached first, each by an act
    of its own; without the claim none of them is.
    """
    examined = attachment.examine(files)
    with writes.writing():
        if examined:
            attachment.attach(by=by, at=at, commitment=commitment, examined=examined)
        case = cases.opened(by=by, at=at, commitment=commitment)
        claimed_on = on or case.today
        calendar = calendars.site_calendar(case.today)
        late = backdating.is_late(claimed_on, case.today, calendar)
        check_may(Permission.CLAIM, case.viewer, case.place)
        if late:
            _check_in_progress(case, claimed_on)
        return cases.act(
            case,
            Permission.CLAIM,
            Tag.COMMITMENT_CLAIMED,
            on=case.today if late else claimed_on,
            data={"claimed_on": claimed_on.isoformat(), "awaits_approval": late},
            texts={"summary": cases.said(summary, "SUMMARY_MISSING")},
        )


def approve_backdating(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """The issuer approves the day that a late-recorded claim names; figures show it apart."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        waiting = _awaiting(case)
        return cases.act(
            case,
            Permission.DECIDE,
            Tag.COMMITMENT_BACKDATED,
            on=waiting.day("claimed_on"),
            data={"act": waiting.seq},
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def return_(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """A claim is returned with a reason, and the work goes on."""
    with writes.writing():
        case = cases.opened(by=by, at=at, commitment=commitment)
        check_may_judge(case)
        return cases.act(
            case,
            Permission.VERIFY,
            Tag.COMMITMENT_RETURNED,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def verify(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    evidence: Evidence,
    note: str,
    letter: str = "",
    on: dt.date | None = None,
) -> Act:
    """Another party verifies a claim, on documents or on site."""
    if evidence not in CHECKED:
        raise Refusal("VERIFICATION_NOT_A_CHECK", evidence=evidence.value)
    with writes.writing():
        case = as_claimed(by=by, at=at, commitment=commitment)
        verification.check_can_verify(
            case.viewer, case.place, standing=case.standing, letter=letter
        )
        check_another_party(case)
        return cases.act(
            case,
            Permission.VERIFY,
            Tag.COMMITMENT_VERIFIED,
            on=on,
            data={"evidence": evidence.value},
            texts={"note": cases.said(note, "NOTE_MISSING")},
            letter=letter,
        )


def refute(
    *,
    by: By,
    at: dt.datetime,
    commitment: int,
    reason: str,
    letter: str = "",
) -> Act:
    """What was verified turns out not to be so, and the work goes on."""
    with writes.writing():
        case = as_claimed(by=by, at=at, commitment=commitment)
        check_may_judge(case)
        return cases.act(
            case,
            Permission.VERIFY,
            Tag.COMMITMENT_REFUTED,
            texts={"reason": cases.said(reason, "REASON_MISSING")},
            letter=letter,
        )


def _check_in_progress(case: cases.Case, on: dt.date) -> None:
    """The issuer could not approve a day on which nobody was at work, or that later acts forbid."""
    lifecycle.check_can(Tag.COMMITMENT_CLAIMED, case.now.work)
    state = state_on(case.steps, on)
    if state is None or not lifecycle.can(Tag.COMMITMENT_CLAIMED, state.work):
        work = state.work.value if state else "NONE"
        raise Refusal("CLAIM_DAY_NOT_IN_PROGRESS", on=on.isoformat(), state=work)
    following = max(fact.seq for fact in case.facts) + 1
    fold((*case.facts, Fact(following, on, Tag.COMMITMENT_CLAIMED, {"claimed_on": on.isoformat()})))


def check_another_party(case: cases.Case) -> None:
    """Another post of the same person is not another party; the reason that holds is said. Where
    nothing is claimed there is no party yet."""
    if case.now.work not in _JUDGED or not verification.is_inside(case.everywhere, case.place):
        return
    claimed = case.latest(Tag.COMMITMENT_CLAIMED)
    act = ledger.act(claimed.seq) if claimed else None
    verification.check_outside(
        case.everywhere, case.place, acting=case.viewer, claimed_by=act.by if act else By()
    )


def check_may_judge(case: cases.Case) -> None:
    """Who lacks the right because the own unit or the own claim is judged is told so; who lacks it
    otherwise, which right it is."""
    if not may(Permission.VERIFY, case.viewer, case.place):
        check_another_party(case)
    check_may(Permission.VERIFY, case.viewer, case.place)


def as_claimed(*, by: By, at: dt.datetime, commitment: int) -> cases.Case:
    """The case with the organisation of the day of the claim: who was inside then stays inside."""
    row = current.known(commitment)
    return cases.opened(
        by=by, at=at, commitment=commitment, on=row.claimed_on if row is not None else None
    )


def _awaiting(case: cases.Case) -> Fact:
    claimed = case.latest(Tag.COMMITMENT_CLAIMED)
    if claimed is None or not claimed.data.get("awaits_approval") or claimed.recorded_late:
        raise Refusal("NO_CLAIM_AWAITS_APPROVAL")
    return claimed
