"""Who takes a mistaken act out of the history: whoever decides for the issuer, any act; who put
evidence behind the work, and the head of that unit, that evidence, until somebody judged it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from remit.commitments.actions.case import Case
from remit.domain import verification
from remit.domain.acts import By, Tag
from remit.domain.history import Fact, annulments
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, may
from remit.ledger import queries as ledger

PREFIX = "commitment."


def check_can_annul(case: Case, act: int) -> None:
    """An act of this commitment that still counts, and on which no verification rests."""
    if act not in {fact.seq for fact in case.facts}:
        raise Refusal("ACT_OF_ANOTHER", act=str(act))
    if before := annulments(case.facts).get(act):
        raise Refusal("ACT_ANNULLED_ALREADY", act=str(act), by=str(before))
    verification.check_not_under_verification(case.standing, act)


def right(case: Case, act: int) -> tuple[Permission, Case]:
    """The right that taking this act back needs, and the case in which it is weighed."""
    if act not in {fact.seq for fact in _evidence(case)}:
        return Permission.DECIDE, case
    attached = ledger.act(act)
    place = _place(case, act, attached.by if attached else By())
    return Permission.WITHDRAW_EVIDENCE, replace(case, place=place)


def withdrawable(case: Case) -> tuple[int, ...]:
    """The evidence that this person may take back now."""
    evidence = [fact.seq for fact in _evidence(case) if not _is_rested_on(case, fact.seq)]
    by = _attached_by(case, evidence) if evidence else {}
    return tuple(
        seq
        for seq in evidence
        if may(Permission.WITHDRAW_EVIDENCE, case.viewer, _place(case, seq, by[seq]))
    )


def annullable(case: Case) -> frozenset[int]:
    """The acts that this person may take out of the history, if what remains is possible."""
    if may(Permission.DECIDE, case.viewer, case.place):
        return frozenset({fact.seq for fact in case.facts} - set(annulments(case.facts)))
    return frozenset(withdrawable(case))


def _evidence(case: Case) -> list[Fact]:
    return [fact for fact in case.standing if fact.tag is Tag.COMMITMENT_EVIDENCED]


def _is_rested_on(case: Case, act: int) -> bool:
    try:
        verification.check_not_under_verification(case.standing, act)
    except Refusal:
        return True
    return False


def _place(case: Case, act: int, by: By) -> Object:
    judged = verification.judged_since(case.standing, act)
    return replace(case.place, attached_by=by, judged=judged)


def _attached_by(case: Case, wanted: Collection[int]) -> Mapping[int, By]:
    acts = ledger.acts_about(case.row.pk, prefix=PREFIX)
    return {act.seq: act.by for act in acts if act.seq in wanted}
