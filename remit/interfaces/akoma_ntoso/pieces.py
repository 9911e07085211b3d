"""A paragraph cut at every edge of a commitment's place, so that places may overlap and go over
several paragraphs; no sign of the text is added, left out or moved."""

import itertools
import re
from collections.abc import Iterator, Sequence

from remit.interfaces.akoma_ntoso.facts import Owed

_LINE = re.compile(r"[^\r\n]+")
# What XML 1.0 cannot hold is shown as not readable.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Piece = tuple[str, tuple[int, ...]]


def paragraphs(text: str, owed: Sequence[Owed]) -> Iterator[list[Piece]]:
    """The filled lines of a text as pieces, each with the commitments that stand at it."""
    for line in _LINE.finditer(text):
        if line.group().strip():
            yield list(_pieces(text, line.start(), line.end(), owed))


def paragraph_at(text: str, place: int) -> int:
    """The number of the filled line in which a sign stands; before the first one, that one."""
    before = (line for line in _LINE.finditer(text) if line.group().strip())
    return max(1, sum(line.start() <= place for line in before))


def _pieces(text: str, start: int, end: int, owed: Sequence[Owed]) -> Iterator[Piece]:
    here = [one for one in owed if one.start < end and start < one.end]
    edges = {start, end, *(edge for one in here for edge in (one.start, one.end))}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    for begin, stop in itertools.pairwise(cuts):
        over = tuple(one.number for one in here if one.start <= begin and stop <= one.end)
        yield readable(text[begin:stop]), over


def readable(text: str) -> str:
    """A text as XML can hold it, of the same length."""
    return _NOT_XML.sub("\ufffd", text)
