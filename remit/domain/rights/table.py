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
    SIGN_OFF = "SIGN_OFF"
    CLAIM = "CLAIM"
    VERIFY = "VERIFY"
    DECIDE = "DECIDE"
    ASK_EXTENSION = "ASK_EXTENSION"
    BREAK_DOWN = "BREAK_DOWN"
    ASSESS = "ASSESS"
    VERIFY_LEDGER = "VERIFY_LEDGER"
    ADMINISTER = "ADMINISTER"


_ISSUER: Alternatives = ((p.decides_for_issuer,), (p.steward_of_issuer,))

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
        Permission.REGISTER_TEXTS: ((p.leads_some_unit,), (p.steward_of_issuer,)),
        Permission.PROPOSE: ((p.holds_a_post,),),
        Permission.ASSIGN: _ISSUER,
        Permission.TELL_EARLIER: _ISSUER,
        Permission.REGISTER_OWN: ((p.head_of_lead,),),
        Permission.ALLOT: ((p.head_of_lead,),),
        Permission.ACCEPT: ((p.officer_of_lead,),),
        Permission.CONTEST: ((p.head_of_lead,),),
        Permission.ANSWER_CONTEST: _ISSUER,
        Permission.REPORT: ((p.officer_of_lead,),),
        Permission.SIGN_OFF: ((p.officer_of_cooperating,),),
        Permission.CLAIM: ((p.officer_of_lead,),),
        Permission.VERIFY: (
            (p.decides_for_issuer, p.outside_lead),
            (p.steward_of_issuer,),
            (p.inspects_above, p.outside_lead),
            (p.is_own_registration, p.heads_superior),
        ),
        Permission.DECIDE: (
            (p.decides_for_issuer, p.outside_lead),
            (p.steward_of_issuer,),
            (p.is_own_registration, p.heads_superior),
        ),
        Permission.ASK_EXTENSION: ((p.officer_of_lead,),),
        Permission.BREAK_DOWN: ((p.head_of_lead,),),
        Permission.ASSESS: (*_ISSUER, (p.inspects_above,)),
        Permission.VERIFY_LEDGER: ((p.is_auditor,), (p.is_administrator,)),
        Permission.ADMINISTER: ((p.is_administrator,),),
    }
)


def may(permission: Permission, viewer: Viewer, at: Object) -> bool:
    """Whether one alternative of the permission holds."""
    return any(
        all(predicate(viewer, at) for predicate in alternative) for alternative in TABLE[permission]
    )


def check_may(permission: Permission, viewer: Viewer, at: Object) -> None:
    """Who lacks a right is told which one."""
    if not may(permission, viewer, at):
        raise Refusal("RIGHT_MISSING", permission=permission.value)
