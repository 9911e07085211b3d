"""Days that cannot be: in no calendar, or on another day of the week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from remit.domain.reading import dates
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph

BESIDE = 14


def impossible(
    view: View, listing: Sequence[Paragraph], packs: Mapping[str, Pack]
) -> Iterator[Check]:
    """A day that no calendar has, as 31 June, and a date that names the wrong day of the week."""
    for paragraph in listing:
        pack = packs[paragraph.language]
        known: Sequence[dates.Moment] = ()
        for hit in pack.hits("TIME", paragraph.text, paragraph.start):
            known = known or dates.moments(pack, paragraph.text, paragraph.start)
            if not hit.groups.get("day") or dates.moment(hit, pack) is not None:
                continue
            days = (one for one in known if one.granularity == "day")
            if not any(hit.overlaps(one.start, one.end) for one in days):
                yield Check(
                    "DATE_IMPOSSIBLE",
                    "No calendar has this day.",
                    (view.span(hit.start, hit.end),),
                )
        for one in known:
            yield from _weekday(view, paragraph, pack, one)


def _weekday(view: View, paragraph: Paragraph, pack: Pack, one: dates.Moment) -> Iterator[Check]:
    day = dates.date_of(one)
    named = weekday_beside(paragraph, pack, one) if day else None
    if day and named and int(named.rule.value) != day.isoweekday():
        start, end = min(named.start, one.start), max(named.end, one.end)
        yield Check(
            "DATE_WEEKDAY",
            f"{day.isoformat()} is not that day of the week.",
            (view.span(start, end),),
        )


def weekday_beside(paragraph: Paragraph, pack: Pack, one: dates.Moment) -> Hit | None:
    """The day of the week that stands in a date, right before it, or right after it."""
    begin = max(0, one.start - paragraph.start - BESIDE)
    around = paragraph.text[begin : one.end - paragraph.start + BESIDE]
    for hit in pack.hits("WEEKDAY", around, paragraph.start + begin):
        gap = (hit.end, one.start) if hit.end <= one.start else (one.end, hit.start)
        if hit.overlaps(one.start, one.end) or _is_joined(paragraph, *gap):
            return hit
    return None


def _is_joined(paragraph: Paragraph, start: int, end: int) -> bool:
    between = paragraph.text[start - paragraph.start : end - paragraph.start]
    return len(between.strip(" ,،()（）.ngày")) == 0
