"""A reorganisation as one decision: units end on a day and go over into their heirs, and the units
below them stand from that day below the heir, or stay where they are until they are placed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.acts import By
from remit.domain.vocabulary import How
from remit.kernel import writes
from remit.ledger.records import Act
from remit.organisation import actions, queries
from remit.organisation.actions import checks, succession


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
            for tree, unit in (_below(plan) if plan.places else ())
        ]
        ending = [
            actions.NewSuccession(unit, tuple(plan.heirs), plan.on, plan.how) for unit in plan.units
        ]
        return [*placed, *actions.succeed_units(by=by, at=at, successions=ending)]


def _below(plan: Plan) -> list[tuple[int, int]]:
    """The units right below those that end, by tree; those that end or inherit themselves stay."""
    tree = queries.tree_id()
    edition = queries.home_edition(plan.on)
    concerned = {*plan.units, *plan.heirs}
    return [
        (tree, child)
        for unit in plan.units
        if unit in edition
        for child in edition.children(unit)
        if child not in concerned
    ]
