"""How near a unit comes to words that somebody typed to choose it. Words are meant as words:
letters amid others count only where the words are long enough for that, and after all else."""

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Protocol

from remit.kernel import folding

SHORT = 2  # letters of a word that stand in half of all names
_BETWEEN = re.compile(r"[^\w]+")
# What Arabic writes together with the word behind it.
_JOINED = re.compile(r"^(?:[وبلكف]?ال|لل|[وبلكف])(?=\w{2})")


class Nearness(IntEnum):
    """From what is called just so to what only has the letters."""

    CALLED_SO = 0
    ONCE_CALLED_SO = 1
    BEGINS_SO = 2
    HAS_THE_WORDS = 3
    HAS_THE_LETTERS = 4
    HAS_SHORT_LETTERS = 5


class Named(Protocol):
    """A unit with its code and names, and the earlier name by which it was found."""

    @property
    def called(self) -> tuple[str, ...]: ...
    @property
    def formerly(self) -> str: ...


def far(words: str, unit: Named) -> tuple[Nearness, int]:
    """How far from what was typed; of those that are as far the shortest name comes first."""
    near = nearness(words, unit)
    is_so = near <= Nearness.ONCE_CALLED_SO
    return near, 0 if is_so else min(len(folding.fold(name)) for name in unit.called if name)


def nearness(words: str, unit: Named) -> Nearness:
    """How near a unit comes to what was typed."""
    typed, named = folding.fold(words), [folding.fold(name) for name in unit.called]
    before = folding.fold(unit.formerly)
    if typed in named:
        return Nearness.CALLED_SO
    if before and typed == before:
        return Nearness.ONCE_CALLED_SO
    every = [*named, before]
    if any(f" {name}".find(f" {typed}") >= 0 for name in every):
        return Nearness.BEGINS_SO
    sought = typed.split()
    if any(_has_words(sought, name) for name in every):
        return Nearness.HAS_THE_WORDS
    is_short = any(len(word) <= SHORT for word in sought)
    return Nearness.HAS_SHORT_LETTERS if is_short else Nearness.HAS_THE_LETTERS


def _has_words(sought: Iterable[str], name: str) -> bool:
    """Whether each of the words begins a word of one name."""
    words = [word for word in _BETWEEN.split(name) if word]
    bare = [_JOINED.sub("", word) for word in words]
    return all(any(word.startswith(one) for word in (*words, *bare)) for one in sought)
