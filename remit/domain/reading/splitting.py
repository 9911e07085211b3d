"""How a text falls into paragraphs, items, sentences and clauses, by the signs of its language."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.domain.reading import languages
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack

MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "article",
        re.compile(
            r"(?:(?:Sec(?:tion)?\.?|Article|Điều|Mục|Chương|Phần)\s(?:\d+|[IVXLC]+)[.:]?|제\d+(?:조|장|절)|(?:ال)?مادة\s\(?\d+\)?\s?[:.-]?)\s?",
            re.I,
        ),
    ),
    ("roman", re.compile(r"[IVX]{1,5}\s?[.)-]\s")),
    (
        "word",
        re.compile(r"(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)\s?[:،.-]\s?"),
    ),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")),
    ("number", re.compile(r"\d{1,2}(?:\.|\)|\s?-(?=\s?[^\d\s]))\s?(?=\D)")),
    ("bracket", re.compile(r"\(\d{1,2}\)\s?")),
    ("low-roman", re.compile(r"\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})\)\s?")),
    (
        "letter",
        re.compile(
            r"(?:\([a-zA-Z]\)|[a-zđ][.)]|[가나다라마바사아자차카타파하][.)]|[ا-ي]\s?[-)])\s"
        ),
    ),
    ("circled", re.compile(r"[\u2460-\u2473\u2776-\u277f\u24d0-\u24e9]\s?")),
    ("square", re.compile(r"[□■◆◇▣◈▶►▷☐☑]\s?")),
    ("circle", re.compile(r"(?:[○◯◦●⦁•∙▪▫➢]|[ㅇo0]\s)\s?")),
    ("dash", re.compile(r"[-*·ㆍ⁃‣✓✔]\s?(?=[^\s\d])|[-*·]\s(?=\d)")),
    ("plus", re.compile(r"\+\s?")),
    ("note", re.compile(r"※\s?")),
)
SENTENCE_END = re.compile(r"(?<![.])[.!?؟。]+(?:[\"')\]]{0,3})(?=\s|$|\[)")
CLAUSE_END = re.compile(r"[;؛]")
WRAP_WIDTH = 120
SHORT_LINE = 45
# No sentence is this long; a text without any full stop is cut so that reading stays linear.
LONGEST_STRETCH = 3000


@dataclass(frozen=True)
class Paragraph:
    """One line of thought: a line, or the wrapped lines that belong to it."""

    start: int
    end: int
    body: int
    marker: str
    language: str
    text: str

    @property
    def content(self) -> str:
        """The paragraph without its list marker."""
        return self.text[self.body - self.start :]


@dataclass(frozen=True)
class Stretch:
    """A sentence or clause at view offsets."""

    start: int
    end: int
    text: str


def soft_breaks(text: str) -> frozenset[int]:
    """Line breaks inside a paragraph of a text that was wrapped at a fixed width."""
    lines = _lines_of(text)
    filled = [(a, b) for a, b in lines if text[a:b].strip()]
    long = [(a, b) for a, b in filled if b - a >= SHORT_LINE]
    if not long or max(b - a for a, b in filled) > WRAP_WIDTH:
        return frozenset()
    open_ended = sum(1 for a, b in long if text[a:b].rstrip()[-1:] not in ".:;!?؟؛。")
    if len(long) < 4 or open_ended * 2 < len(long):
        return frozenset()
    width = max(b - a for a, b in filled)
    return frozenset(
        b for (a, b), (c, d) in itertools.pairwise(lines) if _goes_on(text[a:b], text[c:d], width)
    )


def _lines_of(text: str) -> list[tuple[int, int]]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line.strip() or not following.strip() or marker_of(following.strip())[0]:
        return False
    if line.rstrip()[-1] in ".:;!?؟؛。" or line.isupper():
        return False
    return len(line) * 4 >= width * 3 or following.lstrip()[0].islower()


def marker_of(line: str) -> tuple[str, int]:
    """The style and the length of the list marker at the head of a line."""
    for style, pattern in MARKERS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return style, match.end()
    return "", 0


def paragraphs(view: View) -> list[Paragraph]:
    """The filled lines of a text, each with its language."""
    main = languages.language_of(view.folded[:20000], "")
    found = []
    at = 0
    for line in view.folded.split("\n"):
        start = at + len(line) - len(line.lstrip())
        content = line.strip()
        if content:
            style, length = marker_of(content)
            language = languages.language_of(content, main)
            found.append(
                Paragraph(start, start + len(content), start + length, style, language, content)
            )
        at += len(line) + 1
    return found


def sentences(paragraph: Paragraph, pack: Pack) -> Iterator[Stretch]:
    """The sentences of a paragraph, its list marker left out."""
    body, text = paragraph.body, paragraph.content
    begin = 0
    for match in SENTENCE_END.finditer(text):
        if _ends_sentence(text, match, pack):
            yield from _stretch(text, begin, match.end(), body)
            begin = match.end()
    yield from _stretch(text, begin, len(text), body)


def clauses(sentence: Stretch) -> Iterator[Stretch]:
    """The parts of a sentence between semicolons."""
    begin = 0
    for match in CLAUSE_END.finditer(sentence.text):
        yield from _stretch(sentence.text, begin, match.start(), sentence.start)
        begin = match.end()
    yield from _stretch(sentence.text, begin, len(sentence.text), sentence.start)


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
