"""Where the words of a text begin, so that a draft is cut between words: never inside of one, and
never between a letter and the marks that belong to it."""

import re
import unicodedata
from collections.abc import Iterator

from remit.domain.refusals import Refusal

# A word, or one sign of a script that writes no spaces.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]|\S+?(?=[\u3040-\u30ff\u3400-\u9fff]|\s|$)"
)
# What belongs to the sign before: marks, joiners, selectors.
JOINED = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
EDGES = " \t\r\n\f\v\u00a0\u3000,;:،؛、；：·-–—\u200b\u200e\u200f\ufeff"


def of_words(text: str, start: int, end: int) -> Iterator[int]:
    """The places inside of a passage at which a word begins, but for its first one."""
    for found in WORD.finditer(text, start, end):
        at = found.start()
        if (
            at > start
            and _begins(text, at)
            and all(trimmed(text, *half) for half in halves(start, at, end))
        ):
            yield at


def halves(start: int, at: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two parts of a passage that is cut at a place."""
    return (start, at), (at, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A passage without the spaces and separators at its edges; None if nothing is left."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end and any(map(str.isalnum, text[start:end])) else None


def check_begins_a_word(text: str, start: int, end: int, at: int) -> None:
    """A draft is cut where a word of it begins."""
    if at not in set(of_words(text, start, end)):
        raise Refusal("SPLIT_NOT_BETWEEN_WORDS")


def _begins(text: str, at: int) -> bool:
    return unicodedata.category(text[at]) not in JOINED and text[at - 1] != "\u200d"
