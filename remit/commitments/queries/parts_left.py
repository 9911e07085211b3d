"""The parts of a whole that are not done yet. A whole may be reported as done and verified without
them; whoever does that knows of them before."""

from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.queries.lists import Card
from remit.domain.vocabulary import OPEN, Work

NOT_DONE = OPEN | {Work.PROPOSED}


@dataclass(frozen=True, slots=True)
class PartsLeft:
    """The parts that are not done: those that the viewer may read, and how many in all."""

    shown: Sequence[tuple[Card, Work]]
    total: int

    @property
    def hidden(self) -> int:
        """How many of them the viewer may not read."""
        return self.total - len(self.shown)


def left(parts: Sequence[Card]) -> PartsLeft:
    """Which of these parts are not done; of what is hidden only how many."""
    hidden = [one.id for one in parts if one.hidden]
    shown = [(one, Work(one.work)) for one in parts if not one.hidden and one.work in NOT_DONE]
    return PartsLeft(shown, len(shown) + (_not_done(hidden) if hidden else 0))


def _not_done(numbers: Sequence[int]) -> int:
    states = [work.value for work in NOT_DONE]
    return models.Commitment.objects.filter(pk__in=numbers, work__in=states).count()
