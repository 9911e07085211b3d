"""Which needs of a pack a text meets, told from its words in one sweep.

A pattern can match only where the text holds certain words. Each word of a text is asked once which
of them it may hold, each two neighbours which words of several parts, and the answers are kept, for
texts say the same words again and again. What a text meets is then one number, and most patterns
are left out by one comparison.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from remit.domain.reading import needs

# The need of a pattern that needs nothing: every text meets it.
FREE = 1
MOST_WORDS, MOST_FOLLOWING = 20_000, 500
LONGEST_WORD = 48


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


class Following(dict[str, int]):
    """The needs that each word met so far meets after a certain word."""

    def __init__(self, spellings: tuple[Spellings, ...]) -> None:
        """What may follow is told by the parts that the word before begins."""
        self._spellings = spellings

    def __missing__(self, word: str) -> int:
        """A new word is looked through once; an endless one is not kept."""
        met = reduce(or_, (one.met_by(word) for one in self._spellings), 0)
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_FOLLOWING:
                self.clear()
            self[word] = met
        return met


Known = tuple[int, Following | None]


class Words(dict[str, Known]):
    """The needs that each word of the texts so far meets, and what it may open."""

    def __init__(self) -> None:
        """No word is known yet."""
        self._alone = Spellings()
        self._digit = 0
        # Needed words of several parts: the first of two neighbours, and what may stand second.
        self._first = Spellings()
        self._second: list[Spellings] = []
        self._openers: dict[Piece, int] = {}

    def need(self, word: str, meets: int) -> None:
        """Keep a needed word with the needs that it meets."""
        if word == needs.DIGIT:
            self._digit |= meets
            return
        told = pieces(word)
        if len(told) == 1:
            self._alone.add(told[0], meets)
            return
        pairs = itertools.pairwise(told)
        first, second = max(pairs, key=lambda two: len(two[0].letters) + len(two[1].letters))
        if first not in self._openers:
            self._openers[first] = len(self._second)
            self._first.add(first, 1 << len(self._second))
            self._second.append(Spellings())
        self._second[self._openers[first]].add(second, meets)

    def __missing__(self, word: str) -> Known:
        """A new word is looked through once; an endless one is not kept."""
        met = self._alone.met_by(word)
        if needs.has_digit(word):
            met |= self._digit
        opens, known = self._first.met_by(word), []
        while opens:
            lowest = opens & -opens
            known.append(self._second[lowest.bit_length() - 1])
            opens ^= lowest
        told = met, Following(tuple(known)) if known else None
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = told
        return told


class Anchors:
    """All needs of a pack, each a number of its own, and the words that meet them."""

    def __init__(self, needed: Iterable[tuple[str, ...]]) -> None:
        """Number each need, and keep the words that meet it."""
        self._numbers: dict[tuple[str, ...], int] = {(): FREE}
        self._words = Words()
        for need in needed:
            if need not in self._numbers:
                number = self._numbers[need] = 1 << len(self._numbers)
                for word in need:
                    self._words.need(word, number)

    def number(self, need: tuple[str, ...]) -> int:
        """The number of a need: of its words a text must hold one."""
        return self._numbers[need]

    def required(self, needed: Iterable[tuple[str, ...]]) -> int:
        """All needs of a pattern as one number."""
        return reduce(or_, map(self.number, needed), FREE)

    def met(self, low: str) -> int:
        """All needs that a text in lower case may meet; it surely meets no other."""
        met, following, words = FREE, None, self._words
        for word in low.split():
            if following is not None:
                met |= following[word]
            alone, following = words[word]
            met |= alone
        return met
