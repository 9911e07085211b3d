"""What a viewer may do on a commitment now: the acts that both tables allow and that nothing else
stands in the way of; a door that is offered opens."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from remit.commitments.actions import annulling, breakdown, claims, timing, upholding
from remit.commitments.actions import case as cases
from remit.commitments.queries import lists
from remit.domain import extensions, lifecycle, verification
from remit.domain.acts import By, Tag
from remit.domain.history import state_on
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, Viewer, may
from remit.domain.vocabulary import NOT_STANDING

Check = Callable[[cases.Case], None]
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
# Judged with the organisation of the day of the claim: who was inside then stays inside.
_AS_CLAIMED = frozenset({Tag.COMMITMENT_VERIFIED, Tag.COMMITMENT_REFUTED})


@dataclass(frozen=True, slots=True)
class Doors:
    """What state and right allow: the acts that would be taken now, and the others with what
    stands in their way; and the evidence that may be taken back."""

    open: tuple[Tag, ...]
    shut: Mapping[Tag, Refusal]
    withdrawable: tuple[int, ...] = ()


NONE = Doors((), MappingProxyType({}))


def doors(*, by: By, at: dt.datetime, commitment: int) -> Doors:
    """The acts that the state and the rights allow, in the order of the table."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    found, shut, withdrawable = [], {}, annulling.withdrawable(case)
    for tag in _possible(case):
        seen = _seen_by(case, tag)
        if _may(seen, tag) or (withdrawable and tag is Tag.COMMITMENT_ACT_ANNULLED):
            barrier = _barrier(seen, tag)
            if barrier is None:
                found.append(tag)
            else:
                shut[tag] = barrier
    return Doors(tuple(found), shut, withdrawable)


def openings(*, by: By, at: dt.datetime, commitment: int) -> tuple[Tag, ...]:
    """The acts that would be taken now."""
    return doors(by=by, at=at, commitment=commitment).open


def check_open(*, by: By, at: dt.datetime, commitment: int, tag: Tag | None) -> None:
    """Whoever may not do it now is told why; without a tag it is about breaking down."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    seen = _seen_by(case, tag)
    _check_right(seen, tag)
    if tag is None:
        breakdown.check_can_have_parts(case)
        return
    if tag in _EXTENDING and not case.now.extension_asked:
        raise Refusal("EXTENSION_NOT_ASKED")
    if tag not in _possible(case):
        raise cases.not_allowed(case, tag, case.now.work)
    if barrier := _barrier(seen, tag):
        raise barrier


def check_right(
    viewer: Viewer, *, by: By, at: dt.datetime, commitment: int, tag: Tag | None
) -> None:
    """Whoever has no right to do it at all is told so, whatever else stands in its way; of what one
    may not read nothing is told, and nothing is read."""
    if commitment not in lists.readable(viewer, [commitment]):
        return
    try:
        case = cases.opened(by=by, at=at, commitment=commitment)
        _check_right(_seen_by(case, tag), tag)
    except Refusal as shut:
        if shut.rule == "RIGHT_MISSING":
            raise


def _check_right(case: cases.Case, tag: Tag | None) -> None:
    needed = Permission.BREAK_DOWN if tag is None else NEEDS[tag]
    if needed is Permission.VERIFY:
        claims.check_may_judge(case)
    elif tag is not Tag.COMMITMENT_ACT_ANNULLED or not annulling.withdrawable(case):
        cases.check_right(case, needed, tag)


def annullable(*, by: By, at: dt.datetime, commitment: int) -> frozenset[int]:
    """The acts that the viewer may take out of the history."""
    return annulling.annullable(cases.opened(by=by, at=at, commitment=commitment))


def may_break_down(*, by: By, at: dt.datetime, commitment: int) -> bool:
    """Whether the viewer may give parts of the work to other units."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    if not may(Permission.BREAK_DOWN, case.viewer, case.place):
        return False
    return _refusal_of(breakdown.check_can_have_parts, case) is None


def _may(case: cases.Case, tag: Tag) -> bool:
    return tag in NEEDS and may(NEEDS[tag], case.viewer, case.place)


def _possible(case: cases.Case) -> list[Tag]:
    """What the table allows today; work that begins later is only assigned, not yet begun."""
    begun = state_on(case.steps, case.today)
    done = lifecycle.acts_possible(begun.work) if begun else ()
    return [*done, *_about_acts(case)]


def _seen_by(case: cases.Case, tag: Tag | None) -> cases.Case:
    if tag not in _AS_CLAIMED or case.row.claimed_on is None:
        return case
    return claims.as_claimed(by=case.by, at=case.at, commitment=case.row.pk)


def _about_acts(case: cases.Case) -> list[Tag]:
    claimed = case.latest(Tag.COMMITMENT_CLAIMED)
    waits = claimed and claimed.data.get("awaits_approval") and not claimed.recorded_late
    annullable = [Tag.COMMITMENT_ACT_ANNULLED] if case.now.work not in NOT_STANDING else []
    return [*([Tag.COMMITMENT_BACKDATED] if waits else []), *annullable]


def _barrier(case: cases.Case, tag: Tag) -> Refusal | None:
    """What would be refused whatever the form says."""
    check = _BARRIERS.get(tag)
    return _refusal_of(check, case) if check else None


def _refusal_of(check: Check, case: cases.Case) -> Refusal | None:
    try:
        check(case)
    except Refusal as refusal:
        return refusal
    return None


def _check_time_left(case: cases.Case) -> None:
    now = case.now
    extensions.check_time_left(
        asked_on=case.today, revised=now.revised, pending=now.extension_asked
    )


def _check_asked(case: cases.Case) -> None:
    if not case.now.extension_asked:
        raise Refusal("EXTENSION_NOT_ASKED")


def _check_can_move(case: cases.Case) -> None:
    _check_asked(case)
    extensions.check_can_move(
        original=case.now.original,
        revised=case.now.revised,
        times=timing.times_extended(case),
        cap=extensions.CAP,
    )


def _check_unsettled(case: cases.Case) -> None:
    if not upholding.unsettled(case):
        raise Refusal("BASIS_UNCHANGED")


def _check_verifiable(case: cases.Case) -> None:
    """A letter is said in the form."""
    said = "-"
    verification.check_can_verify(case.viewer, case.place, standing=case.standing, letter=said)
    claims.check_another_party(case)


_BARRIERS: Mapping[Tag, Check] = MappingProxyType(
    {
        Tag.COMMITMENT_EXTENSION_ASKED: _check_time_left,
        Tag.COMMITMENT_EXTENDED: _check_can_move,
        Tag.COMMITMENT_EXTENSION_REFUSED: _check_asked,
        Tag.COMMITMENT_UPHELD: _check_unsettled,
        Tag.COMMITMENT_VERIFIED: _check_verifiable,
    }
)
