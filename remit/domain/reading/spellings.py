"""Names written in two ways, and words whose letters come from two alphabets.

A name that differs from another in one or two letters is one name with a slip, or two that will be
taken for one. A word that mixes alphabets looks like another word and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.domain.reading import folding
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check, Obligation, Span

LEAST_LENGTH, MOST_NAMES = 12, 200
FEW = 0.1
ALPHABETS = {
    "LATIN": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "CYRILLIC": "\u0400-\u04ff",
    "GREEK": "\u0370-\u03ff",
}
MIXED = re.compile(
    f"[{''.join(ALPHABETS.values())}]*(?:[{ALPHABETS['LATIN']}][{ALPHABETS['CYRILLIC']}"
    f"{ALPHABETS['GREEK']}]|[{ALPHABETS['CYRILLIC']}{ALPHABETS['GREEK']}][{ALPHABETS['LATIN']}])"
    f"[{''.join(ALPHABETS.values())}]*"
)


def variants(obligations: Sequence[Obligation]) -> Iterator[Check]:
    """Two units of one text whose names differ in a letter or two."""
    named: dict[str, Span] = {}
    for one in obligations:
        if one.actor and one.actor.basis == "stated":
            named.setdefault(_plain(one.actor.span.quote), one.actor.span)
    names = [name for name in named if len(name) >= LEAST_LENGTH][:MOST_NAMES]
    for at, name in enumerate(names):
        for other in names[at + 1 :]:
            if _nearly_alike(name, other):
                yield _check(named[name], named[other])


def mixed_letters(view: View) -> Iterator[Check]:
    """Words that mix Latin letters with Cyrillic or Greek ones that look like them."""
    for match in MIXED.finditer(view.text):
        span = Span(match.start(), match.end(), match.group())
        yield Check("LETTERS_MIXED", "The word mixes letters of two alphabets.", (span,))


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added, left out or exchanged; `most` + 1 if more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        last, row, older = row, [at], before
        for to, beside in enumerate(other, start=1):
            cost = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (letter != beside))
            if at > 1 < to and letter == other[to - 2] and one[at - 2] == beside:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return min(row[-1], most + 1)


def _plain(name: str) -> str:
    return " ".join(folding.folded(name).lower().split())


def _nearly_alike(one: str, other: str) -> bool:
    most = max(1, int(len(one) * FEW))
    if abs(len(one) - len(other)) > most or any(letter.isdigit() for letter in one + other):
        return False
    return 0 < distance(one, other, most) <= most


def _check(here: Span, there: Span) -> Check:
    message = f"“{here.quote}” and “{there.quote}” may be one name written in two ways."
    return Check("NAMES_NEARLY_ALIKE", message, (here, there))
