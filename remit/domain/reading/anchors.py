"""Which needs of a pack a text meets, told from its words in one sweep.

A pattern can match only where the text holds certain words. Each word of a text is asked once which
of them it may hold, and the answer is kept, for texts say the same words again and again. What a
text meets is then one number, and most patterns are left out by one comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from remit.domain.reading import needs

# The need of a pattern that needs nothing: every text meets it.
FREE = 1
MOST_WORDS = 60_000
LONGEST_WORD = 48


@dataclass(frozen=True)
class Piece:
    """The longest part of a needed word without blanks, and whether a word begins or ends there."""

    letters: str
    begins: bool
    ends: bool


def piece(word: str) -> Piece:
    """What a word of the text must hold for the text to hold a needed word."""
    parts = word.split()
    last = len(parts) - 1
    possible = [
        Piece(part, at > 0 or word[0].isspace(), at < last or word[-1].isspace())
        for at, part in enumerate(parts)
    ]
    return max(possible, key=lambda one: (len(one.letters), one.begins + one.ends))


@dataclass
class Spellings:
    """Needed letters, by how they stand in a word, each with the needs that they meet."""

    whole: dict[str, int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    tails: dict[str, int] = field(default_factory=dict)
    inner: dict[str, int] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)
    digit: int = 0

    def add(self, word: str, meets: int) -> None:
        """Keep a needed word with the needs that it meets."""
        if word == needs.DIGIT:
            self.digit |= meets
        else:
            self._add(piece(word), meets)

    def _add(self, one: Piece, meets: int) -> None:
        known = (self.inner, self.tails, self.heads, self.whole)[one.begins * 2 + one.ends]
        known[one.letters] = known.get(one.letters, 0) | meets
        if known is self.inner:
            lengths = self.lengths.setdefault(one.letters[0], [])
            if len(one.letters) not in lengths:
                lengths.append(len(one.letters))

    def met_by(self, word: str) -> int:
        """The needs that a word of a text meets."""
        met = self.whole.get(word, 0)
        for end in range(1, min(len(word), LONGEST_WORD) + 1):
            met |= self.heads.get(word[:end], 0) | self.tails.get(word[-end:], 0)
        inner, lengths = self.inner, self.lengths
        for at, letter in enumerate(word):
            for length in lengths.get(letter, ()):
                met |= inner.get(word[at : at + length], 0)
        return met


class Words(dict[str, int]):
    """The needs that each word of the texts so far meets."""

    def __init__(self, spellings: Spellings) -> None:
        """No word is known yet."""
        self._spellings = spellings

    def __missing__(self, word: str) -> int:
        """A new word is looked through once; an endless one is not kept."""
        met = self._spellings.met_by(word)
        if needs.has_digit(word):
            met |= self._spellings.digit
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = met
        return met


class Anchors:
    """All needs of a pack, each a number of its own, and the words that meet them."""

    def __init__(self, needed: Iterable[tuple[str, ...]]) -> None:
        """Number each need, and keep the words that meet it."""
        spellings = Spellings()
        self._numbers: dict[tuple[str, ...], int] = {(): FREE}
        for need in needed:
            if need not in self._numbers:
                number = self._numbers[need] = 1 << len(self._numbers)
                for word in need:
                    spellings.add(word, number)
        self._words = Words(spellings)

    def number(self, need: tuple[str, ...]) -> int:
        """The number of a need: of its words a text must hold one."""
        return self._numbers[need]

    def required(self, needed: Iterable[tuple[str, ...]]) -> int:
        """All needs of a pattern as one number."""
        return reduce(or_, map(self.number, needed), FREE)

    def met(self, low: str) -> int:
        """All needs that a text in lower case may meet; it surely meets no other."""
        return reduce(or_, map(self._words.__getitem__, set(low.split())), FREE)
