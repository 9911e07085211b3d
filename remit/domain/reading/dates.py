"""Dates as the text writes them: day, month, quarter, half, year; never more than is written."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from remit.domain.reading.rules import Hit, Pack

UNITS = {"day": "D", "month": "M", "year": "Y", "week": "W"}
# Days told without a month: Friday of next week, tomorrow, the coming 15th.
TOLD = frozenset({"weekday", "days", "coming"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A date expression at view offsets; parts that the text leaves out stay empty."""

    start: int
    end: int
    granularity: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    shift: int | None = None
    operator: str = ""
    period: str | None = None
    amount: int | None = None
    trigger: str | None = None
    own: bool = False
    told: str = ""
    weekday: int | None = None

    @property
    def value(self) -> str | None:
        """The date in the published notation, or nothing if a part is missing."""
        if self.year is None:
            return None
        if self.granularity == "day" and self.month and self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        if self.granularity == "month" and self.month:
            return f"{self.year:04d}-{self.month:02d}"
        if self.granularity in ("quarter", "half"):
            return f"{self.year:04d}-{self.granularity[0].upper()}{self.part}"
        return f"{self.year:04d}" if self.granularity == "year" else None


@lru_cache(maxsize=1024)
def moments(pack: Pack, text: str, offset: int = 0) -> tuple[Moment, ...]:
    """Every date expression, the earlier and longer ones first, none overlapping another."""
    found = [one for hit in pack.hits("TIME", text, offset) if (one := moment(hit, pack))]
    if len(found) < 2:
        return tuple(found)
    return tuple(_apart(sorted(found, key=lambda item: (item.start, -item.end))))


def _apart(found: Sequence[Moment]) -> Iterator[Moment]:
    taken_until = -1
    for one in found:
        if one.start >= taken_until:
            taken_until = one.end
            yield one


def moment(hit: Hit, pack: Pack) -> Moment | None:
    """The date that a rule found, if the calendar has it."""
    rule, groups = hit.rule, hit.groups
    if rule.kind == "period":
        return _period(hit, pack)
    told = rule.kind if rule.kind in TOLD else ""
    if rule.kind == "event":
        return Moment(
            hit.start,
            hit.end,
            rule.kind,
            operator=rule.operator,
            trigger=groups.get("trigger"),
        )
    one = Moment(
        hit.start,
        hit.end,
        "day" if told else rule.kind,
        year=None if rule.value else _year(pack, groups.get("year")),
        month=_month(pack, hit),
        day=_integer(pack, groups.get("day")),
        part=_integer(pack, groups.get("part")),
        shift=int(rule.value) if rule.value else None,
        operator=rule.operator,
        told=told,
        weekday=_integer(pack, groups.get("weekday")) if rule.value else None,
    )
    return one if rule.value or _exists(one) else None


def moved(one: Moment, by: int) -> Moment:
    """The same date, told from another place."""
    return replace(one, start=one.start + by, end=one.end + by)


def with_year(one: Moment, year: int | None) -> Moment:
    """The same date in a year the text gives elsewhere."""
    return replace(one, year=year) if one.year is None and one.granularity != "period" else one


def shifted(one: Moment, event: datetime.date) -> Moment:
    """A date told from the event: this year, next month, the coming quarter."""
    shift = one.shift or 0
    if one.told in ("weekday", "days"):
        return _on(one, _told(one, event, shift))
    if one.told == "coming" and one.day and one.day < event.day:
        shift += 1
    if one.granularity == "year" or (one.month and one.granularity != "quarter"):
        year = event.year + shift
        if one.day and one.month:
            return replace(one, year=year, granularity="day")
        return replace(one, year=year, granularity="month" if one.month else "year")
    if one.granularity in ("quarter", "half"):
        return _shifted_part(one, event, shift)
    index = event.year * 12 + event.month - 1 + shift
    year, month = index // 12, index % 12 + 1
    if one.day and one.day <= calendar.monthrange(year, month)[1]:
        return replace(one, year=year, month=month, granularity="day")
    return replace(one, year=year, month=month)


def _told(one: Moment, event: datetime.date, shift: int) -> datetime.date:
    if one.weekday is None:
        return event + datetime.timedelta(days=shift)
    monday = event - datetime.timedelta(days=event.weekday())
    return monday + datetime.timedelta(weeks=shift, days=one.weekday)


def _on(one: Moment, day: datetime.date) -> Moment:
    return replace(one, year=day.year, month=day.month, day=day.day)


def _shifted_part(one: Moment, event: datetime.date, shift: int) -> Moment:
    if one.part:
        return replace(one, year=event.year + shift)
    size = 3 if one.granularity == "quarter" else 6
    count = 12 // size
    index = event.year * count + (event.month - 1) // size + shift
    return replace(one, year=index // count, part=index % count + 1)


def date_of(one: Moment) -> datetime.date | None:
    """A full date, if the expression is one."""
    if one.granularity == "day" and one.year and one.month and one.day:
        return datetime.date(one.year, one.month, one.day)
    return None


def _period(hit: Hit, pack: Pack) -> Moment | None:
    amount = _integer(pack, hit.groups.get("amount"))
    if amount is None:
        return None
    unit, working = hit.rule.scope, hit.groups.get("working")
    return Moment(
        hit.start,
        hit.end,
        # Working days need a calendar of holidays, which a text does not bring along.
        "working day" if working else unit,
        operator=hit.rule.operator,
        period=f"PT{amount}H" if unit == "hour" else f"P{amount}{UNITS.get(unit, 'D')}",
        amount=amount,
        trigger=hit.groups.get("trigger"),
        own=hit.groups.get("own") is not None,
    )


def _integer(pack: Pack, words: str | None) -> int | None:
    value = pack.number(words) if words else None
    return int(value) if value is not None else None


def _year(pack: Pack, words: str | None) -> int | None:
    value = _integer(pack, words)
    if value is None:
        return None
    if value < 100:
        return 2000 + value
    return value if 1900 <= value <= 2199 else None


def _month(pack: Pack, hit: Hit) -> int | None:
    name = hit.groups.get("monthname")
    if name:
        return pack.months.get(name.lower().strip("."))
    return _integer(pack, hit.groups.get("month"))


def _exists(one: Moment) -> bool:
    if one.month is not None and not 1 <= one.month <= 12:
        return False
    if one.part is not None and not 1 <= one.part <= (2 if one.granularity == "half" else 4):
        return False
    if one.granularity == "day":
        if not one.month or not one.day:
            return False
        return 1 <= one.day <= calendar.monthrange(one.year or 2024, one.month)[1]
    return one.granularity != "month" or one.month is not None


def last_day(value: str) -> datetime.date:
    """The day on which a date in the published notation ends."""
    year, rest = int(value[:4]), value[5:]
    if rest[:1] in ("Q", "H"):
        month = int(rest[1:]) * (3 if rest[0] == "Q" else 6)
    else:
        month = int(rest[:2]) if rest else 12
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, min(int(rest[3:]), last) if rest[2:3] == "-" else last)
