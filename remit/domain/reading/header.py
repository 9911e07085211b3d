"""What a document says about itself: type, number, date, issuer, source, and its day."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import announcing, dates, deadlines, events, fronting, references
from remit.domain.reading.dates import Moment
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.records import Document, EventDate, Span
from remit.domain.reading.references import NUMBER_GROUPS, Mention
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph

HEAD_LINES = 16
TAIL_LINES = 8
SIGNING_LINES, SIGNING_LENGTH = 14, 90
HEAD_LINE_LENGTH = 160
DATE_LINE_LENGTH = 80
DATE_LINE_WORDS = 8
URL = re.compile(r"https?://[^\s\"'<>«»،]+")
OPERATIVE = frozenset(
    {
        "directive",
        "resolution",
        "conclusion",
        "decision",
        "plan",
        "notice",
        "order",
        "dispatch",
        "memorandum",
        "circular",
        "decree",
        "instruction",
        "minutes",
        "program",
    }
)


@dataclass(frozen=True)
class Head:
    """The header of a document and the calendar its dates are read by."""

    document: Document
    calendar: Calendar
    reported: str | None = None

    @property
    def operative(self) -> bool:
        """Whether the document as a whole gives orders, or reports on one that does."""
        return self.document.type in OPERATIVE or self.reported in OPERATIVE


@dataclass(frozen=True)
class Opening:
    """The lines a header may stand on, and where they are read."""

    view: View
    listing: Sequence[Paragraph]
    packs: Mapping[str, Pack]
    fields: tuple[Paragraph, ...] = ()

    @property
    def top(self) -> Sequence[Paragraph]:
        """All lines at the head, however long."""
        return self.listing[:HEAD_LINES]

    @property
    def lines(self) -> list[Paragraph]:
        """The short lines at the head, below the fields that stand before the text."""
        short = (one for one in self.listing[:HEAD_LINES] if len(one.text) <= HEAD_LINE_LENGTH)
        return [*self.fields, *short]

    @property
    def foot(self) -> list[Paragraph]:
        """The short lines at the foot."""
        return [one for one in self.listing[-TAIL_LINES:] if len(one.text) <= HEAD_LINE_LENGTH]

    @property
    def closing(self) -> list[Paragraph]:
        """The longer lines at the foot that say when the text was adopted."""
        last = (one for one in self.listing[-TAIL_LINES:] if len(one.text) > HEAD_LINE_LENGTH)
        return [one for one in last if self.packs[one.language].first("OWN_DATE", one.text)]

    def first(self, family: str, lines: Sequence[Paragraph]) -> Hit | None:
        """The first line on which a rule of the family holds."""
        hits = (self.packs[one.language].first(family, one.text, one.start) for one in lines)
        return next((hit for hit in hits if hit), None)


def head(
    view: View,
    listing: Sequence[Paragraph],
    packs: Mapping[str, Pack],
    named: Sequence[Mention],
    sent_on: datetime.date | None = None,
) -> Head:
    """The header of a document."""
    opening = Opening(view, listing, packs, tuple(fronting.lines(view, _main_language(listing))))
    url = source_url(view.text, opening)
    typed, numbered = (
        opening.first("DOCTYPE", opening.lines) or opening.first("FORM", opening.top),
        opening.first("OWN_NUMBER", [*opening.lines, *opening.foot]),
    )
    number, own = _number(numbered, typed), _written_on(opening)
    kind = _kind(opening, typed, number, url)
    told = None if typed or numbered else announcing.announced(listing, packs)
    if told and told.given:
        number, kind, own = told.number, told.kind, told.day or own
    elif told:
        kind = "report"
    written = dates.date_of(own) if own else None
    event = events.event(opening.listing, packs, named, url, written if kind != "article" else None)
    met = events.held(opening.listing, packs, written) if written and kind != "article" else None
    if kind in (None, "article") and announcing.reported(listing, packs):
        # A year that only follows from other dates makes no date of the document.
        written = written or (event.day if event.basis != "inferred" else None)
        kind = "report"
    dated, basis = (written, "stated") if written else (sent_on, "mail" if sent_on else None)
    document = Document(
        type=kind,
        language=_main_language(listing),
        number=number,
        date=dated.isoformat() if dated else None,
        date_basis=basis,
        issuer=_issuer(opening),
        source_url=url,
        event_date=EventDate((met or event).value, (met or event).basis),
        signer=_signer(opening),
    )
    return Head(document, _calendar(view, own, dated, event), told.kind if told else None)


def _calendar(
    view: View, own: Moment | None, dated: datetime.date | None, event: events.Event
) -> Calendar:
    """The days that a text stands on, and where it names its own."""
    day = dated or (event.day if event.basis != "inferred" else None)
    named = event.at if day == event.day else None
    place = (own.start, own.end) if own else named
    return Calendar(event.day, event.year, dated, day, view.span(*place) if place else None)


def source_url(text: str, opening: Opening) -> str | None:
    """The address a text gives as its source: beside a source word, else the only one."""
    found = [(match.start(), match.group().rstrip(".,;)؛")) for match in URL.finditer(text)]
    for paragraph in opening.listing:
        if opening.packs[paragraph.language].first("SOURCE", paragraph.text):
            span = opening.view.span(paragraph.start, paragraph.end)
            named = [url for at, url in found if span.start <= at < span.end]
            if named:
                return named[0]
    return found[0][1] if len({url for _, url in found}) == 1 else None


def _signer(opening: Opening) -> Span | None:
    """The post that signs: the last line at the foot that is the name of a post, never a person."""
    foot = [one for one in opening.listing[-SIGNING_LINES:] if len(one.text) <= SIGNING_LENGTH]
    # Below the signature stands to whom copies go; beside it, in a page cut into lines, above it.
    copied = next((at for at, one in enumerate(foot) if _tells_recipients(opening, one)), len(foot))
    signed = [one for at, one in enumerate(foot) if at < copied or one.text.isupper()]
    for paragraph in reversed(signed):
        hit = opening.packs[paragraph.language].first("SIGNER", paragraph.text, paragraph.start)
        if hit:
            return opening.view.span(*hit.group_spans.get("post", (hit.start, hit.end)))
    return None


def _tells_recipients(opening: Opening, paragraph: Paragraph) -> bool:
    """Whether a line at the foot begins the list of those who get a copy."""
    pack = opening.packs[paragraph.language]
    return pack.first("RECIPIENTS", paragraph.content) is not None


def _main_language(listing: Sequence[Paragraph]) -> str:
    weight: dict[str, int] = {}
    for one in listing:
        weight[one.language] = weight.get(one.language, 0) + len(one.text)
    return max(weight, key=lambda language: weight[language])


def _number(numbered: Hit | None, typed: Hit | None) -> str | None:
    for hit in (numbered, typed):
        named = [hit.groups[name] for name in NUMBER_GROUPS if hit.groups.get(name)] if hit else []
        if named:
            return references.bare_number(str(named[0]))
    return None


def _kind(opening: Opening, typed: Hit | None, number: str | None, url: str | None) -> str | None:
    if typed:
        finer = opening.first("DOCTYPE_FINER", opening.lines)
        known = typed.rule.kind
        return finer.rule.kind if finer and known in finer.rule.value.split() else known
    if number:
        for pack in _nearest_first(opening):
            coded = pack.first("TYPE_CODE", number)
            if coded:
                return coded.rule.kind
    sourced = opening.first("SOURCE", opening.foot) or opening.first("PRESS", opening.listing)
    return "article" if url or sourced else None


def _nearest_first(opening: Opening) -> Iterator[Pack]:
    """The packs of the text's own languages, then the others, which need not be loaded before."""
    own = dict.fromkeys(one.language for one in opening.listing)
    yield from (
        opening.packs[language]
        for language in (*own, *(one for one in opening.packs if one not in own))
    )


def _written_on(opening: Opening) -> Moment | None:
    lines = [*opening.lines, *opening.foot, *opening.closing]
    lines.sort(key=lambda one: opening.packs[one.language].first("OWN_DATE", one.text) is None)
    for paragraph in lines:
        pack = opening.packs[paragraph.language]
        if pack.first("NOT_OWN_DATE", paragraph.text) or events.is_row(paragraph):
            continue
        for moment in dates.moments(pack, paragraph.text):
            if (
                dates.date_of(moment)
                and _dates_itself(pack, paragraph)
                and not deadlines.is_limit(pack, paragraph.text, moment)
            ):
                return dates.moved(moment, paragraph.start)
    return None


def _dates_itself(pack: Pack, paragraph: Paragraph) -> bool:
    sentence = paragraph.text.endswith(".") and paragraph.text.count(" ") > DATE_LINE_WORDS
    short = len(paragraph.text) <= DATE_LINE_LENGTH and not sentence
    return short or pack.either(("DOCTYPE", "OWN_DATE"), paragraph.text)


def _issuer(opening: Opening) -> str | None:
    lines = opening.lines
    spoken = _main_language(opening.listing)
    for paragraph, following in itertools.zip_longest(lines, lines[1:]):
        # A name alone may look foreign: a town abroad, a letterhead of three letters.
        known = [opening.packs[one] for one in dict.fromkeys((paragraph.language, spoken))]
        hits = (pack.first("ISSUER", paragraph.text, paragraph.start) for pack in known)
        hit, pack = next((one for one in hits if one), None), known[0]
        if hit:
            below = following and pack.first("ISSUER_BELOW", following.text, following.start)
            name = opening.view.span(*(below or hit).group_spans["issuer"]).quote
            goes_on = following and pack.first("ISSUER_CONTINUED", following.text, following.start)
            if below or not goes_on:
                return name
            return f"{name} {opening.view.span(*goes_on.group_spans['issuer']).quote}"
    for paragraph in opening.listing:
        pack = opening.packs[paragraph.language]
        for hit in pack.hits("SPEAKER", paragraph.text, paragraph.start):
            quote = opening.view.span(*hit.group_spans["issuer"]).quote
            if len(quote) > 2:
                return quote
    return None
