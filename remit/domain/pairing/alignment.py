"""Which paragraph of one text is which of the other: the cheapest way through both, in order.

A paragraph stands for one, for none or for two of the other text. Length (in the share of the
whole text) and the marks that both carry decide, so that no language needs to be known.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from remit.domain.pairing.marks import Mark, marks, places
from remit.domain.reading.rules import Pack

SKIPPED = 0.8
TWO_FOR_ONE = 0.75
AGREEING = 0.9
MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
# A text is aligned in a band around its diagonal, so that long texts stay quick.
BAND = 60


class Pair(NamedTuple):
    """Paragraphs that say the same, as numbers from 0; one side is empty where nothing does."""

    left: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True)
class _Side:
    """A text: how many paragraphs, and of one or two in a row, from a number on, length and marks;
    reckoned once, for they are asked for again and again."""

    count: int
    rows: Mapping[tuple[int, int], tuple[float, frozenset[Mark]]]


def aligned(
    left: Sequence[str], right: Sequence[str], packs: Mapping[str, Pack]
) -> tuple[Pair, ...]:
    """The paragraphs of two texts side by side, each in exactly one pair, in order."""
    one, other = _side(left, packs), _side(right, packs)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for at in range(len(left) + 1):
        for beside in _band(at, len(left), len(right)):
            _extend(best, (at, beside), one, other)
    return tuple(_way(best, (len(left), len(right))))


def _side(paragraphs: Sequence[str], packs: Mapping[str, Pack]) -> _Side:
    whole = sum(len(paragraph) for paragraph in paragraphs) or 1
    lengths = [len(paragraph) / whole * len(paragraphs) for paragraph in paragraphs]
    marked = [marks(one, packs) | places(one) for one in paragraphs]
    rows = {
        (at, n): (sum(lengths[at : at + n]), frozenset().union(*marked[at : at + n]))
        for n in (1, 2)
        for at in range(len(paragraphs) + 1 - n)
    }
    return _Side(len(paragraphs), rows)


def _band(at: int, rows: int, columns: int) -> range:
    middle = at * columns // rows if rows else 0
    reach = max(BAND, abs(rows - columns) + 2)
    return range(max(0, middle - reach), min(columns, middle + reach) + 1)


def _extend(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    at: tuple[int, int],
    one: _Side,
    other: _Side,
) -> None:
    if at not in best:
        return
    cost, (row, column) = best[at][0], at
    for move in MOVES:
        to = (row + move[0], column + move[1])
        if to[0] <= one.count and to[1] <= other.count:
            total = cost + _cost(one, other, (row, move[0]), (column, move[1]))
            if to not in best or total < best[to][0]:
                best[to] = (total, at)


def _cost(one: _Side, other: _Side, rows: tuple[int, int], columns: tuple[int, int]) -> float:
    if not rows[1] or not columns[1]:
        return SKIPPED
    (here, mine), (there, yours) = one.rows[rows], other.rows[columns]
    apart = abs(math.log((here + 0.05) / (there + 0.05)))
    uneven = TWO_FOR_ONE if rows[1] != columns[1] else 0.0
    if not mine and not yours:
        return apart + uneven
    both = len(mine & yours)
    shared = both / (len(mine) + len(yours) - both)
    return apart + uneven + AGREEING * (0.5 - shared)


def _way(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]
) -> list[Pair]:
    pairs: list[Pair] = []
    at = end
    while at != (0, 0):
        before = best[at][1]
        pairs.append(Pair(tuple(range(before[0], at[0])), tuple(range(before[1], at[1]))))
        at = before
    return pairs[::-1]
