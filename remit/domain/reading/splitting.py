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
FRONT = re.compile(r"\s{0,9}---[ \r]*\n.{3,4000}?\n---[ \r]*\n", re.DOTALL)
WRAP_WIDTH = 120
SHORT_LINE = 45
SHORT_OPEN = 30
# No sentence is this long; a text without any full stop is cut so that reading stays linear.
LONGEST_STRETCH = 3000
# A few words before a colon begin a line of their own: “Partners: …”.
LABEL = re.compile(r"\s*[^\W\d][^:.;,\d]{1,36}:\s")
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


def soft_breaks(text: str) -> frozenset[int]:
    """Line breaks inside a paragraph of a text that was wrapped at a fixed width."""
    front = FRONT.match(text)
    # The fields before a text are as long as they are; they say nothing of its width.
    lines = [line for line in _lines_of(text) if front is None or line[0] >= front.end()]
    filled = [(a, b) for a, b in lines if text[a:b].strip()]
    long = [(a, b) for a, b in filled if b - a >= SHORT_LINE]
    if not long:
        return frozenset()
    width = max(b - a for a, b in filled)
    if width > WRAP_WIDTH:
        return _breaks_in_words(text, lines) if _breaks_words(text, filled) else frozenset()
    open_ended = sum(1 for a, b in long if text[a:b].rstrip()[-1:] not in ".:;!?؟؛。")
    if len(long) < 4 or open_ended * 2 < len(long):
        return frozenset()
    return frozenset(
        b for (a, b), (c, d) in itertools.pairwise(lines) if _goes_on(text[a:b], text[c:d], width)
    )


def _breaks_words(text: str, filled: list[tuple[int, int]]) -> bool:
    """Whether a text of few longer lines goes on in small letters below most lines left open."""
    wide = sum(1 for a, b in filled if b - a > WRAP_WIDTH)
    open_ended = [
        following
        for (a, b), (following, _) in itertools.pairwise(filled)
        if following == b + 1 and b - a >= SHORT_LINE and text[a:b].rstrip()[-1:] not in ".:;!?"
    ]
    small = sum(1 for at in open_ended if text[at : at + 8].lstrip()[:1].islower())
    enough = len(open_ended) * 5 >= len(filled) and small * 5 >= len(open_ended) * 3
    return wide * 20 <= len(filled) and enough


def _breaks_in_words(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    lengths = sorted(b - a for a, b in lines if b - a >= SHORT_LINE)
    width = lengths[len(lengths) // 2]
    return frozenset(
        b
        for (a, b), (c, d) in itertools.pairwise(lines)
        if _goes_on(text[a:b].rstrip(" \r;"), text[c:d], width) or _left_open(text[a:b], text[c:d])
    )


def _left_open(line: str, following: str) -> bool:
    """Whether a line of running words stops before a name; a heading has a number or capitals."""
    ends, begins = line.rstrip(), following.strip()
    if len(ends) < SHORT_OPEN or not begins or begins.isupper() or ends.isupper():
        return False
    plain = (
        markers.marker_of(ends.lstrip())[0] in ("", "dash", "plus")
        and not markers.marker_of(begins)[0]
    )
    return plain and (ends[-1].isalpha() or ends[-1] == ",")


def _lines_of(text: str) -> list[tuple[int, int]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line.strip() or not following.strip() or markers.marker_of(following.strip())[0]:
        return False
    if line.rstrip()[-1] in ".:;!?؟؛。" or line.isupper() or LABEL.match(following):
        return False
    return len(line) * 4 >= width * 3 or following.lstrip()[0].islower()


def paragraphs(view: View) -> list[Paragraph]:
    """The filled lines of a text, each with its language."""
    main = languages.language_of(view.folded[:20000], "")
    found: list[Paragraph] = []
    waiting = ""
    for at, line in _lines(view.folded):
        start, content = _undressed(line, at)
        if markers.BARE_MARKER.fullmatch(content):
            waiting = markers.marker_of(f"{content} x")[0] or markers.marker_of(f"{content}: x")[0]
        elif content:
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
    for clause in clauses(sentence):
        text = clause.text
        taken = {match.start() for rule in pack.of("TURN") for match in rule.regex.finditer(text)}
        starts = [0, *(at for at in sorted(taken) if at and text.count('"', 0, at) % 2 == 0)]
        for begin, end in itertools.pairwise([*starts, len(text)]):
            yield from _stretch(text, begin, end, clause.start)


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
    return not any(rule.regex.search(before) for rule in pack.of("ABBREVIATION"))
