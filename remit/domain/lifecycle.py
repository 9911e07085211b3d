"""The transitions of a commitment, as a table: which act is possible in which state, and where it
leads. Silence is not a transition: it is shown."""

from dataclasses import dataclass
from enum import StrEnum

from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Outcome, Work


class Leads(StrEnum):
    """Where an act leads when it is not one fixed state."""

    SAME = "SAME"
    BEFORE_SUSPENSION = "BEFORE_SUSPENSION"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. No state before (None) means that the act begins the commitment."""

    tag: Tag
    before: frozenset[Work | None]
    after: Work | Leads


def _line(tag: Tag, before: set[Work | None], after: Work | Leads) -> Transition:
    return Transition(tag, frozenset(before), after)


_A, _C, _P, _K = Work.ASSIGNED, Work.CONTESTED, Work.IN_PROGRESS, Work.CLAIMED
_V, _X, _S = Work.VERIFIED, Work.CLOSED, Work.SUSPENDED
_ACTIVE: set[Work | None] = {_A, _C, _P, _K}
_UNFINISHED: set[Work | None] = {_A, _C, _P, _K, _S}

TRANSITIONS: tuple[Transition, ...] = (
    _line(Tag.COMMITMENT_PROPOSED, {None}, Work.PROPOSED),
    _line(Tag.COMMITMENT_REJECTED, {Work.PROPOSED}, Work.REJECTED),
    _line(Tag.COMMITMENT_ASSIGNED, {None, Work.PROPOSED}, _A),
    _line(Tag.COMMITMENT_ALLOTTED, _UNFINISHED, Leads.SAME),
    _line(Tag.COMMITMENT_ACCEPTED, {_A}, _P),
    _line(Tag.COMMITMENT_CONTESTED, {_A}, _C),
    _line(Tag.COMMITMENT_KEPT, {_C}, _A),
    _line(Tag.COMMITMENT_REASSIGNED, {_C}, _A),
    _line(Tag.COMMITMENT_REDEFINED, {_C}, _A),
    _line(Tag.COMMITMENT_UPHELD, _UNFINISHED, Leads.SAME),
    _line(Tag.COMMITMENT_REPORTED, {_P, _K, _S}, Leads.SAME),
    _line(Tag.COMMITMENT_EVIDENCED, {_A, _C, _P, _K, _S, _V}, Leads.SAME),
    _line(Tag.COMMITMENT_SIGNED_OFF, {_A, _P, _K, _S}, Leads.SAME),
    _line(Tag.COMMITMENT_ASSESSED, _UNFINISHED, Leads.SAME),
    _line(Tag.COMMITMENT_CLAIMED, {_P}, _K),
    _line(Tag.COMMITMENT_RETURNED, {_K}, _P),
    _line(Tag.COMMITMENT_VERIFIED, {_K}, _V),
    _line(Tag.COMMITMENT_REFUTED, {_V}, _P),
    _line(Tag.COMMITMENT_CLOSED, {_V, _A, _C, _P}, _X),
    _line(Tag.COMMITMENT_SUSPENDED, _ACTIVE, _S),
    _line(Tag.COMMITMENT_RESUMED, {_S}, Leads.BEFORE_SUSPENSION),
    _line(Tag.COMMITMENT_EXTENSION_ASKED, {_A, _C, _P}, Leads.SAME),
    _line(Tag.COMMITMENT_EXTENDED, _UNFINISHED, Leads.SAME),
    _line(Tag.COMMITMENT_EXTENSION_REFUSED, {_A, _C, _P, _K, _V, _X, _S}, Leads.SAME),
    # Done work too: whether it was done in time is read off its date. What is out stays as it is.
    _line(Tag.COMMITMENT_DUE_CORRECTED, _UNFINISHED | {Work.PROPOSED, _V, _X}, Leads.SAME),
    _line(Tag.COMMITMENT_CANCELLED, _ACTIVE, Work.CANCELLED),
    _line(Tag.COMMITMENT_SUPERSEDED, _ACTIVE, Work.SUPERSEDED),
    _line(Tag.COMMITMENT_REOPENED, {_X}, _P),
    _line(Tag.COMMITMENT_TRANSFERRED, _UNFINISHED | {Work.PROPOSED, _V}, Leads.SAME),
)

BY_TAG = {line.tag: line for line in TRANSITIONS}
# The acts that lead to another state.
MOVING = tuple(line.tag for line in TRANSITIONS if line.after is not Leads.SAME)

# Acts about other acts: they stand outside the states and are applied before folding.
ABOUT_ACTS = frozenset({Tag.COMMITMENT_ACT_ANNULLED, Tag.COMMITMENT_BACKDATED})

OUTCOMES_WHEN_VERIFIED = frozenset({Outcome.MET, Outcome.PARTLY_MET})
OUTCOMES_BY_ISSUER = frozenset(set(Outcome) - OUTCOMES_WHEN_VERIFIED)


def can(tag: Tag, state: Work | None) -> bool:
    """Whether the table allows the act in this state."""
    return state in BY_TAG[tag].before


def check_can(tag: Tag, state: Work | None) -> None:
    """An act that the table does not allow in this state is refused, naming both."""
    if not can(tag, state):
        raise Refusal("TRANSITION_NOT_ALLOWED", act=tag.value, state=state or "NONE")


def outcome_allowed(state: Work | None, outcome: Outcome) -> bool:
    """Verified work closes as met or partly met; only the issuer closes other work otherwise."""
    return outcome in (OUTCOMES_WHEN_VERIFIED if state is Work.VERIFIED else OUTCOMES_BY_ISSUER)


def check_outcome(state: Work, outcome: Outcome) -> None:
    """An outcome that the state does not bear is refused, naming both."""
    if not outcome_allowed(state, outcome):
        raise Refusal("OUTCOME_NOT_ALLOWED", outcome=outcome.value, state=state.value)


def acts_possible(state: Work | None) -> tuple[Tag, ...]:
    """What the table allows now, in the order of the table."""
    return tuple(line.tag for line in TRANSITIONS if state in line.before)
