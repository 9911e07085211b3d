"""Facts: acts as the fold reads them, after annulments and approved backdating.

An annulled act is out of the fold. A claim that was recorded late counts from the day on which it
was recorded; the approving act moves it to the day on which it was made, and marks it.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from remit.domain import body
from remit.domain.acts import Tag

# With these an act counts otherwise than it was recorded, or not at all.
_BENDING = frozenset({Tag.COMMITMENT_ACT_ANNULLED, Tag.COMMITMENT_BACKDATED})


@dataclass(frozen=True, slots=True)
class Fact:
    """One act about a commitment: its seq, its day, its tag, and codes, ids and dates it holds."""

    seq: int
    on: dt.date
    tag: Tag
    data: Mapping[str, object]
    recorded_late: bool = False

    def day(self, key: str) -> dt.date | None:
        """A date of the act, None where it is absent."""
        return body.day(self.data, key)

    def number(self, key: str) -> int | None:
        """An id of the act, None where it is absent."""
        return body.number(self.data, key)

    def code(self, key: str) -> str | None:
        """A code of the act, None where it is absent."""
        return body.code(self.data, key)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Several ids of the act."""
        return body.numbers(self.data, key)


def in_force(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that count, in the order in which they fold."""
    known = sorted(facts, key=lambda fact: fact.seq)
    if not any(fact.tag in _BENDING for fact in known):
        return tuple(sorted(known, key=_folding))
    annulled = annulments(known)
    standing = [fact for fact in known if fact.seq not in annulled]
    moved = {
        fact.number("act"): fact.on for fact in standing if fact.tag is Tag.COMMITMENT_BACKDATED
    }
    folding = (
        dataclasses.replace(fact, on=moved[fact.seq], recorded_late=True)
        if fact.seq in moved
        else fact
        for fact in standing
        if fact.tag not in _BENDING
    )
    return tuple(sorted(folding, key=_folding))


def _folding(fact: Fact) -> tuple[dt.date, int]:
    return fact.on, fact.seq


def annulments(facts: Iterable[Fact]) -> Mapping[int, int]:
    """For each act that was annulled the act that annulled it."""
    found: dict[int, int] = {}
    # An annulment that was itself annulled has no effect.
    for fact in sorted(facts, key=lambda fact: fact.seq, reverse=True):
        target = fact.number("act")
        if fact.tag is Tag.COMMITMENT_ACT_ANNULLED and fact.seq not in found and target:
            found[target] = fact.seq
    return found
