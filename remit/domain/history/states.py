"""The state of a commitment on a day, and how each kind of act changes it.

The original date is set by assignment or redefinition; only extension and resumption move the
revised one alone; the correction of a mistyped date changes both.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from remit.domain.acts import Tag
from remit.domain.history.facts import Fact
from remit.domain.vocabulary import Evidence, Outcome, Work


@dataclass(frozen=True, slots=True)
class State:
    """Everything the figures and the lists of a day need to know about one commitment.

    `work_before` is kept while suspended. `claimed_on` is the day of the claim that stands, and
    `ended_on` the day on which it was closed; both hold the clocks.
    """

    work: Work
    lead: int | None = None
    post: int | None = None
    original: dt.date | None = None
    revised: dt.date | None = None
    evidence: Evidence = Evidence.NONE
    outcome: Outcome | None = None
    work_before: Work | None = None
    claimed_on: dt.date | None = None
    ended_on: dt.date | None = None
    recorded_late: bool = False
    stopped: bool = False
    blocked: str | None = None
    blocked_by: int | None = None
    extension_asked: bool = False


Change = Callable[[State, Fact], State]


def _set_due(state: State, fact: Fact) -> State:
    return replace(state, original=fact.day("due"), revised=fact.day("due"))


def _assigned(state: State, fact: Fact) -> State:
    return replace(_set_due(state, fact), lead=fact.number("lead"), post=fact.number("post"))


def _redefined(state: State, fact: Fact) -> State:
    return _set_due(state, fact) if "due" in fact.data else state


def _to_lead(state: State, fact: Fact) -> State:
    # A new lead unit allots anew: the post of the old one does not follow.
    return replace(state, lead=fact.number("lead"), post=None)


def _allotted(state: State, fact: Fact) -> State:
    return replace(state, post=fact.number("post"))


def _reported(state: State, fact: Fact) -> State:
    return replace(state, blocked=fact.code("blocked"), blocked_by=fact.number("blocked_by"))


def _claimed(state: State, fact: Fact) -> State:
    return replace(
        state,
        claimed_on=fact.on,
        evidence=Evidence.CLAIMED,
        recorded_late=fact.recorded_late,
        blocked=None,
        blocked_by=None,
    )


def _open_again(state: State, evidence: Evidence) -> State:
    return replace(
        state,
        claimed_on=None,
        ended_on=None,
        outcome=None,
        recorded_late=False,
        evidence=evidence,
    )


def _verified(state: State, fact: Fact) -> State:
    return replace(state, evidence=Evidence(fact.code("evidence") or Evidence.DOCUMENT_CHECKED))


def _closed(state: State, fact: Fact) -> State:
    return replace(state, outcome=Outcome(fact.code("outcome") or ""), ended_on=fact.on)


def _suspended(state: State, fact: Fact) -> State:
    # The revised clock stops only if it was not yet overdue; a claim holds it at its own day.
    day = state.claimed_on if state.work_before is Work.CLAIMED and state.claimed_on else fact.on
    running = state.revised is not None and day <= state.revised
    return replace(state, stopped=running)


def _resumed(state: State, fact: Fact) -> State:
    # The act holds the days, not the date: a correction or an extension that becomes known later
    # and takes effect before the suspension is moved by the same days.
    days = (fact.number("days") or 0) if state.stopped else 0
    revised = state.revised + dt.timedelta(days=days) if state.revised else None
    return replace(state, stopped=False, revised=revised, work_before=None)


def _extended(state: State, fact: Fact) -> State:
    return replace(state, revised=fact.day("due"), extension_asked=False)


CHANGES: Mapping[Tag, Change] = MappingProxyType(
    {
        Tag.COMMITMENT_PROPOSED: _assigned,
        Tag.COMMITMENT_ASSIGNED: _assigned,
        Tag.COMMITMENT_ALLOTTED: _allotted,
        Tag.COMMITMENT_REASSIGNED: _to_lead,
        Tag.COMMITMENT_REDEFINED: _redefined,
        Tag.COMMITMENT_REPORTED: _reported,
        Tag.COMMITMENT_CLAIMED: _claimed,
        Tag.COMMITMENT_RETURNED: lambda state, fact: _open_again(state, Evidence.NONE),
        Tag.COMMITMENT_VERIFIED: _verified,
        Tag.COMMITMENT_REFUTED: lambda state, fact: _open_again(state, Evidence.REFUTED),
        Tag.COMMITMENT_CLOSED: _closed,
        Tag.COMMITMENT_SUSPENDED: _suspended,
        Tag.COMMITMENT_RESUMED: _resumed,
        Tag.COMMITMENT_EXTENSION_ASKED: lambda state, fact: replace(state, extension_asked=True),
        Tag.COMMITMENT_EXTENDED: _extended,
        Tag.COMMITMENT_EXTENSION_REFUSED: lambda state, fact: replace(state, extension_asked=False),
        Tag.COMMITMENT_DUE_CORRECTED: _set_due,
        Tag.COMMITMENT_REOPENED: lambda state, fact: _open_again(state, Evidence.NONE),
        Tag.COMMITMENT_TRANSFERRED: _to_lead,
    }
)
