"""The words of a clause as signs: each word, how the clause begins and how it ends.

A verb at the end orders in Korean, one at the beginning in Arabic; so a language says which parts
of its words count. Figures are all alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

WORD = re.compile(r"\w+")
FIGURE = "#"
# As many words as a clause usually has: a longer one has more words that say less each.
USUAL, FEWEST = 15, 4
# Letters that Arabic writes onto a word.
AND, THE, ONTO = ("و", "ف"), ("ال", "لل"), ("ب", "ل", "ك")
SHORTEST_ROOT = 5


def words(language: str, text: str) -> frozenset[str]:
    """The signs that the words of a clause are, each named by where it stands."""
    told = [FIGURE if word[0].isdigit() else word for word in WORD.findall(text.lower())]
    if not told:
        return frozenset()
    found = {f"w:{word}" for word in told}
    found.add(f"1:{told[0]}")
    found.add(f"2:{' '.join(told[:2])}")
    found.add(f"z:{told[-1]}")
    parts = PARTS.get(language)
    if parts:
        found.update(parts(told))
    return frozenset(found)


def worth(text: str) -> float:
    """How much each word of a clause counts beside the others."""
    count = text.count(" ") + 1
    return math.sqrt(USUAL / max(count, FEWEST))


def _korean(told: Sequence[str]) -> Iterator[str]:
    for letters in (1, 2, 3, 4):
        yield f"e{letters}:{told[-1][-letters:]}"
    for word in told:
        if len(word) > 2:
            yield f"s:{word[-2:]}"
        if len(word) > 3:
            yield f"p:{word[:2]}"


def _arabic(told: Sequence[str]) -> Iterator[str]:
    yield f"f1:{told[0][:1]}"
    yield f"f2:{told[0][:2]}"
    yield f"le:{told[0][-2:]}"
    for word in told:
        yield f"r:{_bare(word)}"


def _bare(word: str) -> str:
    """An Arabic word without the letters that are written onto it."""
    if len(word) >= SHORTEST_ROOT and word.startswith(AND):
        word = word[1:]
    if len(word) >= SHORTEST_ROOT and word.startswith(THE):
        return word[2:]
    return word[1:] if len(word) >= SHORTEST_ROOT and word.startswith(ONTO) else word


def _english(told: Sequence[str]) -> Iterator[str]:
    yield f"le:{told[0][-3:]}"


PARTS: Mapping[str, Callable[[Sequence[str]], Iterator[str]]] = {
    "ko": _korean,
    "ar": _arabic,
    "en": _english,
}
