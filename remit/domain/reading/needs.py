"""What a text must hold for a pattern to match at all, told from the pattern itself.

Most patterns match nothing in most sentences. Whether a sentence holds one of a few words is asked
a hundred times faster than whether it matches, so a pattern is tried only where its words stand.
What cannot be told from a pattern is not asked for: a need is always a true one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

DIGIT = "\x00digit"
MOST_WORDS = 2000
MOST_NEEDS = 8
# How many wordings of one place are told in full.
MOST_WORDINGS = 48
SMALL_CLASS = 4
_DIGIT = re.compile(r"\d")
_QUANTIFIER = re.compile(r"(?:([*?+])|\{(\d*)(?:(,)\d*)?\})[?+]?")
_GROUP = re.compile(
    r"\((?:\?(?::|P<\w+>|(?P<look><?=)|(?P<never><?!)|(?P<back>P=\w+(?=\)))|-?i:))?"
)
_CLASS = re.compile(r"\[(?P<not>\^?)(?P<inside>\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
_DIGITS_ONLY = re.compile(r"(?:\\d|0-9|[0-9]|[0-9]-[0-9])+")
_PLAIN_CLASS = re.compile(rf"[^\\\-\]]{{1,{SMALL_CLASS}}}")
# Plain letters that no quantifier follows: read at once.
_LETTERS = re.compile(r"[^\\\[\](){}|?*+.^$]+(?![?*+{])")
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))", re.DOTALL)
_NO_WIDTH = frozenset("bBAZ")
_NO_LETTER = frozenset("sSwWdD")

Need = frozenset[str]
NOTHING: Need = frozenset({""})
# Patterns of a pack are made of the same long brackets: lists of verbs, of bodies, of months.
LONG_GROUP = 80


@dataclass
class Told:
    """What a part tells: all its wordings, if they are few, and the needs that it has besides."""

    wordings: Need | None = NOTHING
    needs: list[Need] = field(default_factory=list)


_LONG_GROUPS: defaultdict[str, dict[str, Told]] = defaultdict(dict)


@dataclass
class _Sequence:
    """A sequence being read: the wordings of its last words, and whether they are its only ones."""

    needs: list[Need] = field(default_factory=list)
    run: Need = NOTHING
    whole: bool = True

    def add(self, part: Told, least: int, most_once: bool) -> None:
        """Go on with a part that stands so often at least."""
        if least:
            self.needs.extend(part.needs)
        if part.wordings is None or not (least or most_once):
            self.stop()
        else:
            self._go_on(part.wordings if least else part.wordings | NOTHING)
            if not most_once:
                self.stop()

    def _go_on(self, wordings: Need) -> None:
        if len(self.run) * len(wordings) > MOST_WORDINGS:
            self.stop()
        self.run = frozenset(one + other for one in self.run for other in wordings)

    def stop(self) -> None:
        """Words end here, for what follows is not told."""
        if all(word.strip() for word in self.run):
            self.needs.append(self.run)
        self.run, self.whole = NOTHING, False

    def told(self) -> Told:
        """What the whole sequence tells."""
        if self.whole:
            return Told(self.run, self.needs)
        self.stop()
        return Told(None, self.needs)


def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script."""
    return _DIGIT.search(text) is not None


def needs(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The sets of words of each of which a text in lower case must hold one."""
    told, _end = _alternatives(pattern, 0)
    useful = sorted({one for one in _all(told) if len(one) <= MOST_WORDS}, key=_rank)
    return tuple(
        tuple(sorted(need, key=lambda word: (len(word), word))) for need in useful[:MOST_NEEDS]
    )


def _all(told: Told) -> list[Need]:
    if told.wordings is None or not all(word.strip() for word in told.wordings):
        return told.needs
    return [*told.needs, told.wordings]


def _rank(need: Need) -> tuple[int, int, list[str]]:
    """The best need is of long words, and of few."""
    shortest = min(1 if word == DIGIT else len(word) for word in need)
    return (-min(shortest, 4), len(need), sorted(need))


def _alternatives(pattern: str, at: int) -> tuple[Told, int]:
    """What all alternatives together need, up to the bracket that ends them."""
    branches: list[Told] = []
    while True:
        told, at = _sequence(pattern, at)
        branches.append(told)
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    return (branches[0] if len(branches) == 1 else _together(branches)), at


def _together(branches: Sequence[Told]) -> Told:
    """One of several: all their wordings, or the best need of each."""
    wordings = [branch.wordings for branch in branches]
    listed = [one for one in wordings if one is not None]
    if len(listed) == len(branches) and not any(branch.needs for branch in branches):
        return Told(frozenset().union(*listed))
    each = [_all(branch) for branch in branches]
    if not all(each):
        return Told(None)
    return Told(None, [frozenset().union(*(min(needed, key=_rank) for needed in each))])


def _sequence(pattern: str, at: int) -> tuple[Told, int]:
    told = _Sequence()
    while at < len(pattern) and pattern[at] not in "|)":
        run = _LETTERS.match(pattern, at)
        if run:
            told.add(Told(frozenset({run.group()})), 1, most_once=True)
            at = run.end()
            continue
        part, at = _part(pattern, at)
        least, at, most_once = times(pattern, at)
        told.add(part, least, most_once)
    return told.told(), at


def times(pattern: str, at: int) -> tuple[int, int, bool]:
    """How often the thing before stands at least, where the pattern goes on, if once at most."""
    found = _QUANTIFIER.match(pattern, at)
    if found is None:
        return 1, at, True
    if found.group(1):
        return int(found.group(1) == "+"), found.end(), found.group(1) == "?"
    return int(found.group(2) or 0), found.end(), False


def _part(pattern: str, at: int) -> tuple[Told, int]:
    if pattern[at] == "(":
        return _group(pattern, at)
    return letters_of_class(pattern, at) if pattern[at] == "[" else letter(pattern, at)


def opening(pattern: str, at: int) -> tuple[str, int]:
    """What a bracket opens (look, never, back, or a plain group), and where its inside begins."""
    found = _GROUP.match(pattern, at)
    if found is None:
        raise ValueError(f"a bracket that is not known: {pattern[at : at + 8]}")
    return found.lastgroup or "", found.end()


def _group(pattern: str, at: int) -> tuple[Told, int]:
    known = told_before(pattern, at)
    if known is not None:
        return known
    kind, inside = opening(pattern, at)
    if kind == "back":
        return Told(None), inside + 1
    inner, end = _alternatives(pattern, inside)
    if kind == "never":
        inner = Told()
    elif kind == "look":
        inner = Told(NOTHING, _all(inner))
    if end - at > LONG_GROUP:
        _LONG_GROUPS[pattern[at : at + LONG_GROUP]][pattern[at : end + 1]] = inner
    return inner, end + 1


def told_before(pattern: str, at: int) -> tuple[Told, int] | None:
    """What a long bracket tells and where it ends, if another pattern had the same."""
    for group, told in _LONG_GROUPS.get(pattern[at : at + LONG_GROUP], {}).items():
        if pattern.startswith(group, at):
            return told, at + len(group)
    return None


def letters_of_class(pattern: str, at: int) -> tuple[Told, int]:
    """What a class of letters tells, and where it ends."""
    whole = _CLASS.match(pattern, at)
    if whole is None:
        raise ValueError(f"a class that does not end: {pattern[at : at + 8]}")
    if whole["not"]:
        return Told(None), whole.end()
    if _DIGITS_ONLY.fullmatch(whole["inside"]):
        return Told(None, [frozenset({DIGIT})]), whole.end()
    plain = _PLAIN_CLASS.fullmatch(whole["inside"])
    return Told(frozenset(whole["inside"]) if plain else None), whole.end()


def letter(pattern: str, at: int) -> tuple[Told, int]:
    """What a single letter or sign of a pattern tells, and where it ends."""
    escaped = _ESCAPED.match(pattern, at)
    if escaped is None:
        alone = {".": Told(None), "^": Told(), "$": Told()}
        return alone.get(pattern[at], Told(frozenset({pattern[at]}))), at + 1
    code = escaped.group(1) or escaped.group(2)
    if code:
        return Told(frozenset({chr(int(code, 16)).lower()})), escaped.end()
    sign = escaped.group(3)
    if sign in _NO_WIDTH:
        return Told(), escaped.end()
    if sign in _NO_LETTER:
        return Told(None, [frozenset({DIGIT})] if sign == "d" else []), escaped.end()
    return Told(frozenset({{"n": "\n", "t": "\t"}.get(sign, sign)})), escaped.end()
