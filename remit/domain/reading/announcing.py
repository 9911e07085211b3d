"""What the lead of a report says about the document it gives: number, type, day.

“On 3 December the Office issued Notice 12/TB-VP on …” stands where a letterhead would stand when
a portal or a newspaper prints the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import dates
from remit.domain.reading.dates import Moment
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph

LEAD_LINES = 12
# The teaser of a report, which says what it is about, may stand at its foot.
TEASER_LINES = 2
NEAR = 80
HEADLINE = 240
FIGURES = re.compile(r"\d+")


@dataclass(frozen=True)
class Announced:
    """The number of the document that the lead announces, its type and its day.

    A text whose headline names the document gives that document; another one reports on it.
    """

    number: str
    kind: str | None
    day: Moment | None
    given: bool


def announced(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> Announced | None:
    """The first document that the opening lines, else the teaser, say was issued."""
    for at, paragraph in _lines(listing):
        pack = packs[paragraph.language]
        hit = pack.first("ISSUED", paragraph.text)
        if hit and hit.groups.get("number"):
            number = str(hit.groups["number"]).replace(" ", "").strip(".,()")
            kind = hit.rule.kind or _coded(pack, number)
            given = any(_names(one, number) for one in listing[: min(at, LEAD_LINES)])
            return Announced(number, kind, _day(pack, hit, paragraph), given)
    return None


def _lines(listing: Sequence[Paragraph]) -> Iterator[tuple[int, Paragraph]]:
    yield from enumerate(listing[:LEAD_LINES])
    teaser = max(LEAD_LINES, len(listing) - TEASER_LINES)
    yield from enumerate(listing[teaser:], start=teaser)


def _names(line: Paragraph, number: str) -> bool:
    """Whether a headline names a document by its number, in full or in short."""
    ordinal = FIGURES.match(number)
    if ordinal is None or len(line.text) > HEADLINE:
        return False
    return re.search(rf"(?<![\d.,]){ordinal.group()}(?![\d.,])", line.text) is not None


def reported(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> bool:
    """Whether a text opens or ends as a report of the press does: place and day, or its source."""
    return any(packs[one.language].first("DATELINE", one.text) for _, one in _lines(listing))


def _coded(pack: Pack, number: str) -> str | None:
    coded = pack.first("TYPE_CODE", number)
    return coded.rule.kind if coded else None


def _day(pack: Pack, hit: Hit, paragraph: Paragraph) -> Moment | None:
    """The day beside the number, else the day with which the lead begins."""
    told = dates.moments(pack, paragraph.text[: hit.end + NEAR])
    found = [dates.moved(one, paragraph.start) for one in told if dates.date_of(one)]
    before = [one for one in found if one.start < paragraph.start + hit.end]
    return before[0] if before else next(iter(found), None)
