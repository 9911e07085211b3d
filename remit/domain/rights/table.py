"""The table of rights. Each line: a permission and the alternatives that grant it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from remit.domain.refusals import Refusal
from remit.domain.rights import predicates as p
from remit.domain.rights.facts import Object, Viewer

Alternatives = tuple[tuple[p.Predicate, ...], ...]


class Permission(StrEnum):
    """What may be permitted."""

    SEE = "SEE"
    SEE_FIGURES = "SEE_FIGURES"
    READ_TEXTS = "READ_TEXTS"
    REGISTER_TEXTS = "REGISTER_TEXTS"
    PROPOSE = "PROPOSE"
    ASSIGN = "ASSIGN"
    TELL_EARLIER = "TELL_EARLIER"
    REGISTER_OWN = "REGISTER_OWN"
    ALLOT = "ALLOT"
    ACCEPT = "ACCEPT"
    CONTEST = "CONTEST"
    ANSWER_CONTEST = "ANSWER_CONTEST"
    REPORT = "REPORT"
    WITHDRAW_EVIDENCE = "WITHDRAW_EVIDENCE"
    SIGN_OFF = "SIGN_OFF"
    CLAIM = "CLAIM"
    VERIFY = "VERIFY"
    DECIDE = "DECIDE"
    ASK_EXTENSION = "ASK_EXTENSION"
    BREAK_DOWN = "BREAK_DOWN"
    ASSESS = "ASSESS"
    CONVERSE = "CONVERSE"
    VERIFY_LEDGER = "VERIFY_LEDGER"
    ADMINISTER = "ADMINISTER"
    BAR = "BAR"
    ERASE = "ERASE"


# What a steward records is decided outside the site: a letter says so.
BY_LETTER = frozenset(
    {
        Permission.ASSIGN,
        Permission.ANSWER_CONTEST,
        Permission.VERIFY,
        Permission.DECIDE,
        Permission.WITHDRAW_EVIDENCE,
    }
)

_ISSUER: Alternatives = ((p.decides_for_issuer,), (p.steward_of_issuer,))
_VERIFIER: Alternatives = (
    (p.decides_for_issuer, p.outside_lead),
    (p.steward_of_issuer,),
    (p.inspects_above, p.outside_lead),
    (p.is_own_registration, p.heads_superior),
)

TABLE: Mapping[Permission, Alternatives] = MappingProxyType(
    {
        Permission.SEE: (
            (p.is_public,),
            (p.is_internal, p.holds_a_post),
            (p.is_restricted, p.unit_is_concerned),
            (p.is_restricted, p.is_auditor),
            (p.is_secret, p.is_cleared, p.unit_is_concerned),
        ),
        Permission.SEE_FIGURES: ((p.holds_a_post,),),
        Permission.READ_TEXTS: ((p.holds_a_post,),),
        Permission.REGISTER_TEXTS: (
            *_ISSUER,
            (p.leads_in_line_of_issuer,),
            (p.leads_some_unit, p.has_no_issuer),
            (p.leads_some_unit, p.issuer_is_outside),
        ),
        Permission.PROPOSE: ((p.does_more_than_audit,),),
        Permission.ASSIGN: _ISSUER,
        Permission.TELL_EARLIER: _ISSUER,
        Permission.REGISTER_OWN: ((p.head_of_lead,),),
        Permission.ALLOT: ((p.head_of_lead,),),
        Permission.ACCEPT: ((p.officer_of_lead,),),
        Permission.CONTEST: ((p.head_of_lead,),),
        Permission.ANSWER_CONTEST: _ISSUER,
        Permission.REPORT: ((p.officer_of_lead,),),
        Permission.WITHDRAW_EVIDENCE: (
            (p.officer_of_lead, p.attached_the_evidence, p.nobody_judged_since),
            (p.head_of_lead, p.nobody_judged_since),
            *_VERIFIER,
        ),
        Permission.SIGN_OFF: ((p.officer_of_cooperating,),),
        Permission.CLAIM: ((p.officer_of_lead,),),
        Permission.VERIFY: _VERIFIER,
        Permission.DECIDE: (
            (p.decides_for_issuer, p.outside_lead),
            (p.steward_of_issuer,),
            (p.is_own_registration, p.heads_superior),
        ),
        Permission.ASK_EXTENSION: ((p.officer_of_lead,),),
        Permission.BREAK_DOWN: ((p.head_of_lead,),),
        Permission.ASSESS: (*_ISSUER, (p.inspects_above,)),
        Permission.CONVERSE: (
            (p.officer_of_lead,),
            (p.officer_of_cooperating,),
            *_ISSUER,
            (p.heads_superior,),
            (p.inspects_above,),
            (p.is_addressed,),
        ),
        Permission.VERIFY_LEDGER: ((p.is_auditor,), (p.inspects_somewhere,), (p.is_administrator,)),
        Permission.ADMINISTER: ((p.is_administrator,),),
        Permission.BAR: ((p.is_administrator,),),
        Permission.ERASE: ((p.is_administrator,),),
    }
)


def may(permission: Permission, viewer: Viewer, at: Object) -> bool:
    """Whether one alternative of the permission holds."""
    return bool(_holding(permission, viewer, at))


def check_may(permission: Permission, viewer: Viewer, at: Object, **facts: str) -> None:
    """Who lacks a right is told which one; the facts say more of what it was needed for."""
    if not may(permission, viewer, at):
        raise Refusal("RIGHT_MISSING", permission=permission.value, **facts)


def needs_letter(permission: Permission, viewer: Viewer, at: Object) -> bool:
    """Whether a decision rests on nothing but recording for an issuer outside the site."""
    holding = _holding(permission, viewer, at)
    recorded = all(p.steward_of_issuer in alternative for alternative in holding)
    return permission in BY_LETTER and bool(holding) and recorded


def check_letter(permission: Permission, viewer: Viewer, at: Object, letter: str) -> None:
    """Who only records for an issuer outside names the letter that decided."""
    if not letter.strip() and needs_letter(permission, viewer, at):
        raise Refusal("LETTER_MISSING")


def _holding(permission: Permission, viewer: Viewer, at: Object) -> list[tuple[p.Predicate, ...]]:
    return [
        alternative
        for alternative in TABLE[permission]
        if all(predicate(viewer, at) for predicate in alternative)
    ]
