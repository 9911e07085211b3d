"""What a text must hold for a pattern to match at all, told from the pattern itself.

Most patterns match nothing in most sentences. Whether a sentence holds one of a few words is asked
a hundred times faster than whether it matches, so a pattern is tried only where its words stand.
What cannot be told from a pattern is not asked for: a need is always a true one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DIGIT = "\x00digit"
MOST_WORDS = 250
MOST_NEEDS = 3
_QUANTIFIER = re.compile(r"(?:([*?+])|\{(\d*)(?:,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|(?P<look><?=)|(?P<never><?!)|(?P<back>P=\w+)|-?i:))?")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_DIGITS_ONLY = re.compile(r"\[(?:\\d|0-9|[0-9]|[0-9]-[0-9])+\]")
# Plain letters that no quantifier follows: read at once.
_LETTERS = re.compile(r"[^\\\[\](){}|?*+.^$]+(?![?*+{])")
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))", re.DOTALL)
_NO_LETTER = frozenset("sSwWdDbBAZ")

Need = frozenset[str]


@dataclass
class _Told:
    """What a sequence tells: the words it must have, with the literal now being read."""

    needs: list[Need] = field(default_factory=list)
    literal: str = ""

    def end_word(self) -> None:
        if self.literal.strip():
            self.needs.append(frozenset({self.literal}))
        self.literal = ""


def needs(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The sets of words of each of which a text in lower case must hold one."""
    told, _end = _alternatives(pattern, 0)
    useful = sorted((need for need in told if len(need) <= MOST_WORDS), key=_rank)
    return tuple(tuple(sorted(need, key=len)) for need in useful[:MOST_NEEDS])


def _rank(need: Need) -> tuple[int, int]:
    """The best need is of long words, and of few."""
    shortest = min(1 if word == DIGIT else len(word) for word in need)
    return (-min(shortest, 3), len(need))


def _alternatives(pattern: str, at: int) -> tuple[list[Need], int]:
    """What all alternatives together need, up to the bracket that ends them."""
    branches: list[list[Need]] = []
    while True:
        told, at = _sequence(pattern, at)
        branches.append(told)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(branch, key=_rank) for branch in branches))], at


def _sequence(pattern: str, at: int) -> tuple[list[Need], int]:
    told = _Told()
    while at < len(pattern) and pattern[at] not in "|)":
        run = _LETTERS.match(pattern, at)
        if run:
            told.literal += run.group()
            at = run.end()
        elif pattern[at] == "(":
            at = _group(pattern, at, told)
        elif pattern[at] == "[":
            at = _class(pattern, at, told)
        else:
            at = _letter(pattern, at, told)
    told.end_word()
    return told.needs, at


def _least(pattern: str, at: int) -> tuple[int, int, bool]:
    """How often the thing before stands at least, where the pattern goes on, and if it says so."""
    found = _QUANTIFIER.match(pattern, at)
    if found is None:
        return 1, at, False
    if found.group(1):
        return int(found.group(1) == "+"), found.end(), True
    return int(found.group(2) or 0), found.end(), True


def _group(pattern: str, at: int, told: _Told) -> int:
    opening = _GROUP.match(pattern, at)
    told.end_word()
    if opening is None:
        raise ValueError(f"a bracket that is not known: {pattern[at : at + 8]}")
    inner, end = ([], opening.end()) if opening["back"] else _alternatives(pattern, opening.end())
    least, end, _said = _least(pattern, end + 1)
    if least and not opening["never"]:
        told.needs.extend(inner)
    return end


def _class(pattern: str, at: int, told: _Told) -> int:
    told.end_word()
    whole = _CLASS.match(pattern, at)
    if whole is None:
        raise ValueError(f"a class that does not end: {pattern[at : at + 8]}")
    least, end, _said = _least(pattern, whole.end())
    if least and _DIGITS_ONLY.fullmatch(whole.group()):
        told.needs.append(frozenset({DIGIT}))
    return end


def _letter(pattern: str, at: int, told: _Told) -> int:
    letter, end = _read(pattern, at)
    least, after, counted = _least(pattern, end)
    if letter is None or letter == DIGIT:
        told.end_word()
        if letter and least:
            told.needs.append(frozenset({DIGIT}))
    elif not counted:
        told.literal += letter
    else:
        told.literal += letter * min(least, 1)
        told.end_word()
    return after


def _read(pattern: str, at: int) -> tuple[str | None, int]:
    """The letter that stands at a place, nothing if it may be several, and where it ends."""
    escaped = _ESCAPED.match(pattern, at)
    if escaped is None:
        return (None if pattern[at] in ".^$" else pattern[at]), at + 1
    code = escaped.group(1) or escaped.group(2)
    if code:
        return chr(int(code, 16)).lower(), escaped.end()
    sign = escaped.group(3)
    if sign in _NO_LETTER:
        return (DIGIT if sign == "d" else None), escaped.end()
    return {"n": "\n", "t": "\t"}.get(sign, sign), escaped.end()
