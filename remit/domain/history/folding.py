"""Folding facts into steps: from which day on the commitment was in which state."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from remit.domain import lifecycle
from remit.domain.acts import Tag
from remit.domain.history.facts import Fact, in_force
from remit.domain.history.states import CHANGES, State
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Outcome, Work

# What is claimed or over asks for no more time; what is returned or opened again asks anew.
_ASKS_NO_MORE = frozenset(
    {Work.CLAIMED, Work.VERIFIED, Work.CLOSED, Work.CANCELLED, Work.SUPERSEDED}
)
ANSWERS = frozenset({Tag.COMMITMENT_EXTENDED, Tag.COMMITMENT_EXTENSION_REFUSED})
# With these a request for more time falls away, if nobody answered it before.
WITHDRAWS = frozenset(line.tag for line in lifecycle.TRANSITIONS if line.after in _ASKS_NO_MORE)


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


def annulled(facts: Iterable[Fact]) -> State:
    """What a commitment was to be of which every act was taken back: as its first act began it."""
    begun = fold([min(facts, key=lambda fact: fact.seq)])
    return replace(begun[-1].state, work=Work.ANNULLED)


def state_on(steps: Sequence[Step], day: dt.date) -> State | None:
    """The state on a day; None before the commitment began."""
    return next((step.state for step in reversed(steps) if step.on <= day), None)


def withdrawals(facts: Iterable[Fact]) -> Mapping[int, int]:
    """For each act with which a request for more time fell away without an answer, the request."""
    state: State | None = None
    asked, found = 0, {}
    for fact in in_force(facts):
        waited = state is not None and state.extension_asked
        state = follow(state, fact)
        if fact.tag is Tag.COMMITMENT_EXTENSION_ASKED:
            asked = fact.seq
        elif waited and not state.extension_asked and fact.tag not in ANSWERS:
            found[fact.seq] = asked
    return found


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
    asks = state.extension_asked and after not in _ASKS_NO_MORE
    return replace(state, work=Work(after), work_before=before, extension_asked=asks)
