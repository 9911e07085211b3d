"""The passages of a text in which a search looks: its paragraphs, in places of the text as it was
received. Lines that the width of a page cut apart are one passage, and an endless one is cut."""

from __future__ import annotations

from collections.abc import Iterator

from remit.domain.reading import wrapping
from remit.domain.reading.splitting import CUT_AFTER, LONGEST_LINE

Place = tuple[int, int]


def passages(text: str) -> Iterator[Place]:
    """From where until where each passage stands; what holds no letter and no digit is none."""
    soft, start, at = wrapping.soft_breaks(text), 0, -1
    while (at := text.find("\n", at + 1)) >= 0:
        if at not in soft:
            yield from _filled(text, start, at)
            start = at + 1
    yield from _filled(text, start, len(text))


def _filled(text: str, start: int, end: int) -> Iterator[Place]:
    while end - start > LONGEST_LINE:
        cut = _cut(text, start)
        yield from _bare(text, start, cut)
        start = cut
    yield from _bare(text, start, end)


def _cut(text: str, start: int) -> int:
    """Where an endless passage ends: behind a sentence, or where no more may stand in it."""
    half, most = start + LONGEST_LINE // 2, start + LONGEST_LINE
    cut = max(text.rfind(sign, half, most) for sign in CUT_AFTER) + 2
    return cut if cut > half else most


def _bare(text: str, start: int, end: int) -> Iterator[Place]:
    words = text[start:end]
    if any(map(str.isalnum, words)):
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
