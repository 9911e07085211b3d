"""How a text falls into paragraphs, items, sentences and clauses, by the signs of its language."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from remit.domain.reading import languages, markers
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack

# What plain-text markup puts around a line: headings, quotations, emphasis.
DRESSING = re.compile(r"(?:#{1,6}\s*|>\s*|\*\*\s*|__\s*)+")
EMPHASIS = frozenset({"**", "__"})
# The sign itself comes first, what stands before it second: so the engine leaps from sign to sign.
# The Arabic press leaves no blank behind a full stop, but one before it or three letters.
UNSPACED = r"(?:(?<=\s\.)|(?<=[ء-ي]{3}\.))(?=[ء-ي]{2})"
SENTENCE_END = re.compile(
    r"[.!?؟。](?<!\.[.!?؟。])[.!?؟。]*(?:[\"')\]]{0,3})(?=\s|$|\[|" + UNSPACED + ")"
)
CLAUSE_END = re.compile(r"[;؛]")
# No sentence is this long; a text without any full stop is cut so that reading stays linear.
LONGEST_STRETCH = 3000
# Shorter sentences are not given to an analyser.
UNMARKED = 80
# Nor is any paragraph: a text without lines is read in parts, each with what stands in it.
LONGEST_LINE = 10_000
CUT_AFTER = (". ", "; ", "؛ ", "؟ ", "。 ")


class Stretch(NamedTuple):
    """A sentence or clause at view offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One line of thought: a line, or the wrapped lines that belong to it."""

    start: int
    end: int
    body: int
    marker: str
    language: str
    text: str
    told: list[tuple[Stretch, ...]] = field(
        init=False, default_factory=list, compare=False, repr=False
    )

    @cached_property
    def content(self) -> str:
        """The paragraph without its list marker."""
        return self.text[self.body - self.start :]


def paragraphs(view: View) -> list[Paragraph]:
    """The filled lines of a text, each with its language."""
    main = languages.language_of(view.folded[:20000], "")
    found: list[Paragraph] = []
    waiting = ""
    for at, line in _lines(view.folded):
        start, content = _undressed(line, at)
        if markers.BARE_MARKER.fullmatch(content):
            waiting = markers.marker_of(f"{content} x")[0] or markers.marker_of(f"{content}: x")[0]
        elif content and any(map(str.isalnum, content)):
            style, length = markers.marker_of(content)
            dressed = DRESSING.match(content, length) if style else None
            length = dressed.end() if dressed and dressed.end() < len(content) else length
            length += markers.marker_of(content[length:])[1] if style in markers.OUTER else 0
            language = languages.language_of(content, main)
            end, style = start + len(content), style or waiting
            found.append(Paragraph(start, end, start + length, style, language, content))
            waiting = ""
    return found


def _lines(folded: str) -> Iterator[tuple[int, str]]:
    """The lines with their places; an endless one is cut, where a sentence ends if one does."""
    at = 0
    while at <= len(folded):
        end = folded.find("\n", at)
        end = len(folded) if end < 0 else end
        while end - at > LONGEST_LINE:
            half, most = at + LONGEST_LINE // 2, at + LONGEST_LINE
            cut = max(folded.rfind(sign, half, most) for sign in CUT_AFTER) + 2
            cut = cut if cut > half else most
            yield at, folded[at:cut]
            at = cut
        yield at, folded[at:end]
        at = end + 1


def _undressed(line: str, at: int) -> tuple[int, str]:
    """Where the words of a line begin, and the words without the signs of markup."""
    content = line.lstrip()
    start = at + len(line) - len(content)
    dressed = DRESSING.match(content)
    if dressed:
        start, content = start + dressed.end(), content[dressed.end() :]
    return start, content[: _dressed_end(content)]


def _dressed_end(content: str) -> int:
    """Where the blanks and the signs of emphasis at the end of a line begin."""
    end = len(content)
    while end and (content[end - 1].isspace() or content[end - 2 : end] in EMPHASIS):
        end -= 1 if content[end - 1].isspace() else 2
    return end


def sentences(paragraph: Paragraph, pack: Pack) -> tuple[Stretch, ...]:
    """The sentences of a paragraph, its list marker left out; told once, asked for often.

    A paragraph is read with one pack only, that of its language in its text.
    """
    if not paragraph.told:
        paragraph.told.append(tuple(_sentences(paragraph, pack)))
    return paragraph.told[0]


def _sentences(paragraph: Paragraph, pack: Pack) -> Iterator[Stretch]:
    body, text = paragraph.body, paragraph.content
    begin = 0
    for match in SENTENCE_END.finditer(text):
        if _ends_sentence(text, match, pack):
            yield from _parted(text, begin, match.end(), body, pack)
            begin = match.end()
    yield from _parted(text, begin, len(text), body, pack)


def _parted(text: str, begin: int, end: int, body: int, pack: Pack) -> Iterator[Stretch]:
    """A sentence; a long one is cut where the analyser of its language hears several."""
    heard = pack.breaks(text[begin:end]) if pack.breaks and end - begin >= UNMARKED else ()
    starts = (begin, *(begin + at for at in heard))
    for start, until in zip(starts, (*starts[1:], end), strict=True):
        yield from _stretch(text, start, until, body)


def clauses(sentence: Stretch) -> Iterator[Stretch]:
    """The parts of a sentence between semicolons."""
    if ";" not in sentence.text and "؛" not in sentence.text:
        return _stretch(sentence.text, 0, len(sentence.text), sentence.start)
    return _clauses(sentence)


def _clauses(sentence: Stretch) -> Iterator[Stretch]:
    begin = 0
    for match in CLAUSE_END.finditer(sentence.text):
        yield from _stretch(sentence.text, begin, match.start(), sentence.start)
        begin = match.end()
    yield from _stretch(sentence.text, begin, len(sentence.text), sentence.start)


def turns(sentence: Stretch, pack: Pack) -> Iterator[Stretch]:
    """The clauses of a sentence, cut again where another body takes its turn."""
    for clause in _timed(sentence, pack):
        text = clause.text
        taken = {hit.start for hit in pack.hits("TURN", text)}
        starts = [0, *(at for at in sorted(taken) if at and text.count('"', 0, at) % 2 == 0)]
        for begin, end in itertools.pairwise([*starts, len(text)]):
            yield from _stretch(text, begin, end, clause.start)


def _timed(sentence: Stretch, pack: Pack) -> Iterator[Stretch]:
    """The clauses of a sentence; one that says nothing but by when belongs to the one before it."""
    last: Stretch | None = None
    for clause in clauses(sentence):
        if last is not None and pack.first("ONLY_TIME", clause.text):
            text = sentence.text[last.start - sentence.start : clause.end - sentence.start]
            last = Stretch(last.start, clause.end, text)
            continue
        if last is not None:
            yield last
        last = clause
    if last is not None:
        yield last


def _stretch(text: str, begin: int, end: int, offset: int) -> Iterator[Stretch]:
    part = text[begin:end]
    lead = len(part) - len(part.lstrip())
    part = part.strip()
    at = offset + begin + lead
    while len(part) > LONGEST_STRETCH:
        cut = part.rfind(" ", LONGEST_STRETCH // 2, LONGEST_STRETCH)
        cut = cut if cut > 0 else LONGEST_STRETCH
        yield Stretch(at, at + cut, part[:cut])
        at, part = at + cut, part[cut:]
    if part:
        yield Stretch(at, at + len(part), part)


def _ends_sentence(text: str, match: re.Match[str], pack: Pack) -> bool:
    if match.group()[0] != ".":
        return True
    if match.group().startswith(".."):
        return False
    before, after = (
        text[max(0, match.start() - 16) : match.start()],
        text[match.end() :].lstrip()[:1],
    )
    if before[-1:].isdigit() and after.isdigit():
        return False
    if after.islower() and match.group() == ".":
        return False
    return pack.first("ABBREVIATION", before) is None
