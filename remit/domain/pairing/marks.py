"""The marks that a text leaves in every language: what a translator copies untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from remit.domain import document_numbers
from remit.domain.reading import dates, folding, languages, references, splitting
from remit.domain.reading.rules import Pack, parse_number
from remit.domain.reading.splitting import Paragraph

ADDRESS = re.compile(r"https?://[^\s\"'<>«»،)]+")
# A figure beside a stroke or a dash counts where a figure stands on the other side: 41/52, 10-15.
FIGURE = re.compile(
    r"(?<![A-Za-z0-9.,])(?<![^\W\d_][/-])(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?![A-Za-z0-9])(?![/-][^\W\d_])"
)
# The number of a document as any language writes it, whatever word stands before it: 7/KL-UBND.
NUMBER = re.compile(
    r"(?<![\w/.,-])\d{1,6}(?:/\d{4})?[/-](?=[^\W\d_a-z])[^\W\d_]+\d*(?:[/-]\w+)*(?![\w/-])"
)
# Korean writes the word for a number onto it, before and behind: 제41/QĐ-UBND호.
COUNTED = re.compile(r"제(\d[^\s가-힣]*)호")
# The number before a paragraph tells its place and nothing else.
ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+)(?=\s)")
ITEM = re.compile(r"\s*\(?(\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXivx]{1,5})[.)](?=\s)")
# What a text was kept in: tags and pictures, and the name of a field at the start of a line.
MARKUP = re.compile(r"<[^<>]{1,300}>|!\[[^\]]{0,300}\]\([^)]{0,300}\)|^[A-Za-z_]+(?=\s?:\s)", re.M)
ROMAN = re.compile(r"[IVX]+")
LATIN = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*(?![\w-])")
# In a language of Latin letters only names of systems stand out: iHaNoi, VNeID, G20.
WITHIN_LATIN = re.compile(r"\b(?=\w*[A-Z0-9]\w*[A-Z0-9])[A-Za-z]\w*\b|\b\w*[a-z][A-Z]\w*\b")
LEAST_FIGURE = 10
# Whole figures below this one stand in many texts.
TELLING_FIGURE = 100
YEARS = range(1900, 2200)
LONGEST = 120
# How much a mark tells by itself, before one knows in how many texts it stands.
WEIGHTS = {"url": 6.0, "number": 5.0, "date": 2.0, "figure": 2.0, "latin": 1.5, "year": 0.3}


class Mark(NamedTuple):
    """One mark: of which kind, and in the form that all languages share."""

    kind: str
    value: str

    @property
    def weight(self) -> float:
        """How much it tells: an address much, a small figure or a year little."""
        return WEIGHTS[self.kind] * (1.0 if self.is_telling or self.kind == "date" else 0.4)

    @property
    def is_telling(self) -> bool:
        """Whether hardly any other text has it by chance, as every text has days and small
        figures."""
        if self.kind == "figure":
            return "." in self.value or float(self.value) >= TELLING_FIGURE
        return self.kind in ("url", "number", "latin")


def marks(text: str, packs: Mapping[str, Pack]) -> frozenset[Mark]:
    """Every mark of a text."""
    view = folding.fold(text)
    main = languages.language_of(view.folded[:20000], "")
    found = set(_addresses(text))
    for paragraph in splitting.paragraphs(view):
        found.update(_in_paragraph(paragraph, packs, main))
    return frozenset(mark for mark in found if 0 < len(mark.value) <= LONGEST)


def places(paragraph: str) -> frozenset[Mark]:
    """The number or letter before a paragraph: in one text it says which paragraph it is."""
    item = ITEM.match(paragraph)
    return frozenset({Mark("place", item[1].lower())} if item else ())


def _addresses(text: str) -> Iterator[Mark]:
    for match in ADDRESS.finditer(text):
        yield Mark("url", match.group().rstrip(".,;؛").lower())


def _in_paragraph(paragraph: Paragraph, packs: Mapping[str, Pack], main: str) -> Iterator[Mark]:
    """Document numbers first, each with its day, then days, then what is left: no figure is
    counted twice."""
    rest = MARKUP.sub(_blank, ADDRESS.sub(_blank, paragraph.text))
    for named in references.mentions([paragraph], packs):
        if not named.number.isdecimal():
            yield Mark("number", document_numbers.fold(named.number))
        if named.date and len(named.date) == len("2025-01-05"):
            yield Mark("date", named.date[len("2025-") :])
        rest = _without(rest, named.start - paragraph.start, named.end - paragraph.start)
    rest = COUNTED.sub(r" \1 ", rest)
    for match in NUMBER.finditer(rest):
        yield Mark("number", document_numbers.fold(match.group()))
    rest = NUMBER.sub(_blank, rest)
    for day, start, end in _days(rest, paragraph.language, packs):
        yield Mark("date", day)
        rest = _without(rest, start, end)
    rest = ENUMERATOR.sub(_blank, rest, count=1) if ENUMERATOR.match(rest) else rest
    yield from _figures(rest)
    yield from _latin(rest, main)


def _days(text: str, language: str, packs: Mapping[str, Pack]) -> Iterator[tuple[str, int, int]]:
    """Days of the year; a line of names may be held for another language than it is in, and then
    the month is in words that only that language knows."""
    for one in dates.moments(packs[language], text):
        if one.day and one.month:
            yield f"{one.month:02d}-{one.day:02d}", one.start, one.end
            text = _without(text, one.start, one.end)
    for other in packs.keys() - {language}:
        if not any(sign.isdecimal() for sign in text):
            return
        for one in dates.moments(packs[other], text):
            said = text[one.start : one.end]
            if one.day and one.month and any(sign.isalpha() for sign in said):
                yield f"{one.month:02d}-{one.day:02d}", one.start, one.end
                text = _without(text, one.start, one.end)


def _latin(text: str, main: str) -> Iterator[Mark]:
    """Words in Latin letters; what a heading writes in capitals are words like others."""
    if main not in ("en", "vi"):
        words = LATIN
    elif _is_shouted(text):
        return
    else:
        words = WITHIN_LATIN
    for match in words.finditer(text):
        if len(match.group()) > 1 and not ROMAN.fullmatch(match.group()):
            yield Mark("latin", match.group().lower())


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) * 2 > len(letters)


def _figures(text: str) -> Iterator[Mark]:
    for match in FIGURE.finditer(text):
        value = parse_number(match.group())
        if value is not None and value >= LEAST_FIGURE:
            yield Mark("year" if value in YEARS else "figure", f"{value:.15g}")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without(text: str, start: int, end: int) -> str:
    start = max(start, 0)
    return text[:start] + " " * (end - start) + text[end:] if end > start else text
