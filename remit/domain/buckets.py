"""Buckets: one combination of work, both clocks, evidence and outcome. Buckets partition, so every
figure is a sum of buckets. A bucket packs into one integer, in which movements are booked."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from remit.domain.vocabulary import UNCOUNTED, Clock, Evidence, Outcome, Work

_WORKS, _CLOCKS = tuple(Work), tuple(Clock)
_EVIDENCES = tuple(Evidence)
_OUTCOMES: tuple[Outcome | None, ...] = (None, *Outcome)


class Bucket(NamedTuple):
    """Where a commitment counts on a day."""

    work: Work
    original: Clock
    revised: Clock
    original_reached: bool
    revised_reached: bool
    evidence: Evidence
    outcome: Outcome | None
    recorded_late: bool

    @property
    def counted(self) -> bool:
        """Whether it is among the assigned ones."""
        return self.work not in UNCOUNTED and self.outcome is not Outcome.DUPLICATE


# Mixed radix, least significant first; appended members keep old codes only in the last place,
# therefore each place has room for sixteen. The first place is the work.
ROOM = 16


@cache
def pack(bucket: Bucket) -> int:
    """The bucket as one integer."""
    digits = (
        _WORKS.index(bucket.work),
        _CLOCKS.index(bucket.original),
        _CLOCKS.index(bucket.revised),
        _EVIDENCES.index(bucket.evidence),
        _OUTCOMES.index(bucket.outcome),
        bucket.original_reached + 2 * bucket.revised_reached + 4 * bucket.recorded_late,
    )
    return sum(digit * ROOM**place for place, digit in enumerate(digits))


def stage(work: Work) -> int:
    """What a bucket of this work leaves when it is divided by its room."""
    return _WORKS.index(work)


@cache
def unpack(code: int) -> Bucket:
    """The bucket of an integer that `pack` made."""
    work, original, revised, evidence, outcome, flags = (
        code // ROOM**place % ROOM for place in range(6)
    )
    return Bucket(
        work=_WORKS[work],
        original=_CLOCKS[original],
        revised=_CLOCKS[revised],
        original_reached=bool(flags & 1),
        revised_reached=bool(flags & 2),
        evidence=_EVIDENCES[evidence],
        outcome=_OUTCOMES[outcome],
        recorded_late=bool(flags & 4),
    )


class ClockName(StrEnum):
    """Which of the two due dates a figure is read by."""

    ORIGINAL = "original"
    REVISED = "revised"
