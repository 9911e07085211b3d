"""How far two annotators agree who did not see each other's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.domain.reading.measuring import matching, naming, places
from remit.domain.reading.measuring.records import Duty, Sheet


@dataclass(frozen=True)
class Agreement:
    """Counts over the obligations of two annotations."""

    first: int
    second: int
    both: int
    kinds: tuple[tuple[str, str], ...]
    dated: int
    same_deadline: int
    named: int
    same_actor: int

    @property
    def f1(self) -> float | None:
        """Agreement on what is an obligation."""
        total = self.first + self.second
        return 2 * self.both / total if total else None

    @property
    def kappa(self) -> float | None:
        """Agreement on the kind beyond chance, over the obligations that both saw."""
        return kappa(self.kinds)


def agreement(first: Sheet, second: Sheet) -> Agreement:
    """Compare two annotations of one text; borderline cases that one alone saw do not count."""
    pairs = matched(first, second)
    ones, others = {i for i, _ in pairs}, {j for _, j in pairs}
    met = [(first.duties[i], second.duties[j]) for i, j in pairs]
    units = {**second.units, **first.units}
    named = [(one, other) for one, other in met if one.body and other.body]
    return Agreement(
        first=len(pairs) + _alone(first, second, ones),
        second=len(pairs) + _alone(second, first, others),
        both=len(pairs),
        kinds=tuple((one.kind, other.kind) for one, other in met),
        dated=len([1 for one, other in met if one.due or other.due]),
        same_deadline=len([1 for one, other in met if one.due and one.due == other.due]),
        named=len(named),
        same_actor=len([1 for one, other in named if same_actor(one, other, units)]),
    )


def matched(first: Sheet, second: Sheet) -> list[tuple[int, int]]:
    """The obligations that both saw."""
    return matching.pairs([one.place for one in first.duties], [one.place for one in second.duties])


def same_actor(one: Duty, other: Duty, units: dict[str, frozenset[str]]) -> bool:
    """Both mean the same body, by any of its names."""
    if one.body is None or other.body is None:
        return one.body is other.body
    return naming.is_right(one.body, other.body, units)


def _alone(sheet: Sheet, other: Sheet, met: set[int]) -> int:
    left = [one for index, one in enumerate(sheet.duties) if index not in met]
    return len([one for one in left if not one.optional and not _is_optional(one, other)])


def _is_optional(one: Duty, other: Sheet) -> bool:
    return any(
        theirs.optional and places.overlap(one.place, theirs.place) >= matching.LEAST_OVERLAP
        for theirs in other.duties
    )


def together(some: Iterable[Agreement]) -> Agreement:
    """The agreement on several texts."""
    every = list(some)
    return Agreement(
        first=sum(one.first for one in every),
        second=sum(one.second for one in every),
        both=sum(one.both for one in every),
        kinds=tuple(pair for one in every for pair in one.kinds),
        dated=sum(one.dated for one in every),
        same_deadline=sum(one.same_deadline for one in every),
        named=sum(one.named for one in every),
        same_actor=sum(one.same_actor for one in every),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa; 1 when both always say the same single thing."""
    if not pairs:
        return None
    same = sum(one == other for one, other in pairs) / len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(left[kind] * right[kind] for kind in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)
