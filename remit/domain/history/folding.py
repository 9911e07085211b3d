"""Folding facts into steps: from which day on the commitment was in which state."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from remit.domain import lifecycle
from remit.domain.acts import Tag
from remit.domain.history.facts import Fact, in_force
from remit.domain.history.states import CHANGES, State
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Outcome, Work


class Impossible(Refusal):
    """The history cannot be so: this act would stand where the table does not allow it."""

    def __init__(self, fact: Fact, state: Work | None) -> None:
        """Name the act in the way and the state in which it would stand."""
        super().__init__(
            "HISTORY_IMPOSSIBLE",
            act=str(fact.seq),
            tag=fact.tag.value,
            on=fact.on.isoformat(),
            state=state or "NONE",
        )
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on (until the next step) the commitment is in this state."""

    on: dt.date
    state: State


def fold(facts: Iterable[Fact]) -> tuple[Step, ...]:
    """The steps of a commitment, one for each day on which something took effect."""
    steps: list[Step] = []
    state: State | None = None
    for fact in in_force(facts):
        state = follow(state, fact)
        if steps and steps[-1].on == fact.on:
            steps.pop()
        steps.append(Step(fact.on, state))
    return tuple(steps)


def state_on(steps: Sequence[Step], day: dt.date) -> State | None:
    """The state on a day; None before the commitment began."""
    return next((step.state for step in reversed(steps) if step.on <= day), None)


def follow(state: State | None, fact: Fact) -> State:
    """The state after an act, or Impossible."""
    work = state.work if state else None
    line = lifecycle.BY_TAG[fact.tag]
    if work not in line.before or not _bears_outcome(work, fact):
        raise Impossible(fact, work)
    moved = _moved(state or State(Work.PROPOSED), line.after)
    change = CHANGES.get(fact.tag)
    return change(moved, fact) if change else moved


def _bears_outcome(work: Work | None, fact: Fact) -> bool:
    """A closing may lose the verification on which its outcome stood, or find one in its way."""
    if fact.tag is not Tag.COMMITMENT_CLOSED:
        return True
    return lifecycle.outcome_allowed(work, Outcome(fact.code("outcome") or ""))


def _moved(state: State, after: Work | lifecycle.Leads) -> State:
    if after is lifecycle.Leads.SAME:
        return state
    if after is lifecycle.Leads.BEFORE_SUSPENSION:
        return replace(state, work=state.work_before or Work.IN_PROGRESS)
    before = state.work if after is Work.SUSPENDED else state.work_before
    return replace(state, work=Work(after), work_before=before)
