"""Where two texts that say the same do not: figures, days, obligations, the level of who owes.

Machine translation changes the level of a unit more often than anything else, and a figure that
only one text has is a slip of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.pairing.alignment import Pair
from remit.domain.pairing.lasting import last_day
from remit.domain.pairing.marks import Mark, marks
from remit.domain.reading import folding
from remit.domain.reading.records import Obligation, Reading, Span
from remit.domain.reading.rules import Pack


class Matter(StrEnum):
    """In what two paragraphs differ."""

    MISSING = "MISSING"
    FIGURES = "FIGURES"
    DAYS = "DAYS"
    NUMBERS = "NUMBERS"
    OBLIGATIONS = "OBLIGATIONS"
    LEVELS = "LEVELS"
    LAST_DAYS = "LAST_DAYS"


@dataclass(frozen=True)
class Difference:
    """One thing that only one side says, with the places on both sides."""

    matter: Matter
    left: Span | None
    right: Span | None
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()


_KINDS = {"figure": Matter.FIGURES, "date": Matter.DAYS, "number": Matter.NUMBERS}


def differences(
    left: Reading,
    right: Reading,
    sides: tuple[Sequence[Span], Sequence[Span]],
    pairs: Sequence[Pair],
    packs: Mapping[str, Pack],
) -> tuple[Difference, ...]:
    """Every difference of two readings whose paragraphs (`sides`) are aligned (`pairs`)."""
    found: list[Difference] = []
    for pair in pairs:
        here, there = _whole(left, sides[0], pair.left), _whole(right, sides[1], pair.right)
        if here is None or there is None:
            found.append(Difference(Matter.MISSING, here, there))
            continue
        found.extend(_of_marks(here, there, packs))
        found.extend(_of_obligations(here, there, (left, right), packs))
    return tuple(found)


def _whole(reading: Reading, paragraphs: Sequence[Span], numbers: Sequence[int]) -> Span | None:
    if not numbers:
        return None
    start, end = paragraphs[numbers[0]].start, paragraphs[numbers[-1]].end
    return Span(start, end, reading.text[start:end])


def _of_marks(here: Span, there: Span, packs: Mapping[str, Pack]) -> Iterator[Difference]:
    mine, yours = marks(here.quote, packs), marks(there.quote, packs)
    for kind, matter in _KINDS.items():
        only_left, only_right = _values(mine - yours, kind), _values(yours - mine, kind)
        if only_left or only_right:
            yield Difference(matter, here, there, only_left, only_right)


def _values(found: frozenset[Mark], kind: str) -> tuple[str, ...]:
    return tuple(sorted(mark.value for mark in found if mark.kind == kind))


def _of_obligations(
    here: Span, there: Span, readings: tuple[Reading, Reading], packs: Mapping[str, Pack]
) -> Iterator[Difference]:
    mine, yours = _inside(readings[0], here), _inside(readings[1], there)
    if len(mine) != len(yours):
        counts = (str(len(mine)),), (str(len(yours)),)
        yield Difference(Matter.OBLIGATIONS, here, there, *counts)
        return
    for one, other in zip(mine, yours, strict=True):
        levels = _level(one, readings[0], packs), _level(other, readings[1], packs)
        if all(levels) and levels[0] != levels[1]:
            yield Difference(Matter.LEVELS, one.span, other.span, (levels[0],), (levels[1],))
        yield from _of_last_days(one, other)


def _of_last_days(one: Obligation, other: Obligation) -> Iterator[Difference]:
    """A day that only one side gives is a difference of days, and told as that."""
    here, there = _last_day(one), _last_day(other)
    if here and there and here != there:
        yield Difference(Matter.LAST_DAYS, one.span, other.span, (here,), (there,))


def _last_day(one: Obligation) -> str:
    limit = one.deadline
    day = last_day(limit.value, limit.operator) if limit else None
    return day.isoformat() if day else ""


def _inside(reading: Reading, place: Span) -> list[Obligation]:
    return [
        one
        for one in reading.obligations
        if place.start <= one.span.start < place.end and one.confidence >= 0.5
    ]


def _level(one: Obligation, reading: Reading, packs: Mapping[str, Pack]) -> str:
    """The level that the words for the owing unit name, as far as the pack knows the word."""
    if one.actor is None:
        return ""
    hit = packs[reading.document.language].first("LEVEL", folding.folded(one.actor.span.quote))
    return hit.rule.value if hit else ""
