"""Claim is not result: what a unit says, and what another party found, are two records.

Verification needs evidence and a verifier outside the claimant's unit and everything below it on
the day of the claim; the steward of a body outside the site records its verification by a letter.
"""

from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Viewer
from remit.domain.vocabulary import Role

_INSIDE_ROLES = frozenset({Role.HEAD, Role.OFFICER, Role.LEADER, Role.SECRETARIAT, Role.INSPECTOR})


def check_can_verify(viewer: Viewer, at: Object, *, evidence: int, letter: str) -> None:
    """A claim is verified with evidence, by somebody outside, or by a letter from outside."""
    if not evidence:
        raise Refusal("VERIFICATION_WITHOUT_EVIDENCE")
    if is_inside(viewer, at) and not by_steward(viewer, at):
        raise Refusal("VERIFIER_INSIDE_LEAD")
    if by_steward(viewer, at) and not letter.strip():
        raise Refusal("LETTER_MISSING")


def by_steward(viewer: Viewer, at: Object) -> bool:
    """Whether the verifier records the decision of a body outside the site."""
    return any(held.post in at.stewards for held in viewer.held)


def is_inside(viewer: Viewer, at: Object) -> bool:
    """Whether the verifier stands in the lead unit or below it."""
    return any(at.lead in held.path and held.role in _INSIDE_ROLES for held in viewer.held)
