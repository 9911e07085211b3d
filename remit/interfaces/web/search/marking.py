"""What was found, in its original spelling: the words that were looked for are marked, and document
numbers keep the order of their signs."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from remit.interfaces.web import numbers
from remit.kernel import folding

LONGEST = 240
BEFORE = 60  # signs that stay before the first mark of a long text


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is marked or not."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that stand together: a document number, or what lies between two."""

    number: bool
    pieces: Sequence[Piece]


def runs(text: str, words: Sequence[str]) -> list[Run]:
    """A text in runs, so much of it that the first mark is seen."""
    shown = _shortened(text, folding.places(text, words))
    marks, numbered = folding.places(shown, words), numbers.places(shown)
    edges = [0, *itertools.chain(*numbered), len(shown)]
    spans = [(span, turn % 2 == 1) for turn, span in enumerate(itertools.pairwise(edges))]
    return [
        Run(number, tuple(_pieces(shown, start, end, marks)))
        for (start, end), number in spans
        if start < end
    ]


def marked(text: str, words: Sequence[str]) -> SafeString:
    """A text with its marks, for a page."""
    parts = ((_written(run),) for run in runs(text, words))
    return format_html_join("", "{}", parts)


def number(text: str, words: Sequence[str]) -> SafeString:
    """A document number with its marks."""
    pieces = _pieces(text, 0, len(text), folding.places(text, words))
    return numbers.isolate(format_html_join("", "{}", ((_piece(one),) for one in pieces)))


def has(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a text."""
    return bool(folding.places(text, words))


def _shortened(text: str, marks: Sequence[tuple[int, int]]) -> str:
    if len(text) <= LONGEST:
        return text
    start = max(0, min(marks[0][0] - BEFORE, len(text) - LONGEST)) if marks else 0
    end = start + LONGEST
    # Whole words: a number of which a part is cut off would be another one.
    if start > 0 and not text[start - 1].isspace():
        start = max(start, text.find(" ", start, start + BEFORE) + 1)
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", end - BEFORE, end), 0) or end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of one run; a mark that goes beyond it goes on in the next one."""
    inside = [(max(one, start), min(other, end)) for one, other in marks]
    place = start
    for begin, close in inside:
        if begin >= close:
            continue
        if place < begin:
            yield Piece(text[place:begin], hit=False)
        yield Piece(text[begin:close], hit=True)
        place = close
    if place < end:
        yield Piece(text[place:end], hit=False)


def _written(run: Run) -> SafeString:
    inside = format_html_join("", "{}", ((_piece(one),) for one in run.pieces))
    return numbers.isolate(inside) if run.number else inside


def _piece(piece: Piece) -> SafeString:
    return format_html("<mark>{}</mark>" if piece.hit else "{}", piece.text)
