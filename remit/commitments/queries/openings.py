"""What a viewer may do on a commitment now: the acts that both tables allow."""

import datetime as dt

from remit.commitments.actions import case as cases
from remit.commitments.actions import upholding
from remit.domain import lifecycle
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may, may
from remit.domain.vocabulary import OPEN, Work

NEEDS = {
    Tag.COMMITMENT_REJECTED: Permission.ASSIGN,
    Tag.COMMITMENT_ASSIGNED: Permission.ASSIGN,
    Tag.COMMITMENT_ALLOTTED: Permission.ALLOT,
    Tag.COMMITMENT_ACCEPTED: Permission.ACCEPT,
    Tag.COMMITMENT_CONTESTED: Permission.CONTEST,
    Tag.COMMITMENT_KEPT: Permission.ANSWER_CONTEST,
    Tag.COMMITMENT_REASSIGNED: Permission.ANSWER_CONTEST,
    Tag.COMMITMENT_REDEFINED: Permission.ANSWER_CONTEST,
    Tag.COMMITMENT_UPHELD: Permission.DECIDE,
    Tag.COMMITMENT_REPORTED: Permission.REPORT,
    Tag.COMMITMENT_EVIDENCED: Permission.REPORT,
    Tag.COMMITMENT_SIGNED_OFF: Permission.SIGN_OFF,
    Tag.COMMITMENT_ASSESSED: Permission.ASSESS,
    Tag.COMMITMENT_CLAIMED: Permission.CLAIM,
    Tag.COMMITMENT_BACKDATED: Permission.DECIDE,
    Tag.COMMITMENT_RETURNED: Permission.VERIFY,
    Tag.COMMITMENT_VERIFIED: Permission.VERIFY,
    Tag.COMMITMENT_REFUTED: Permission.VERIFY,
    Tag.COMMITMENT_CLOSED: Permission.DECIDE,
    Tag.COMMITMENT_SUSPENDED: Permission.DECIDE,
    Tag.COMMITMENT_RESUMED: Permission.DECIDE,
    Tag.COMMITMENT_EXTENSION_ASKED: Permission.ASK_EXTENSION,
    Tag.COMMITMENT_EXTENDED: Permission.DECIDE,
    Tag.COMMITMENT_EXTENSION_REFUSED: Permission.DECIDE,
    Tag.COMMITMENT_DUE_CORRECTED: Permission.DECIDE,
    Tag.COMMITMENT_CANCELLED: Permission.DECIDE,
    Tag.COMMITMENT_SUPERSEDED: Permission.DECIDE,
    Tag.COMMITMENT_REOPENED: Permission.DECIDE,
    Tag.COMMITMENT_TRANSFERRED: Permission.DECIDE,
    Tag.COMMITMENT_ACT_ANNULLED: Permission.DECIDE,
}
_EXTENDING = frozenset({Tag.COMMITMENT_EXTENDED, Tag.COMMITMENT_EXTENSION_REFUSED})


def openings(*, by: By, at: dt.datetime, commitment: int) -> tuple[Tag, ...]:
    """The acts that the state and the rights allow, in the order of the table."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    work = case.now.work if case.steps else None
    possible = [*lifecycle.acts_possible(work), *_about_acts(case)]
    return tuple(
        tag
        for tag in possible
        if tag in NEEDS and may(NEEDS[tag], case.viewer, case.place) and _fits(case, tag)
    )


def check_open(*, by: By, at: dt.datetime, commitment: int, tag: Tag | None) -> None:
    """Whoever may not do it now is told why; without a tag it is about breaking down."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    check_may(Permission.BREAK_DOWN if tag is None else NEEDS[tag], case.viewer, case.place)
    work = case.now.work
    if tag is None:
        if work not in OPEN:
            raise Refusal("BREAK_DOWN_NOT_OPEN", state=work.value)
        return
    if tag in _EXTENDING and not case.now.extension_asked:
        raise Refusal("EXTENSION_NOT_ASKED")
    if tag not in openings(by=by, at=at, commitment=commitment):
        raise Refusal("TRANSITION_NOT_ALLOWED", act=tag.value, state=work.value)


def may_break_down(*, by: By, at: dt.datetime, commitment: int) -> bool:
    """Whether the viewer may give parts of the work to other units."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    return case.now.work in OPEN and may(Permission.BREAK_DOWN, case.viewer, case.place)


def _about_acts(case: cases.Case) -> list[Tag]:
    claimed = case.latest(Tag.COMMITMENT_CLAIMED)
    waits = claimed and claimed.data.get("awaits_approval") and not claimed.recorded_late
    annullable = [Tag.COMMITMENT_ACT_ANNULLED] if case.now.work is not Work.REJECTED else []
    return [*([Tag.COMMITMENT_BACKDATED] if waits else []), *annullable]


def _fits(case: cases.Case, tag: Tag) -> bool:
    if tag in _EXTENDING:
        return case.now.extension_asked
    if tag is Tag.COMMITMENT_UPHELD:
        return bool(upholding.unsettled(case))
    if tag is Tag.COMMITMENT_EXTENSION_ASKED:
        return case.now.revised is not None and not case.now.extension_asked
    return True
