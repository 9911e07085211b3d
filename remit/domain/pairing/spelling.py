"""Whether two texts have the same words, whatever letters, marks and line breaks they are kept
with: a text in an old encoding, or typed without its marks, is the same text."""

from __future__ import annotations

import re
from collections import Counter

from remit.domain import document_numbers

WORD = re.compile(r"\w+")
# A slip here and there, or a word that an old encoding spoils, is no other text.
SAME_WORDS = 0.9


def same_words(one: str, other: str) -> bool:
    """Whether nearly all words of two texts are the same, in whatever letters they are written."""
    here, there = _words(one), _words(other)
    shared, either = (here & there).total(), (here | there).total()
    return either > 0 and shared >= SAME_WORDS * either


def _words(text: str) -> Counter[str]:
    return Counter(WORD.findall(document_numbers.plain(text)))
