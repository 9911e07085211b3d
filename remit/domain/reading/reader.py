"""Reading a text into drafts: every field with its span, the same result for the same text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from remit.domain.reading import (
    checks,
    composing,
    days,
    drafts,
    findings,
    folding,
    fronting,
    header,
    languages,
    references,
    remainder,
    sections,
    spellings,
    splitting,
    statistics,
    sums,
    tables,
    tags,
    wrapping,
)
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Document, EventDate, Reading
from remit.domain.reading.rules import Pack


def viewed(text: str) -> View:
    """The view in which a text is read: without tags, its wrapped lines joined."""
    bare = tags.bare(text)
    soft = wrapping.soft_breaks(bare) | tags.breaks_in_dates(bare)
    return replace(folding.fold(bare, soft), text=text)


def chosen(view: View, packs: Mapping[str, Pack]) -> Mapping[str, Pack]:
    """The packs for a view; Vietnamese without marks is read by rules without marks."""
    return {**packs, "vi": packs["vi"].unmarked} if languages.lacks_marks(view.folded) else packs


def read(text: str, packs: Mapping[str, Pack], *, sent_on: date | None = None) -> Reading:
    """Read a text with one rule pack per language; an e-mail that says no day is of the day on
    which it was sent."""
    view = viewed(text)
    listing = splitting.paragraphs(view)
    if not listing:
        return _blank(text)
    packs = chosen(view, packs)
    named = references.mentions(listing, packs)
    listing = fronting.beyond(view, listing)
    head = header.head(view, listing, packs, named, sent_on)
    taken = Places.of(references.taken(named))
    rows = tables.tables(view, packs, head.document.language)
    placed = tuple(sections.settings(view, listing, packs))
    prose = tuple(one for one in placed if not _in_a_table(one.paragraph.start, rows))
    ground = composing.Ground(view, packs, head.calendar, taken, head.operative)
    stated = statistics.counted(listing, packs, taken)
    shares = statistics.claims(stated)
    counted = [one for one in stated if one.figures]
    rows_owed = (one for table in rows for one in tables.obligations(view, table, head.calendar))
    told = [*drafts.drafts(ground, prose), *rows_owed]
    owed = tables.numbered([*told, *remainder.kept(ground, prose, told)])
    return Reading(
        text=text,
        text_sha256=fingerprint(text),
        document=head.document,
        references=references.references(view, named, head.document.number),
        obligations=owed,
        statistics=statistics.statistics(view, stated, shares),
        findings=findings.findings(view, placed, packs),
        checks=checks.ordered(
            [
                *checks.checks(view, listing, packs, shares, head.calendar),
                *sums.sums(view, counted),
                *sums.figures_given_twice(view, counted),
                *days.impossible(view, listing, packs),
                *days.past(owed, head.calendar),
                *spellings.variants(owed),
                *spellings.mixed_letters(view),
            ]
        ),
    )


def _in_a_table(at: int, rows: Sequence[tables.Table]) -> bool:
    return any(table.start <= at < table.end for table in rows)


def fingerprint(text: str) -> str:
    """The SHA-256 of the text as UTF-8; a lone surrogate counts as its code point."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _blank(text: str) -> Reading:
    nothing = Document(None, "en", None, None, None, None, None, EventDate(None, None))
    return Reading(text, fingerprint(text), nothing, (), (), (), (), ())
