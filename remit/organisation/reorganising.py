"""A reorganisation as one decision: units end on a day and go over into their heirs, and the units
below them stand from that day below the heir, or stay where they are until they are placed. Until
that day it is a plan, which can be taken back."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import How
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.organisation import actions, queries
from remit.organisation.actions import checks, succession
from remit.organisation.queries import planned


class Below(StrEnum):
    """Where the units below one that ends stand from then on."""

    HEIR = "HEIR"
    STAY = "STAY"


@dataclass(frozen=True, slots=True)
class Plan:
    """Which units end, how, into which they go over, on which day, and where those below stand."""

    units: Sequence[int]
    how: How
    heirs: Sequence[int]
    on: dt.date
    below: Below

    @property
    def places(self) -> bool:
        """Whether the units below are placed below the heir: only where there is one."""
        return self.below is Below.HEIR and len(self.heirs) == 1


def check(*, by: By, at: dt.datetime, plan: Plan) -> None:
    """A plan that could not be carried out is refused, and nothing is recorded."""
    checks.administrator(by=by, at=at)
    succession.check([(unit, plan.heirs, plan.on, plan.how) for unit in plan.units])


def carry_out(*, by: By, at: dt.datetime, plan: Plan) -> list[Act]:
    """An administrator lets the units go over, those below them placed first, all or nothing."""
    with writes.writing():
        placed = [
            actions.place_unit(by=by, at=at, unit=unit, tree=tree, parent=plan.heirs[0], on=plan.on)
            for tree, unit in moving(plan)
        ]
        ending = [
            actions.NewSuccession(unit, tuple(plan.heirs), plan.on, plan.how) for unit in plan.units
        ]
        return [*placed, *actions.succeed_units(by=by, at=at, successions=ending)]


def take_back(*, by: By, at: dt.datetime, plan: int, reason: str) -> list[Act]:
    """An administrator takes a reorganisation back before its day, and says why: each of its acts
    is annulled by an act, and the units stand on as if it had not been laid down."""
    with writes.writing():
        checks.administrator(by=by, at=at)
        today = clock.day_of(at)
        found = planned.plan(plan, today)
        if not reason.strip():
            raise Refusal("REASON_MISSING")
        entries = [
            Entry(
                Tag.UNIT_CHANGE_ANNULLED,
                today,
                subject=act.subject,
                data={"act": act.seq},
                texts={"reason": reason.strip()},
            )
            for act in found.acts
        ]
        acts = ledger.record(by=by, at=at, entries=entries)
        checks.no_circle({act.subject for act in found.acts}, found.on)
        return acts


def moving(plan: Plan) -> list[tuple[int, int]]:
    """The units right below those that end which are placed below the heir, by tree; those that end
    or inherit themselves stay, and those that have ended stand below their own heirs."""
    if not plan.places:
        return []
    tree = queries.tree_id()
    edition = queries.home_edition(plan.on)
    staying = {*plan.units, *plan.heirs} | edition.dissolved
    return [
        (tree, child)
        for unit in plan.units
        if unit in edition
        for child in edition.children(unit)
        if child not in staying
    ]
