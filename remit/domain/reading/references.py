"""Other documents a text names: number, type, date, and what this one does to them, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from remit.domain.reading import dates
from remit.domain.reading.folding import View
from remit.domain.reading.records import Reference
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph

NUMBER_GROUPS = ("number", "n2", "n3")
JOINT = re.compile("[/-]")
DATE_AFTER = 60
DATE_GAP = 32
DATE_BEFORE = 120
CITES = "cites"
RELATION_REACH = 90
STOPS = ".;؛:"
TITLE_REACH = 48


@dataclass(frozen=True)
class Mention:
    """One place where a document is named, with its date if it stands beside."""

    start: int
    end: int
    number: str
    type: str | None
    date: str | None
    dated_from: int
    dated_until: int
    relation: str = CITES


def mentions(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> tuple[Mention, ...]:
    """Every mention of a document, longest first where two overlap."""
    found: list[Mention] = []
    for paragraph in listing:
        pack = packs[paragraph.language]
        hits = sorted(
            pack.hits("REFERENCE", paragraph.text, paragraph.start),
            key=lambda hit: (hit.start, -hit.end),
        )
        until = -1
        for hit in hits:
            if hit.start >= until:
                until = hit.end
                if not _titles(pack, paragraph, hit):
                    found.append(_mention(paragraph, pack, hit))
    return tuple(found)


def _titles(pack: Pack, paragraph: Paragraph, hit: Hit) -> bool:
    """Whether a number stands behind the label of a title, and so names a part of this text."""
    at = hit.start - paragraph.start
    return pack.first("TITLED", paragraph.text[max(0, at - TITLE_REACH) : at]) is not None


def references(
    view: View, named: Sequence[Mention], own_number: str | None
) -> tuple[Reference, ...]:
    """Each other document once, with the first date the text gives it."""
    dated: dict[str, str] = {}
    related: dict[str, str] = {}
    for one in named:
        if one.date:
            dated.setdefault(one.number, one.date)
        if one.relation != CITES:
            related.setdefault(one.number, one.relation)
    first: dict[str, Mention] = {}
    full = {(one.type, JOINT.split(one.number)[0]) for one in named if JOINT.search(one.number)}
    for one in named:
        if one.number != own_number and not _shortened(one, full):
            first.setdefault(one.number, one)
    return tuple(
        Reference(
            view.span(one.start, one.end),
            one.number,
            one.type,
            dated.get(one.number),
            related.get(one.number, CITES),
        )
        for one in first.values()
    )


def _shortened(one: Mention, full: Set[tuple[str | None, str]]) -> bool:
    """Whether a bare number only repeats the head of a full one of the same type."""
    return one.number.isdigit() and (one.type, one.number) in full


def taken(named: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Stretches whose numbers and dates belong to another document."""
    for one in named:
        yield one.start, one.end
        yield one.dated_from, one.dated_until


def _mention(paragraph: Paragraph, pack: Pack, hit: Hit) -> Mention:
    named = (hit.groups.get(name) for name in NUMBER_GROUPS)
    number = bare_number(next((one for one in named if one), _whole(paragraph, hit)))
    kind = hit.rule.kind or _type_from_code(pack, number)
    found = _date_beside(paragraph, pack, hit)
    relation = _relation(paragraph, pack, hit)
    if found is None:
        return Mention(hit.start, hit.end, number, kind, None, hit.start, hit.end, relation)
    start, end = min(hit.start, found.start), max(hit.end, found.end)
    near = found.start >= hit.end
    return Mention(
        hit.start,
        end if near else hit.end,
        number,
        kind,
        found.value,
        start if near else found.start,
        end if near else found.end,
        relation,
    )


def _relation(paragraph: Paragraph, pack: Pack, hit: Hit) -> str:
    """What this document does to the one it names, by the words around the name."""
    text, at, end = paragraph.text, hit.start - paragraph.start, hit.end - paragraph.start
    lead = text[max(0, at - RELATION_REACH) : at]
    cut = max(lead.rfind(stop) for stop in STOPS)
    if pack.first("BASIS", paragraph.content):
        return CITES
    before = max(pack.hits("RELATION", lead[cut + 1 :]), key=lambda one: one.start, default=None)
    found = before or pack.first("RELATION_AFTER", text[end : end + RELATION_REACH])
    return found.rule.value if found else CITES


def bare_number(words: str) -> str:
    """A number without the marks around it; a bracket that it opens itself belongs to it."""
    number = words.strip(" .,")
    while number.endswith(")") and number.count(")") > number.count("("):
        number = number[:-1].rstrip(" .,")
    return number.strip("(") if "(" in number and ")" not in number else number


def _whole(paragraph: Paragraph, hit: Hit) -> str:
    return paragraph.text[hit.start - paragraph.start : hit.end - paragraph.start].strip()


def _date_beside(paragraph: Paragraph, pack: Pack, hit: Hit) -> dates.Moment | None:
    text, at = paragraph.text, hit.end - paragraph.start
    for one in dates.moments(pack, text[at : at + DATE_AFTER], hit.end):
        gap = text[at : one.start - paragraph.start]
        if (
            one.granularity == "day"
            and one.year
            and len(gap) <= DATE_GAP
            and pack.first("DATE_LINK", gap)
        ):
            return one
    begin = max(0, hit.start - paragraph.start - DATE_BEFORE)
    lead = text[begin : hit.start - paragraph.start]
    for rule in pack.of("DATE_BEFORE"):
        for one in dates.moments(pack, lead, paragraph.start + begin):
            tail = text[one.end - paragraph.start : hit.start - paragraph.start]
            if one.granularity == "day" and one.year and rule.regex.match(tail):
                return one
    return None


def _type_from_code(pack: Pack, number: str) -> str | None:
    hit = pack.first("TYPE_CODE", number)
    return hit.rule.kind if hit else None
