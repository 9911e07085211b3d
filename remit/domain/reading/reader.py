"""Reading a text into drafts: every field with its span, the same result for the same text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from remit.domain.reading import (
    checks,
    drafts,
    findings,
    folding,
    header,
    references,
    sections,
    splitting,
    statistics,
)
from remit.domain.reading.records import Document, EventDate, Reading
from remit.domain.reading.rules import Pack


def read(text: str, packs: Mapping[str, Pack]) -> Reading:
    """Read a text with one rule pack per language."""
    view = folding.fold(text, splitting.soft_breaks(text))
    listing = splitting.paragraphs(view)
    if not listing:
        return _blank(text)
    named = references.mentions(listing, packs)
    head = header.head(view, listing, packs, named)
    taken = tuple(references.taken(named))
    placed = tuple(sections.settings(view, listing, packs))
    ground = drafts.Ground(view, packs, head.calendar, taken, head.operative)
    shares = statistics.claims(listing, packs, taken)
    return Reading(
        text=text,
        text_sha256=fingerprint(text),
        document=head.document,
        references=references.references(view, named, head.document.number),
        obligations=drafts.drafts(ground, placed),
        statistics=statistics.statistics(view, listing, packs, taken, shares),
        findings=findings.findings(view, placed, packs),
        checks=checks.checks(view, listing, packs, shares, head.calendar),
    )


def fingerprint(text: str) -> str:
    """The SHA-256 of the text as UTF-8; a lone surrogate counts as its code point."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _blank(text: str) -> Reading:
    nothing = Document(None, "en", None, None, None, None, None, EventDate(None, None))
    return Reading(text, fingerprint(text), nothing, (), (), (), (), ())
