"""When two names mean the same body of one text.

Names are compared by their words, without case, marks, articles and attached particles. A name
that holds the other one as whole words, and is at most twice as long, is the same body, unless
another body of the text is named more closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from remit.domain import document_numbers
from remit.domain.reading import folding
from remit.domain.reading.measuring.records import Body

LEAST_LIKENESS = 0.5
WORD = re.compile(r"[^\W_]+")
ARTICLES = frozenset({"the"})
# Arabic writes "and", "to", "in", "as" and the article onto the word.
ATTACHED = re.compile(r"^(?:[وفلبك]|ال)+(?=[\u0621-\u064a]{2})")


def words(name: str) -> str:
    """A name as its bare words."""
    plain = document_numbers.plain(folding.folded(name))
    bare = (ATTACHED.sub("", word) for word in WORD.findall(plain) if word not in ARTICLES)
    return " ".join(bare)


def likeness(one: str, other: str) -> float:
    """1 for the same words; the share of the longer name that a contained one covers; else 0."""
    short, long = sorted((words(one), words(other)), key=lambda name: (len(name), name))
    if not short or f" {short}" not in f" {long}":
        return 0.0
    return len(short) / len(long)


def closeness(names: Iterable[str], others: Iterable[str]) -> float:
    """How close the closest two of both lists are."""
    known = tuple(others)
    return max((likeness(one, other) for one in names for other in known), default=0.0)


def is_right(meant: Body, found: Body | None, units: Mapping[str, frozenset[str]]) -> bool:
    """The name found resolves to the body that is meant, among all bodies of the text."""
    if found is None:
        return False
    if meant.is_addressees and found.is_addressees:
        return True
    near = closeness(found.names, meant.names)
    others = (
        closeness(found.names, names) for label, names in units.items() if label != meant.label
    )
    return near >= LEAST_LIKENESS and near >= max(others, default=0.0)
