"""Where in a text a pattern can begin, told from the pattern itself.

A pattern that looks back before it reads, or begins in twenty ways, is slow at every letter of a
text. Where its first letters stand is found many times faster, so it is tried only there. Of a
pattern that may begin with anything nothing is told, and it is tried everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from remit.domain.reading import needs

REACH = 3
MOST_HEADS = 240
_HEAD = "^"
_DIGIT = r"\d"
_BLANK = r"\s"
# What a pattern asks to stand before it, and that a word begins or ends here.
_BOUNDARY = re.compile(r"(?:\(\?<[!=](?:[^()\\]|\\[^()])*\))*\\b")
# Said behind the first letter of a word: what begins there is no later part of the word.
_NOT_WITHIN = r"(?<!\w\w)"


class Head(NamedTuple):
    """The first letters of a match, and whether more of them could be told."""

    letters: tuple[str, ...]
    goes_on: bool


Heads = frozenset[Head]
Make = Callable[[str, int], re.Pattern[str]]
EMPTY: Heads = frozenset({Head((), True)})


class Beginning(NamedTuple):
    """How a pattern begins, as it is written: what a `Starts` is made of."""

    known: bool
    at_head: bool = False
    finder: str = ""


class Starts(NamedTuple):
    """How a pattern begins: at the head of a text, where a finder stands, or nobody knows."""

    known: bool
    at_head: bool = False
    finder: re.Pattern[str] | None = None


UNKNOWN = Beginning(known=False)


def starts(pattern: str) -> Starts:
    """Where a pattern in lower case can begin."""
    return found_by(beginning(pattern), re.compile)


def found_by(told: Beginning, make: Make) -> Starts:
    """A beginning with its finder compiled."""
    return Starts(told.known, told.at_head, make(told.finder, 0) if told.finder else None)


def beginning(pattern: str) -> Beginning:
    """How a pattern in lower case begins, told from the pattern."""
    heads, end = _sequence(pattern, 0)
    whole_words = end == len(pattern) and _BOUNDARY.match(pattern) is not None
    if end < len(pattern):
        heads, _end = _alternatives(pattern, 0)
    if heads is None or any(one.letters[:1] in ((), (_BLANK,)) for one in heads):
        return UNKNOWN
    words = {one.letters for one in heads if one.letters[0] != _HEAD}
    at_head = any(one.letters[0] == _HEAD for one in heads)
    return Beginning(True, at_head, _finder(words, whole_words) if words else "")


def _finder(words: set[tuple[str, ...]], whole_words: bool) -> str:
    """A pattern of one letter that stands where any of the words begins."""
    rests: dict[str, set[str]] = {}
    for first, *rest in words:
        rests.setdefault(first, set()).add("".join(rest))
    ahead = {first: _ahead(rests[first]) for first in sorted(rests)}
    if whole_words:
        ahead = {first: _not_within(first) + rest for first, rest in ahead.items()}
    if set(rests) == {_DIGIT}:
        return _DIGIT + ahead[_DIGIT]
    if _DIGIT not in rests:
        return "|".join(first + rest for first, rest in ahead.items())
    either = "|".join(f"(?<={first}){rest}" for first, rest in ahead.items())
    return f"[{''.join(ahead)}](?:{either})"


def _not_within(first: str) -> str:
    return _NOT_WITHIN if first == _DIGIT or first.isalnum() else ""


def _ahead(rests: set[str]) -> str:
    return "" if "" in rests else f"(?={'|'.join(sorted(rests))})"


def _alternatives(pattern: str, at: int) -> tuple[Heads | None, int]:
    found: set[Head] = set()
    known = True
    while True:
        heads, at = _sequence(pattern, at)
        known = known and heads is not None
        found.update(heads or ())
        if at >= len(pattern) or pattern[at] == ")":
            return (frozenset(found) if known else None), at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[Heads | None, int]:
    heads: Heads | None = EMPTY
    while at < len(pattern) and pattern[at] not in "|)":
        if heads is None or not any(one.goes_on for one in heads):
            at = _after(pattern, at)
            continue
        part, at = _part(pattern, at)
        least, at, most_once = needs.times(pattern, at)
        heads = _longer(heads, part, least, most_once)
    return heads, at


def _after(pattern: str, at: int) -> int:
    """Where the pattern goes on after a part that no longer matters."""
    known = needs.told_before(pattern, at) if pattern[at] == "(" else None
    end = known[1] if known else _part(pattern, at)[1]
    return needs.times(pattern, end)[1]


def _longer(heads: Heads, part: Heads | None, least: int, most_once: bool) -> Heads | None:
    """The heads with a further part after them, which stands so often at least."""
    longer: set[Head] = set()
    for one in heads:
        if not one.goes_on or not least:
            longer.add(one)
        if one.goes_on and part is None:
            longer.add(Head(one.letters, False))
        elif one.goes_on and part is not None:
            longer.update(_joined(one, other, most_once) for other in part)
    if len(longer) > MOST_HEADS:
        longer = {Head(one.letters, False) for one in heads}
    return None if any(not one.letters and not one.goes_on for one in longer) else frozenset(longer)


def _joined(one: Head, other: Head, most_once: bool) -> Head:
    letters = (one.letters + other.letters)[:REACH]
    return Head(letters, other.goes_on and most_once and len(letters) < REACH)


def _part(pattern: str, at: int) -> tuple[Heads | None, int]:
    if pattern[at] == "(":
        return _group(pattern, at)
    if pattern[at] == "[":
        told, end = needs.letters_of_class(pattern, at)
        digits = told.needs == [frozenset({needs.DIGIT})]
        return (_one(_DIGIT) if digits else _each(told.wordings)), end
    if pattern.startswith(_BLANK, at):
        return _one(_BLANK), at + len(_BLANK)
    told, end = needs.letter(pattern, at)
    if pattern[at] == "^":
        return frozenset({Head((_HEAD,), False)}), end
    if told.needs:
        return _one(_DIGIT), end
    return (EMPTY if told.wordings == needs.NOTHING else _each(told.wordings)), end


def _group(pattern: str, at: int) -> tuple[Heads | None, int]:
    kind, inside = needs.opening(pattern, at)
    if kind == "back":
        return None, inside + 1
    heads, end = _alternatives(pattern, inside)
    return (EMPTY if kind in ("look", "never") else heads), end + 1


def _one(letter: str) -> Heads:
    return frozenset({Head((letter,), True)})


def _each(letters: needs.Need | None) -> Heads | None:
    if letters is None:
        return None
    return frozenset(Head((re.escape(letter),), True) for letter in letters)
