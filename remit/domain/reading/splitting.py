"""How a text falls into paragraphs, items, sentences and clauses, by the signs of its language."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from remit.domain.reading import languages
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack

ARABIC_FIRSTLY = (
    "اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا"
    "|(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع) ?عشرا?"
)
ARABIC_PLACE = (
    r"(?:\d{1,3}|(?:ال)?(?:اولي?|واحد|حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ة?"
    r"(?:\s(?:عشرة?|وال(?:عشرون|عشرين|ثلاثون|ثلاثين|اربعون|اربعين)))?)"
)
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "article",
        re.compile(
            r"(?:(?:Sec(?:tion)?\.?|Article|Điều|Mục|Chương|Phần)\s(?:\d+|[IVXLC]+)[.:]?|제\d+(?:조|장|절)|(?:ال)?مادة\s\(?\d+\)?\s?[:.-]?"
            rf"|(?:ال)?(?:مادة|بند|فصل|فقرة|قرار|توصية)\s(?:رقم\s)?\(?{ARABIC_PLACE}\)?\s?[:.-](?!\d))\s?",
            re.I,
        ),
    ),
    ("roman", re.compile(r"(?:[IVX]{1,5}\s?[.)-]|[\u2160-\u216b]\s?[.)-]?)\s")),
    (
        "word",
        re.compile(rf"(?:{ARABIC_FIRSTLY})\s?[:،.)/-]\s?"),
    ),
    ("dotted", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")),
    ("number", re.compile(r"\d{1,2}(?:\\?\.|\s?-(?=\s?[^\d\s])|\s?/\s)\s?(?=\D)")),
    ("half-bracket", re.compile(r"(?:\d{1,2}|[가나다라마바사아자차카타파하])\)\s?(?=\D)")),
    ("bracket", re.compile(r"\(\d{1,2}\)\s?")),
    (
        "low-roman",
        re.compile(
            r"\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})\)\s?|(?:i{2,3}|iv|vi{1,3}|ix|xi{1,2})[.)]\s"
        ),
    ),
    (
        "letter",
        re.compile(
            r"(?:\([a-zA-Z가나다라마바사아자차카타파하]\)|[a-zđ가나다라마바사아자차카타파하][.)]"
            r"|[ا-ي]\s?[-./)]|\([ا-ي]{1,2}\))\s"
        ),
    ),
    ("circled", re.compile(r"[\u2460-\u2473\u2776-\u277f\u24d0-\u24e9]\s?")),
    ("square", re.compile(r"[□■◆◇▣◈▶►▷☐☑▲△▴▸▹❏❑◎☞⇒➔➡❖]\s?")),
    ("circle", re.compile(r"(?:[○◯◦●⦁•∙▪▫➢]|[ㅇo0]\s)\s?")),
    ("dash", re.compile(r"[-*·ㆍ⁃‣✓✔]\s?(?=[^\s\d])|[-*·]\s(?=\d)")),
    ("plus", re.compile(r"\+\s?")),
    ("note", re.compile(r"※\s?")),
)
# Markers behind which the first item of the next level may stand on the same line.
OUTER = frozenset({"article", "word"})
# What plain-text markup puts around a line: headings, quotations, emphasis.
DRESSING = re.compile(r"(?:#{1,6}\s*|>\s*|\*\*\s*|__\s*)+")
DRESSED_END = re.compile(r"(?:\*\*|__|\s)+$")
# A marker alone on its line belongs to the line below it.
BARE_MARKER = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,5}|[가-하]|[ا-ي])[.)]{1,2}|[\u2460-\u2473\u2776-\u277f]"
    rf"|[-*•·●○□■▪]|(?:{ARABIC_FIRSTLY}|(?:ال)?(?:مادة|بند|فصل)\s\(?{ARABIC_PLACE}\)?)\s?:?)"
)
SENTENCE_END = re.compile(r"(?<![.])[.!?؟。]+(?:[\"')\]]{0,3})(?=\s|$|\[)")
CLAUSE_END = re.compile(r"[;؛]")
WRAP_WIDTH = 120
SHORT_LINE = 45
SHORT_OPEN = 30
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
    plain = marker_of(ends.lstrip())[0] in ("", "dash", "plus") and not marker_of(begins)[0]
    return plain and (ends[-1].isalpha() or ends[-1] == ",")


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
    found: list[Paragraph] = []
    waiting = ""
    at = 0
    for line in view.folded.split("\n"):
        start, content = _undressed(line, at)
        at += len(line) + 1
        if BARE_MARKER.fullmatch(content):
            waiting = marker_of(f"{content} x")[0] or marker_of(f"{content}: x")[0]
        elif content:
            style, length = marker_of(content)
            dressed = DRESSING.match(content, length) if style else None
            length = dressed.end() if dressed and dressed.end() < len(content) else length
            length += marker_of(content[length:])[1] if style in OUTER else 0
            language = languages.language_of(content, main)
            end, style = start + len(content), style or waiting
            found.append(Paragraph(start, end, start + length, style, language, content))
            waiting = ""
    return found


def _undressed(line: str, at: int) -> tuple[int, str]:
    """Where the words of a line begin, and the words without the signs of markup."""
    content = line.lstrip()
    start = at + len(line) - len(content)
    dressed = DRESSING.match(content)
    if dressed:
        start, content = start + dressed.end(), content[dressed.end() :]
    return start, DRESSED_END.sub("", content)


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


def turns(sentence: Stretch, pack: Pack) -> Iterator[Stretch]:
    """The clauses of a sentence, cut again where another body takes its turn."""
    for clause in clauses(sentence):
        begin = 0
        for rule in pack.of("TURN"):
            for match in rule.regex.finditer(clause.text):
                if clause.text.count('"', 0, match.start()) % 2 == 0:
                    yield from _stretch(clause.text, begin, match.start(), clause.start)
                    begin = match.start()
        yield from _stretch(clause.text, begin, len(clause.text), clause.start)


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
