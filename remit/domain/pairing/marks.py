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
FIGURE = re.compile(
    r"(?<![A-Za-z0-9.,/-])(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![A-Za-z0-9/-])"
)
LATIN = re.compile(r"(?<![\w-])[A-Za-z][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*(?![\w-])")
# In a language of Latin letters only names of systems stand out: iHaNoi, VNeID, G20.
WITHIN_LATIN = re.compile(r"\b(?=\w*[A-Z0-9]\w*[A-Z0-9])[A-Za-z]\w*\b|\b\w*[a-z][A-Z]\w*\b")
LEAST_FIGURE = 10
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
        """How much it tells: an address much, a year little."""
        return WEIGHTS[self.kind]


def marks(text: str, packs: Mapping[str, Pack]) -> frozenset[Mark]:
    """Every mark of a text."""
    view = folding.fold(text)
    main = languages.language_of(view.folded[:20000], "")
    found = set(_addresses(text))
    for paragraph in splitting.paragraphs(view):
        found.update(_in_paragraph(paragraph, packs, main))
    return frozenset(mark for mark in found if 0 < len(mark.value) <= LONGEST)


def _addresses(text: str) -> Iterator[Mark]:
    for match in ADDRESS.finditer(text):
        yield Mark("url", match.group().rstrip(".,;؛").lower())


def _in_paragraph(paragraph: Paragraph, packs: Mapping[str, Pack], main: str) -> Iterator[Mark]:
    """Document numbers first, then days, then what is left: no figure is counted twice."""
    rest = ADDRESS.sub(_blank, paragraph.text)
    for named in references.mentions([paragraph], packs):
        yield Mark("number", document_numbers.fold(named.number))
        rest = _without(rest, named.start - paragraph.start, named.end - paragraph.start)
    for one in dates.moments(packs[paragraph.language], rest):
        if one.day and one.month:
            yield Mark("date", f"{one.month:02d}-{one.day:02d}")
            rest = _without(rest, one.start, one.end)
    yield from _figures(rest)
    words = WITHIN_LATIN if main in ("en", "vi") else LATIN
    for match in words.finditer(rest):
        if len(match.group()) > 1:
            yield Mark("latin", match.group().lower())


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
