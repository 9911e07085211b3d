"""Whom one may urge: the unit that has the work in its hands, if one is not of it oneself. Who
contests, has claimed, or waits for the other side, waits for a decision of others."""

from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Viewer, predicates
from remit.domain.vocabulary import Work

WITH_THE_UNIT = frozenset({Work.ASSIGNED, Work.IN_PROGRESS})


def check_can_urge(viewer: Viewer, at: Object, work: Work) -> None:
    """Work that its unit has in hand is urged, by those who are not of that unit."""
    if work not in WITH_THE_UNIT:
        raise Refusal("URGING_NOT_WITH_UNIT", state=work.value)
    if not predicates.outside_lead(viewer, at):
        raise Refusal("URGING_OWN_WORK")


def can_urge(viewer: Viewer, at: Object, work: Work) -> bool:
    """Whether the unit that leads may be urged."""
    try:
        check_can_urge(viewer, at, work)
    except Refusal:
        return False
    return True
