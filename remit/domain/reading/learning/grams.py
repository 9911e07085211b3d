"""The words of a clause that may be a pattern: at its start, at its end where a language puts its
verb last, and pairs and triples inside of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What stands before the words of a clause: numbers, bullets, quotes.
LEAD = r"^[\W\d_]*"
TAIL = r"[\W_]*$"
LONGEST = 3
INSIDE = 14
VERB_LAST = frozenset({"ko"})
FEWEST_SIGNS = 2
# Passages that share four of five words say one thing once.
ALIKE = 0.8
BESIDE = 2


def patterns(clause: str, language: str) -> Iterator[tuple[str, str]]:
    """Each pattern that a clause offers, with its words."""
    words = WORD.findall(clause.lower())
    for length in range(1, LONGEST + 1):
        start, end = words[:length], words[-length:]
        if len(start) == length and _says_something(start):
            yield " ".join(start), LEAD + _run(start) + r"\b"
        if language in VERB_LAST and len(end) == length and _says_something(end):
            yield " ".join(end), r"\b" + _run(end) + TAIL
    for length in range(2, LONGEST + 1):
        for at in range(min(len(words), INSIDE) - length + 1):
            inside = words[at : at + length]
            if _says_something(inside):
                yield " ".join(inside), r"\b" + _run(inside) + r"\b"


@lru_cache(maxsize=65536)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, blind to case as the rules of a pack are."""
    return re.compile(pattern, re.IGNORECASE)


def holds(pattern: str, folded: str) -> bool:
    """Whether a pattern holds in a folded clause, as it would as a rule."""
    return compiled(pattern).search(folded) is not None


def is_placed(pattern: str) -> bool:
    """Whether a pattern holds only at the start or the end of a clause."""
    return pattern.startswith(LEAD) or pattern.endswith(TAIL)


def around(clause: str, pattern: str, longest: int = 70) -> str:
    """The words around a match, cut at words, in which the pattern still holds."""
    found = compiled(pattern).search(clause)
    if found is None:
        return clause[:longest].strip()
    begin = 0 if found.start() < longest // 2 else found.start() - longest // 4
    if begin:
        begin = clause.rfind(" ", 0, begin) + 1
    end = len(clause)
    if end - begin > longest and not pattern.endswith(TAIL):
        end = max(clause.rfind(" ", begin, begin + longest), found.end())
    cut = clause[begin:end].strip()
    return cut if compiled(pattern).search(cut) else clause.strip()


def told_apart(clauses: Iterable[str]) -> Iterator[int]:
    """The places of those clauses that are not the same as one before but for figures or a word."""
    kept: list[frozenset[str]] = []
    for place, clause in enumerate(clauses):
        words = frozenset(WORD.findall(clause.lower()))
        if not any(_is_alike(words, other) for other in kept):
            kept.append(words)
            yield place


def is_free(pattern: str, clauses: Sequence[str]) -> bool:
    """Whether what follows a pattern, or comes before one at an end, differs in most clauses: words
    that order stand before many things, words that stand with one thing only belong to it."""
    found = [(one.lower(), match) for one in clauses if (match := compiled(pattern).search(one))]
    if pattern.endswith(TAIL):
        beside = {tuple(WORD.findall(one[: match.start()])[-BESIDE:]) for one, match in found}
    else:
        beside = {tuple(WORD.findall(one[match.end() :])[:BESIDE]) for one, match in found}
    return len(beside) * 2 > len(found)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _run(words: list[str]) -> str:
    return r"[\W_]+".join(re.escape(word) for word in words)


def _says_something(words: list[str]) -> bool:
    return sum(len(word) for word in words) > FEWEST_SIGNS
