"""What follows for a commitment when the document on which it rests is replaced or amended: nothing
by itself. Whoever issued it lets another take its place, redefines it, or upholds it; until then it
waits for that decision."""

from collections.abc import Iterable
from enum import StrEnum

from remit.domain import lifecycle
from remit.domain.acts import Tag
from remit.domain.history import Fact, in_force
from remit.domain.vocabulary import OPEN, Relation, Work

# What one document does to another that may take away what was ordered there.
CHANGING = frozenset({Relation.REPLACES, Relation.AMENDS})
# An issuer who answers so after the change has decided what becomes of the commitment.
SETTLING = frozenset({Tag.COMMITMENT_UPHELD, Tag.COMMITMENT_KEPT, Tag.COMMITMENT_REDEFINED})
_ANSWERS = (
    Tag.COMMITMENT_SUPERSEDED,
    Tag.COMMITMENT_REDEFINED,
    Tag.COMMITMENT_KEPT,
    Tag.COMMITMENT_UPHELD,
)


class Extent(StrEnum):
    """How far a change of a document reaches. An amendment of a document that also names provisions
    leaves all others alone; what stands at no known place may still be meant."""

    WHOLE = "WHOLE"
    PROVISION = "PROVISION"
    REST = "REST"


def reaches(extent: Extent, *, is_there: bool, has_place: bool) -> bool:
    """Whether a change concerns a commitment: one that stands at the provision that was named, or,
    where none was, any; one without a place also where others were named."""
    if extent is Extent.PROVISION:
        return is_there
    return extent is Extent.WHOLE or not has_place


def is_touched(commitment: int, changed_in: int) -> bool:
    """Whether a change came after the commitment began; what begins later knows its basis."""
    return commitment < changed_in


def settled_in(facts: Iterable[Fact]) -> int:
    """The latest act in force that settled what becomes of a commitment; 0: none did."""
    return max((fact.seq for fact in in_force(tuple(facts)) if fact.tag in SETTLING), default=0)


def answers(work: Work) -> tuple[Tag, ...]:
    """What may be done about a commitment whose basis changed, in its state; a contested one is
    kept, any other upheld."""
    if work not in OPEN:
        return ()
    possible = [tag for tag in _ANSWERS if lifecycle.can(tag, work)]
    if Tag.COMMITMENT_KEPT in possible:
        possible.remove(Tag.COMMITMENT_UPHELD)
    return tuple(possible)
