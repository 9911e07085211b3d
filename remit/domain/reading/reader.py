"""Reading a text into drafts: every field with its span, the same result for the same text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from remit.domain.reading import (
    checks,
    choosing,
    columns,
    days,
    drafts,
    elapsed,
    findings,
    folding,
    fronting,
    header,
    lacking,
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
from remit.domain.reading.composing import Ground
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Document, EventDate, Obligation, Reading
from remit.domain.reading.references import Mention
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Paragraph

# A line that is so much longer than the post of who signs says more than that.
MORE_THAN_POST = 12


def viewed(text: str) -> View:
    """The view in which a text is read: without tags, its wrapped lines joined."""
    bare = tags.bare(text)
    soft = wrapping.soft_breaks(bare) | tags.breaks_in_dates(bare)
    return replace(folding.fold(bare, soft), text=text)


def chosen(view: View, packs: Mapping[str, Pack]) -> Mapping[str, Pack]:
    """The packs for a view; Vietnamese without marks is read by rules without marks."""
    return {**packs, "vi": packs["vi"].unmarked} if languages.lacks_marks(view.folded) else packs


class AtHand(dict[str, Pack]):
    """The packs by language, each asked for once: a text asks for its own at every clause."""

    def __init__(self, packs: Mapping[str, Pack]) -> None:
        """None was asked for yet."""
        self._packs = packs

    def __missing__(self, language: str) -> Pack:
        """A pack is kept when it is first asked for."""
        pack = self[language] = self._packs[language]
        return pack


@dataclass(frozen=True)
class Grounded:
    """A text whose lines and header are known: what its clauses are read by."""

    listing: Sequence[Paragraph]
    named: Sequence[Mention]
    head: header.Head
    rows: Sequence[tables.Table]
    placed: Sequence[Setting]
    ground: Ground

    @property
    def prose(self) -> tuple[Setting, ...]:
        """The paragraphs outside tables."""
        within = [(table.start, table.end) for table in self.rows]
        told = (one for one in self.placed if not _among(one.paragraph.start, within))
        return tuple(one for one in told if not self._is_signature(one.paragraph))

    def _is_signature(self, paragraph: Paragraph) -> bool:
        """Whether a line of its own only names the post of who signs, which orders nothing."""
        signer = self.head.document.signer
        if signer is None or paragraph.end - paragraph.start > len(signer.quote) + MORE_THAN_POST:
            return False
        return paragraph.start <= self.ground.view.position(signer.start) < paragraph.end


def grounded(text: str, packs: Mapping[str, Pack], sent_on: date | None = None) -> Grounded | None:
    """What the clauses of a text are read by; nothing, if it has no line."""
    view = viewed(text)
    listing = splitting.paragraphs(view)
    if not listing:
        return None
    packs = chosen(view, packs)
    for language in {one.language for one in listing}:
        packs[language].texts.forget()
    named = references.mentions(listing, packs)
    listing = fronting.beyond(view, listing)
    head = header.head(view, listing, packs, named, sent_on)
    rows = tables.tables(view, packs, head.document.language)
    placed = tuple(sections.settings(view, listing, packs))
    taken = Places.of(references.taken(named))
    ground = Ground(view, AtHand(packs), head.calendar, taken, head.operative)
    return Grounded(listing, named, head, rows, placed, ground)


def told(by: Grounded, prose: Sequence[Setting]) -> list[Obligation]:
    """What rules take for orders, in sentences and in rows of tables, before it is weighed."""
    ground, dated = by.ground, by.head.calendar
    rows = (one for table in by.rows for one in tables.obligations(ground.view, table, dated))
    return [*drafts.drafts(ground, prose), *rows]


def read(text: str, packs: Mapping[str, Pack], *, sent_on: date | None = None) -> Reading:
    """Read a text with one rule pack per language; an e-mail that says no day is of the day on
    which it was sent."""
    by = grounded(text, packs, sent_on)
    if by is None:
        return _blank(text)
    view, packs, listing, calendar = by.ground.view, by.ground.packs, by.listing, by.head.calendar
    stated = statistics.counted(listing, packs, by.ground.taken)
    shares = statistics.claims(stated)
    shares = (*shares, *sums.bare_shares(stated, shares))
    counted = [one for one in stated if one.figures]
    prose = by.prose
    drafted = remainder.weighed(by.ground, prose, told(by, prose))
    led = choosing.chosen(by.ground, prose, drafted)
    worded = lacking.told(by.ground, [elapsed.worded(one, calendar) for one in led])
    owed = tables.numbered(worded)
    return Reading(
        text=text,
        text_sha256=fingerprint(text),
        document=by.head.document,
        references=references.references(view, by.named, by.head.document.number),
        obligations=owed,
        statistics=statistics.statistics(view, stated, shares),
        findings=findings.findings(view, by.placed, packs),
        checks=checks.ordered(
            [
                *checks.checks(view, listing, packs, shares, calendar),
                *sums.sums(view, counted),
                *sums.figures_given_twice(view, counted),
                *columns.checks(view, packs, by.head.document.language),
                *days.impossible(view, listing, packs),
                *elapsed.checks(owed, calendar),
                *spellings.variants(owed),
                *spellings.mixed_letters(view),
            ]
        ),
    )


def _among(at: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in places)


def fingerprint(text: str) -> str:
    """The SHA-256 of the text as UTF-8; a lone surrogate counts as its code point."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _blank(text: str) -> Reading:
    nothing = Document(None, "en", None, None, None, None, None, EventDate(None, None))
    return Reading(text, fingerprint(text), nothing, (), (), (), (), ())
