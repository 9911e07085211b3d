"""Names written in two ways, and words whose letters come from two alphabets.

A name that differs from another in one or two letters is one name with a slip, or two that will be
taken for one. A word that mixes alphabets looks like another word and is none.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.domain.reading import folding
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check, Obligation, Span

LEAST_LENGTH, MOST_NAMES = 12, 200
FEW = 0.1
LETTERS = 191
ALPHABETS = {
    "LATIN": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "CYRILLIC": "\u0400-\u04ff",
    "GREEK": "\u0370-\u03ff",
}
WORD = re.compile(f"[{''.join(ALPHABETS.values())}]+")
FOREIGN = re.compile(f"[{ALPHABETS['CYRILLIC']}{ALPHABETS['GREEK']}]")
MIXED = re.compile(
    f"[{ALPHABETS['LATIN']}][{ALPHABETS['CYRILLIC']}{ALPHABETS['GREEK']}]"
    f"|[{ALPHABETS['CYRILLIC']}{ALPHABETS['GREEK']}][{ALPHABETS['LATIN']}]"
)


class Name(NamedTuple):
    """A name in its plain form, what letters it is of, and whether a number tells it apart."""

    plain: str
    letters: int
    numbered: bool


def variants(obligations: Sequence[Obligation]) -> Iterator[Check]:
    """Two units of one text whose names differ in a letter or two."""
    named: dict[str, Span] = {}
    for one in obligations:
        if one.actor and one.actor.basis == "stated":
            named.setdefault(_plain(one.actor.span.quote), one.actor.span)
    names = [_name(name) for name in named if len(name) >= LEAST_LENGTH][:MOST_NAMES]
    for name, other in itertools.combinations(names, 2):
        if _nearly_alike(name, other):
            yield _check(named[name.plain], named[other.plain])


def mixed_letters(view: View) -> Iterator[Check]:
    """Words that mix Latin letters with Cyrillic or Greek ones that look like them."""
    if not FOREIGN.search(view.text):
        return
    for match in WORD.finditer(view.text):
        if MIXED.search(match.group()):
            span = Span(match.start(), match.end(), match.group())
            yield Check("LETTERS_MIXED", "The word mixes letters of two alphabets.", (span,))


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, left out or exchanged; `most` + 1 if more."""
    one, other = _inside(*_inside(one, other, 1), -1)
    far, width = most + 1, len(other)
    before, row = [far] * (width + 1), list(range(width + 1))
    for at, letter in enumerate(one, start=1):
        last, older, before = row, before, row
        row = [far] * (width + 1)
        row[0] = at
        # Places further apart than that are changed too often.
        for to in range(max(1, at - most), min(width, at + most) + 1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != other[to - 1]))
            if at > 1 < to and letter == other[to - 2] and one[at - 2] == other[to - 1]:
                cost = min(cost, older[to - 2] + 1)
            row[to] = cost
        if min(row) > most:
            return far
    return min(row[-1], far)


def _inside(one: str, other: str, way: int) -> tuple[str, str]:
    """Both words, read this way or the other, without the letters with which both begin."""
    one, other = one[::way], other[::way]
    pairs = zip(one, other, strict=False)
    same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
    return one[same:], other[same:]


def _plain(name: str) -> str:
    return " ".join(folding.folded(name).lower().split())


def _name(plain: str) -> Name:
    letters = functools.reduce(operator.or_, (1 << ord(one) % LETTERS for one in plain), 0)
    return Name(plain, letters, any(map(str.isdigit, plain)))


def _nearly_alike(one: Name, other: Name) -> bool:
    most = max(1, int(len(one.plain) * FEW))
    if abs(len(one.plain) - len(other.plain)) > most or one.numbered or other.numbered:
        return False
    # Each change brings in one letter at most, and takes one away.
    brought, taken = other.letters & ~one.letters, one.letters & ~other.letters
    if max(brought.bit_count(), taken.bit_count()) > most:
        return False
    if (Counter(one.plain) - Counter(other.plain)).total() > most:
        return False
    return 0 < distance(one.plain, other.plain, most) <= most


def _check(here: Span, there: Span) -> Check:
    message = f"“{here.quote}” and “{there.quote}” may be one name written in two ways."
    return Check("NAMES_NEARLY_ALIKE", message, (here, there))
