"""Claim is not result: what a unit says, and what another party found, are two records.

Verification needs evidence and a verifier outside the claimant's unit and everything below it on
the day of the claim; the steward of a body outside the site records its verification by a letter.
"""

from collections.abc import Sequence

from remit.domain.acts import By, Tag
from remit.domain.history import Fact
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Viewer
from remit.domain.vocabulary import Role

_INSIDE_ROLES = frozenset({Role.HEAD, Role.OFFICER, Role.LEADER, Role.SECRETARIAT, Role.INSPECTOR})

_TURNED_DOWN = frozenset({Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})
_JUDGED = _TURNED_DOWN | {Tag.COMMITMENT_VERIFIED, Tag.COMMITMENT_CLOSED}
_UNDONE = frozenset({Tag.COMMITMENT_REFUTED, Tag.COMMITMENT_REOPENED})


def evidence_behind(standing: Sequence[Fact]) -> tuple[Fact, ...]:
    """The evidence of the claim that stands: in force, and new since one was turned down. A file
    that was there before is not new, whatever it is called now."""
    turned_down = [fact.seq for fact in standing if fact.tag in _TURNED_DOWN]
    since = max(turned_down, default=0)
    attached = [fact for fact in standing if fact.tag is Tag.COMMITMENT_EVIDENCED]
    known = {fact.code("sha256") for fact in attached if fact.seq < since} - {None}
    return tuple(fact for fact in attached if fact.seq > since and fact.code("sha256") not in known)


def check_not_under_verification(standing: Sequence[Fact], act: int) -> None:
    """Evidence is not taken away from under a verification that rests on it."""
    verified = [fact.seq for fact in standing if fact.tag is Tag.COMMITMENT_VERIFIED]
    undone = [fact.seq for fact in standing if fact.tag in _UNDONE]
    latest = max(verified, default=0)
    rests_on = {fact.seq for fact in evidence_behind(standing) if fact.seq < latest}
    if latest > max(undone, default=0) and act in rests_on:
        raise Refusal("EVIDENCE_UNDER_VERIFICATION", act=str(act))


def judged_since(standing: Sequence[Fact], act: int) -> bool:
    """Whether somebody judged the work after this act, and that judgement stands."""
    return any(fact.tag in _JUDGED and fact.seq > act for fact in standing)


def lacks_new_evidence(standing: Sequence[Fact]) -> bool:
    """Whether there is evidence, but none since a claim was turned down."""
    attached = any(fact.tag is Tag.COMMITMENT_EVIDENCED for fact in standing)
    return attached and not evidence_behind(standing)


def check_can_verify(viewer: Viewer, at: Object, *, standing: Sequence[Fact], letter: str) -> None:
    """A claim is verified with evidence, by somebody outside, or by a letter from outside."""
    if lacks_new_evidence(standing):
        raise Refusal("VERIFICATION_WITHOUT_NEW_EVIDENCE")
    if not evidence_behind(standing):
        raise Refusal("VERIFICATION_WITHOUT_EVIDENCE")
    if by_steward(viewer, at) and not letter.strip():
        raise Refusal("LETTER_MISSING")


def check_outside(person: Viewer, at: Object, *, acting: Viewer, claimed_by: By) -> None:
    """No post of the person, whichever is acted from, is in the lead unit or below it; who is
    inside is told by what: the own claim, the post acted from, or another of the own posts.

    The steward of a body outside records what that body verified, and may stand anywhere.
    """
    if not is_inside(person, at) or by_steward(person, at):
        return
    if claimed_by.person is not None and claimed_by.person == person.person:
        raise Refusal("VERIFIER_CLAIMED")
    if not is_inside(acting, at):
        raise Refusal("VERIFIER_INSIDE_ELSEWHERE")
    own = any(at.lead == held.unit and held.role in _INSIDE_ROLES for held in acting.held)
    raise Refusal("VERIFIER_INSIDE_LEAD" if own else "VERIFIER_BELOW_LEAD")


def by_steward(viewer: Viewer, at: Object) -> bool:
    """Whether the verifier records the decision of a body outside the site."""
    return any(held.post in at.stewards for held in viewer.held)


def is_inside(viewer: Viewer, at: Object) -> bool:
    """Whether the verifier stands in the lead unit or below it."""
    return any(at.lead in held.path and held.role in _INSIDE_ROLES for held in viewer.held)
