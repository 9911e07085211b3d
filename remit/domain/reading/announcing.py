"""What the lead of a report says about the document it gives: number, type, day.

“On 3 December the Office issued Notice 665/TB-VPCP on …” stands where a letterhead would stand when
a portal or a newspaper prints the document.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import dates
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph

LEAD_LINES = 12
# The teaser of a report, which says what it is about, may stand at its foot.
TEASER_LINES = 2
NEAR = 80


@dataclass(frozen=True)
class Announced:
    """The number of the document that the lead announces, its type and its day."""

    number: str
    kind: str | None
    day: datetime.date | None


def announced(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> Announced | None:
    """The first document that the opening lines, else the teaser, say was issued."""
    for paragraph in (*listing[:LEAD_LINES], *listing[LEAD_LINES:][-TEASER_LINES:]):
        pack = packs[paragraph.language]
        hit = pack.first("ISSUED", paragraph.text)
        if hit and hit.groups.get("number"):
            number = str(hit.groups["number"]).replace(" ", "").strip(".,()")
            kind = hit.rule.kind or _coded(pack, number)
            return Announced(number, kind, _day(pack, hit, paragraph))
    return None


def reported(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> bool:
    """Whether the text opens as a report of the press does: with its place, its day, its agency."""
    return any(packs[one.language].first("DATELINE", one.text) for one in listing[:LEAD_LINES])


def _coded(pack: Pack, number: str) -> str | None:
    coded = pack.first("TYPE_CODE", number)
    return coded.rule.kind if coded else None


def _day(pack: Pack, hit: Hit, paragraph: Paragraph) -> datetime.date | None:
    """The day beside the number, else the day with which the lead begins."""
    found = [
        (one.start, day)
        for one in dates.moments(pack, paragraph.text[: hit.end + NEAR])
        if (day := dates.date_of(one))
    ]
    before = [day for at, day in found if at < hit.end]
    return before[0] if before else next((day for _, day in found), None)
