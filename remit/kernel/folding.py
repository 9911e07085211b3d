"""Search folding: what a person types without accents finds what was written with them.

Letter by letter: taken apart (NFKD), marks dropped, without case, letters with a stroke as those
without, Arabic letter forms levelled, digits of every script as 0 to 9, one dash, one stroke.
Korean syllables come apart into their jamo, so that trigrams find words of two syllables. Because
every letter folds by itself, a place in the folded text is a place in the text as it was written.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence

from remit.domain.refusals import Refusal

LONGEST = 500
KEPT = 256  # texts that were folded last: an order to many units has one title

# Arabic writes the article, and what stands before it, onto the word; it is looked for without.
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|و?لل)(?=\w{3})")
# Marks of direction and joining, halves of characters.
_DROPPED = frozenset({"Cf", "Cs"})
_CONTROL = "Cc"
_LEVEL = {
    **dict.fromkeys("đð", "d"),
    **{"ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"},
    **dict.fromkeys("ٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    **dict.fromkeys("ةہە", "ه"),
    "ک": "ك",
    "ـ": "",
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("‘’ʼʹ′", "'"),
    **dict.fromkeys("“”„″«»", '"'),
}


@functools.lru_cache(maxsize=KEPT)
def fold(*texts: str) -> str:
    """The searchable form of one or more texts."""
    return " ".join("".join(map(_folded, " ".join(texts))).split())


@functools.lru_cache(maxsize=KEPT)
def lines(*texts: str) -> str:
    """What a search looks in: each text folded, on a line of its own; nothing of no text.

    Between ends of lines stands a whole text, so that a search knows what is called just so.
    """
    folded = dict.fromkeys(filter(None, map(fold, texts)))
    return "\n".join(["", *folded, ""]) if folded else ""


def sought(words: str) -> list[str]:
    """The folded words of a search, without the Arabic article; a database looks for each, so a
    search is short."""
    if len(words) > LONGEST:
        raise Refusal("SEARCH_TOO_LONG", longest=str(LONGEST))
    return list(dict.fromkeys(_ARTICLE.sub("", word) for word in fold(words).split()))


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """From where until where folded words stand in a text as it was written, in its order.

    Where they stand together, one after the other, only these places are meant; else of each word
    those where it is a whole word, else those where a word begins so, else those within words.
    """
    pieces = [_folded(letter) for letter in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    folded = "".join(pieces)
    found = _together(folded, words) or [span for word in words for span in _nearest(folded, word)]
    spans = ((origins[start], origins[end - 1] + 1) for start, end in sorted(found))
    return _joined([(start, _with_marks(end, pieces)) for start, end in spans])


def _together(folded: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where several words stand one after the other, each by itself; the last may be begun."""
    if len(words) < 2:
        return []
    spans: list[tuple[int, int]] = []
    for found in re.finditer(r"(?<!\w)" + r"(\s+)".join(map(re.escape, words)), folded):
        gaps = [found.span(n) for n in range(1, len(words))]
        edges = [found.start(), *(edge for gap in gaps for edge in gap), found.end()]
        spans += zip(edges[::2], edges[1::2], strict=True)
    return spans


def _nearest(folded: str, word: str) -> list[tuple[int, int]]:
    every = [found.span() for found in re.finditer(re.escape(word), folded)]
    begun = [(start, end) for start, end in every if not _is_letter(folded[start - 1 : start])]
    whole = [(start, end) for start, end in begun if not _is_letter(folded[end : end + 1])]
    return whole or begun or every


def _is_letter(sign: str) -> bool:
    return sign.isalnum()


def _with_marks(end: int, pieces: list[str]) -> int:
    """A letter ends after the marks that stand on it."""
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for start, end in spans:
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


@functools.lru_cache(maxsize=1 << 16)
def _folded(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    return "".join(map(_level, unicodedata.normalize("NFKD", bare.casefold())))


def _level(part: str) -> str:
    category = unicodedata.category(part)
    if unicodedata.combining(part) or category in _DROPPED:
        return ""
    if category == _CONTROL:
        return " "
    digit = unicodedata.decimal(part, None)
    return _LEVEL.get(part, part) if digit is None else str(digit)
