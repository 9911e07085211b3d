"""The text as received with what was found in it marked. Marks may overlap, so the text is cut at
every edge and each piece says which spans it belongs to. Nothing is added to or left out of a
paragraph, so that a place on the page is a place in the text."""

import itertools
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from remit.interfaces.web import numbers

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: its key (`draft-12`), and the kinds under which it is shown."""

    start: int
    end: int
    key: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it starts in the text, and its marked content."""

    start: int
    content: SafeString

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, with tabs between its cells."""
        return "\t" in self.content


def paragraphs(
    text: str, spans: Iterable[Span], within: Collection[tuple[int, int]] | None = None
) -> list[Paragraph]:
    """The paragraphs of a text with their marks, or those in which these places are; document
    numbers keep their order of signs."""
    coming = deque(sorted(spans, key=lambda span: (span.start, -span.end)))
    inside: list[Span] = []
    made = []
    for start, end in _lines(text):
        while coming and coming[0].start < end:
            inside.append(coming.popleft())
        inside = [span for span in inside if span.end > start]
        if within is not None and not any(one <= end and start <= two for one, two in within):
            continue
        pieces = _pieces(text, (start, end), inside)
        made.append(Paragraph(start, format_html_join("", "{}", ((one,) for one in pieces))))
    return made


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _pieces(text: str, line: tuple[int, int], spans: Sequence[Span]) -> Iterator[SafeString]:
    start, end = line
    isolated = {(start + one, start + two) for one, two in numbers.places(text[start:end])}
    places = [*isolated, *((span.start, span.end) for span in spans), line]
    cuts = sorted({edge for place in places for edge in place if start <= edge <= end})
    for begin, stop in itertools.pairwise(cuts):
        over = [span for span in spans if span.start <= begin and span.end >= stop]
        yield _anchors(span for span in over if begin == span.start)
        yield _piece(text[begin:stop], over, alone=(begin, stop) in isolated)


def _anchors(spans: Iterable[Span]) -> SafeString:
    """The places to which a link can go; a span over several paragraphs has its first one."""
    return format_html_join(
        "",
        '<span class="place" id="span-{}-{}"></span>',
        dict.fromkeys((span.start, span.end) for span in spans),
    )


def _piece(text: str, over: Sequence[Span], *, alone: bool) -> SafeString:
    inner = numbers.isolate(text) if alone else escape(text)
    if not over:
        return inner
    kinds = " ".join(dict.fromkeys(f"mark-{kind}" for span in over for kind in span.kinds))
    keys = " ".join(dict.fromkeys(span.key for span in over))
    return format_html('<mark class="{}" data-spans="{}">{}</mark>', kinds, keys, inner)
