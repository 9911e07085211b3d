"""Search folding: what a person types without accents finds what was written with them.

Decomposed (NFD), marks dropped, đ read as d, Arabic letter forms and digits levelled, lower case.
Decomposed Korean keeps its jamo, so that trigrams find two-syllable words
(tried in four languages on both engines).
"""

import unicodedata

from remit.domain.refusals import Refusal

LONGEST = 500

_LEVEL = str.maketrans(
    {
        "đ": "d",
        "Đ": "d",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ـ": "",
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)


def fold(*texts: str) -> str:
    """The searchable form of one or more texts."""
    levelled = unicodedata.normalize("NFKC", " ".join(texts)).translate(_LEVEL)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", levelled)
        if not unicodedata.combining(letter)
    )
    return " ".join(bare.casefold().split())


def sought(words: str) -> list[str]:
    """The folded words of a search; a database looks for each, so a search is short."""
    if len(words) > LONGEST:
        raise Refusal("SEARCH_TOO_LONG", longest=str(LONGEST))
    return list(dict.fromkeys(fold(words).split()))
