"""Where a text contradicts itself: a share that does not follow, a list that is longer than
announced, two periods for one report."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import listings, splitting
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph
from remit.domain.reading.statistics import SMALLEST_WHOLE, Claim

QUARTER = 3


@dataclass(frozen=True)
class Period:
    """The first so many months of a year, as reported."""

    hit: Hit
    months: int
    year: int | None
    reported: bool


def checks(
    view: View,
    listing: Sequence[Paragraph],
    packs: Mapping[str, Pack],
    shares: Sequence[Claim],
    dated: Calendar,
) -> tuple[Check, ...]:
    """All contradictions, in the order of their first span."""
    found = [
        *_shares(view, shares),
        *_counts(view, listing, packs),
        *_periods(view, listing, packs, dated),
    ]
    return ordered(found)


def ordered(found: Sequence[Check]) -> tuple[Check, ...]:
    """Contradictions in the order of their first place, each once."""
    distinct = dict.fromkeys(found)
    return tuple(sorted(distinct, key=lambda one: (one.spans[0].start, one.code)))


def _shares(view: View, shares: Sequence[Claim]) -> Iterator[Check]:
    for one in shares:
        if one.holds or one.whole.value <= SMALLEST_WHOLE:
            continue
        share = one.part.value * 100 / one.whole.value
        yield Check(
            "PART_WHOLE_PERCENT",
            f"{one.part.value} of {one.whole.value} is {share:.2f} %, "
            f"but the text states {one.percent.value} %.",
            tuple(view.span(part.start, part.end) for part in (one.whole, one.part, one.percent)),
        )


def _counts(view: View, listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> Iterator[Check]:
    for announced in listings.announcements(listing, packs):
        if announced.listed < 2 or announced.listed == announced.count:
            continue
        spans = [(announced.start, announced.end), *announced.items]
        yield Check(
            "COUNT_VS_LIST",
            f"The text announces {announced.count} items but lists {announced.listed}.",
            tuple(view.span(start, end) for start, end in spans),
        )


def _periods(
    view: View, listing: Sequence[Paragraph], packs: Mapping[str, Pack], dated: Calendar
) -> Iterator[Check]:
    found = list(_reported(listing, packs))
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            if _conflict(one, other):
                yield Check(
                    "PERIOD_CONFLICT",
                    f"The text speaks of the first {one.months} months "
                    f"and of the first {other.months} months.",
                    (
                        view.span(one.hit.start, one.hit.end),
                        view.span(other.hit.start, other.hit.end),
                    ),
                )
    for one in found:
        if one.reported and dated.event and _not_over(one, dated.event):
            yield Check(
                "PERIOD_NOT_OVER",
                f"On {dated.event.isoformat()} the first {one.months} months "
                "of the year are not over.",
                (view.span(one.hit.start, one.hit.end),),
            )


def _reported(listing: Sequence[Paragraph], packs: Mapping[str, Pack]) -> Iterator[Period]:
    seen: set[tuple[int, int | None]] = set()
    for paragraph in listing:
        pack = packs[paragraph.language]
        for sentence in splitting.sentences(paragraph, pack):
            for hit in pack.hits("PERIOD", sentence.text, sentence.start):
                months, year = (
                    pack.number(hit.groups.get("n") or ""),
                    pack.number(hit.groups.get("year") or ""),
                )
                key = (int(months or 0), int(year) if year else None)
                if 0 < key[0] <= 12 and key not in seen:
                    seen.add(key)
                    yield Period(
                        hit, key[0], key[1], pack.first("RESULT", sentence.text) is not None
                    )


def _not_over(one: Period, event: datetime.date) -> bool:
    year = one.year or event.year
    return event < datetime.date(year, one.months, calendar.monthrange(year, one.months)[1])


def _conflict(one: Period, other: Period) -> bool:
    """Reports come by the quarter: of two periods less than a quarter apart one is wrong."""
    if one.year and other.year and one.year != other.year:
        return False
    return 0 < abs(one.months - other.months) < QUARTER
