"""What the rules of a pack find of what persons decided: how much of what binds, and how much
beside it. What no rule speaks for, and is kept only because it resembles an order, is not found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading.learning.passages import HALF, overlap
from remit.domain.reading.learning.records import Decision
from remit.domain.reading.reader import read
from remit.domain.reading.rules import Pack


@dataclass(frozen=True, slots=True)
class Score:
    """Counts on decisions: what binds and was found; what does not and was found too."""

    binding: int = 0
    found: int = 0
    wrong: int = 0
    undecided: int = 0

    @property
    def recall(self) -> float | None:
        """The share of what binds that is found."""
        return self.found / self.binding if self.binding else None

    @property
    def precision(self) -> float | None:
        """The share of what is found and decided that binds."""
        decided = self.found + self.wrong
        return self.found / decided if decided else None


def score(documents: Iterable[tuple[str, Sequence[Decision]]], packs: Mapping[str, Pack]) -> Score:
    """Read each document anew and compare what is found with what persons decided."""
    binding = found = wrong = undecided = 0
    for text, decisions in documents:
        ruled = [one for one in read(text, packs).obligations if not one.only_resembles]
        places = [(one.span.start, one.span.end) for one in ruled]
        seen = [one for one in decisions if any(_is_at(place, one) for place in places)]
        binding += sum(one.binds for one in decisions)
        found += sum(one.binds for one in seen)
        wrong += sum(not one.binds for one in seen)
        undecided += sum(not any(_is_at(place, one) for one in decisions) for place in places)
    return Score(binding, found, wrong, undecided)


def _is_at(place: tuple[int, int], one: Decision) -> bool:
    return overlap(place, (one.start, one.end)) >= HALF
