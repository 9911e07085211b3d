"""Which needs of a pack a text meets, told from its words in one sweep.

A pattern can match only where the text holds certain words. Each word of a text is asked once which
of them it may hold, each two neighbours which words of several parts, and the answers are kept, for
texts say the same words again and again. What a text meets is then one number, and most patterns
are left out by one comparison.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from remit.domain.reading import needs

# The need of a pattern that needs nothing: every text meets it.
FREE = 1
MOST_WORDS = 20_000
# Longer words are looked at no further from either end, and still longer ones are not kept.
LONGEST_WORD, LONGEST_KEPT = 48, 400


class Piece(NamedTuple):
    """A part of a needed word without blanks, and whether a word begins or ends there."""

    letters: str
    begins: bool
    ends: bool


def pieces(word: str) -> list[Piece]:
    """What words of the text must hold, one after the other, for it to hold a needed word."""
    parts = word.split()
    last = len(parts) - 1
    return [
        Piece(part, at > 0 or word[0].isspace(), at < last or word[-1].isspace())
        for at, part in enumerate(parts)
    ]


@dataclass
class Spellings:
    """Needed letters, by how they stand in a word, each with the needs that they meet."""

    whole: dict[str, int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    tails: dict[str, int] = field(default_factory=dict)
    inner: dict[str, int] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)

    def add(self, one: Piece, meets: int) -> None:
        """Keep a part with the needs that it meets."""
        known = (self.inner, self.tails, self.heads, self.whole)[one.begins * 2 + one.ends]
        known[one.letters] = known.get(one.letters, 0) | meets
        if known is self.inner:
            lengths = self.lengths.setdefault(one.letters[0], [])
            if len(one.letters) not in lengths:
                lengths.append(len(one.letters))

    def met_by(self, word: str) -> int:
        """The needs that a word of a text meets."""
        met = self.whole.get(word, 0)
        if self.heads or self.tails:
            for end in range(1, min(len(word), LONGEST_WORD) + 1):
                met |= self.heads.get(word[:end], 0) | self.tails.get(word[-end:], 0)
        inner, lengths = self.inner, self.lengths
        for at, letter in enumerate(word) if inner else ():
            for length in lengths.get(letter, ()):
                met |= inner.get(word[at : at + length], 0)
        return met


Known = tuple[int, int, int]


class Words(dict[str, Known]):
    """Of each word of the texts so far: the needs that it meets, which needed pairs of words it may
    open, and which it may close."""

    def __init__(self, alone: Mapping[str, int], pairs: Sequence[tuple[Piece, Piece]]) -> None:
        """All that is asked about a word is one number: its own needs, and then both sides."""
        self._spelt = Spellings()
        self._opens = max(alone.values(), default=FREE).bit_length()
        self._closes = self._opens + len(pairs)
        self._digit = alone.get(needs.DIGIT, 0)
        for word, meets in alone.items():
            if word != needs.DIGIT:
                self._spelt.add(pieces(word)[0], meets)
        for at, (first, second) in enumerate(pairs):
            self._spelt.add(first, 1 << (self._opens + at))
            self._spelt.add(second, 1 << (self._closes + at))

    def __missing__(self, word: str) -> Known:
        """A new word is looked through once; an endless one is not kept."""
        met = self._spelt.met_by(word)
        digit = self._digit if needs.has_digit(word) else 0
        own, opens = (1 << self._opens) - 1, (1 << self._closes) - 1
        told = (met & own | digit, (met & opens) >> self._opens, met >> self._closes)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = told
        return told


def heaviest(told: Sequence[Piece]) -> tuple[Piece, Piece]:
    """The two neighbours of a needed wording that say most."""
    pairs = itertools.pairwise(told)
    return max(pairs, key=lambda two: len(two[0].letters) + len(two[1].letters))


class Anchors:
    """All needs of a pack, each a number of its own, and the words that meet them."""

    def __init__(self, needed: Iterable[tuple[str, ...]]) -> None:
        """Number each need, and keep the words that meet it."""
        self._numbers: dict[tuple[str, ...], int] = {(): FREE}
        alone: dict[str, int] = {}
        pairs: dict[tuple[Piece, Piece], int] = {}
        for need in needed:
            if need not in self._numbers:
                number = self._numbers[need] = 1 << len(self._numbers)
                for word in need:
                    told = () if word == needs.DIGIT else pieces(word)
                    if len(told) > 1:
                        pair = heaviest(told)
                        pairs[pair] = pairs.get(pair, 0) | number
                    else:
                        alone[word] = alone.get(word, 0) | number
        self._paired = tuple(pairs.values())
        self._words = Words(alone, tuple(pairs))

    def number(self, need: tuple[str, ...]) -> int:
        """The number of a need: of its words a text must hold one."""
        return self._numbers[need]

    def required(self, needed: Iterable[tuple[str, ...]]) -> int:
        """All needs of a pattern as one number."""
        return reduce(or_, map(self.number, needed), FREE)

    def met(self, low: str) -> int:
        """All needs that a text in lower case may meet; it surely meets no other."""
        met, opened, both, words = FREE, 0, 0, self._words
        for word in low.split():
            alone, opens, closes = words[word]
            met |= alone
            both |= opened & closes
            opened = opens
        while both:
            lowest = both & -both
            met |= self._paired[lowest.bit_length() - 1]
            both ^= lowest
        return met
