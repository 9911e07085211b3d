"""How often an order comes back, on which day of its period and until when; and where one sentence
sets two clocks.

“Every Friday until 31 January” is no deadline of 31 January: it comes back, and then ends. “Advance
it by 5 December and report by the 25th of each month” are two orders, each with its own clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from remit.domain.reading import dates, deadlines, operators, sharing
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.joining import Candidate
from remit.domain.reading.records import Deadline, Repeats
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch

# How far from the words for “every week” its weekday stands, with “on” and the like between.
NEAR, BESIDE = 14, 4
PERIODS = frozenset({"week", "month", "quarter", "half", "year"})
# What an order is worth whose clause only goes on with the one before it.
GOES_ON = 0.55
LAST_OF_MONTH = 31
JOINTS = frozenset({"en", "vi", "ar"})


class Clock(NamedTuple):
    """The words for how often, with the day of the period: where they stand, and their rule."""

    start: int
    end: int
    period: str
    rule: str


def repeats_in(view: View, pack: Pack, clause: Stretch, dated: Calendar) -> Repeats | None:
    """How often what a clause orders comes back, and until when, if its words say a period."""
    clock = clock_in(pack, clause)
    if clock is None:
        return None
    end = _end(view, pack, clause, clock, dated)
    if end is None and _limits(view, pack, clause, dated):
        return None
    until = _last_day(end) if end is not None else None
    return Repeats(
        view.span(clock.start, clock.end), clock.rule, until.isoformat() if until else None
    )


def due_of(repeats: Repeats | None, due: Deadline | None) -> Deadline | None:
    """What comes back until a day is due every time, and not on the last day alone."""
    if repeats is None or repeats.until is None or due is None or due.operator == "every":
        return due
    period = repeats.rule.partition("-")[0].lower()
    return Deadline(repeats.span, None, period, "every")


def clock_in(pack: Pack, clause: Stretch) -> Clock | None:
    """The words of a clause for how often, taken with the day of the period beside them."""
    hit = deadlines.recurrence(pack, clause)
    if hit is None or hit.rule.value not in PERIODS or pack.first("OTHER_PERIOD", clause.text):
        return None
    told = pack.hits("RECURRENCE", clause.text, clause.start)
    if any(one.rule.value not in ("", hit.rule.value) for one in told):
        return None
    start, end = _spread(pack, clause, hit)
    operator, place = _place(pack, clause, hit, start, end)
    if place is not None:
        start, end = min(start, place.start), max(end, place.end)
    start = min(start, operators.before(pack, clause.text, start - clause.start)[0] + clause.start)
    rule = "-".join(filter(None, (hit.rule.value.upper(), operator, place.value if place else "")))
    return Clock(start, end, hit.rule.value, rule)


def parted(view: View, pack: Pack, one: Candidate, dated: Calendar) -> Iterator[Candidate]:
    """A clause, cut where an order that comes back meets another one with a date of its own."""
    cut = _cut(view, pack, one.clause, dated)
    if cut is None:
        yield one
        return
    linked = pack.first("LINK", one.clause.text[cut - one.clause.start :], cut)
    begins = linked.end if linked is not None and linked.start == cut else cut
    first, second = (
        _part(one.clause, *ends) for ends in ((one.clause.start, cut), (begins, one.clause.end))
    )
    yield one._replace(
        clause=first,
        fired=tuple(hit for hit in one.fired if hit.start < cut),
        shared=tuple(part for part in one.shared if part.clause.end <= cut),
    )
    fired = tuple(hit for hit in one.fired if hit.start >= cut)
    behind = tuple(part for part in one.shared if part.clause.start > cut + BESIDE)
    yield Candidate(one.sentence, second, fired, 0.0 if fired else max(one.weight, GOES_ON), behind)


class Placed(NamedTuple):
    """The day of a period, as a rule writes it, and where it stands."""

    start: int
    end: int
    value: str


def _spread(pack: Pack, clause: Stretch, hit: Hit) -> tuple[int, int]:
    """From the first to the last of the words that say the same period side by side."""
    start, end = hit.start, hit.end
    told = sorted(pack.hits("RECURRENCE", clause.text, clause.start), key=lambda one: one.start)
    for other in told:
        if other.rule.value == hit.rule.value and -NEAR < other.start - end < NEAR:
            start, end = min(start, other.start), max(end, other.end)
    return start, end


def _place(
    pack: Pack, clause: Stretch, hit: Hit, start: int, end: int
) -> tuple[str, Placed | None]:
    """What the day of the period is, and whether the order is owed by, before or on it."""
    if hit.rule.value == "week":
        days = pack.hits("WEEKDAY", clause.text, clause.start)
        found = (Placed(one.start, one.end, str(int(one.rule.value) - 1)) for one in days)
    elif hit.rule.value == "month":
        days = pack.hits("MONTH_DAY", clause.text, clause.start)
        found = (placed for one in days if (placed := _day_of_month(pack, one)))
    else:
        return "IN", None
    near = [one for one in found if one.start - end < NEAR and start - one.end < NEAR]
    if not near:
        return "IN", None
    place = near[0]
    return _operator(pack, clause, (start, end), place), place


def _day_of_month(pack: Pack, hit: Hit) -> Placed | None:
    day = pack.number(hit.groups.get("day") or "")
    known = day is not None and 1 <= day <= LAST_OF_MONTH
    return Placed(hit.start, hit.end, str(int(day))) if day is not None and known else None


def _operator(pack: Pack, clause: Stretch, around: tuple[int, int], place: Placed) -> str:
    offset = clause.start
    told = [
        operators.after(pack, clause.text, max(place.end, around[1]) - offset)[1],
        operators.after(pack, clause.text, place.end - offset)[1],
        operators.before(pack, clause.text, place.start - offset)[1],
        operators.before(pack, clause.text, around[0] - offset)[1],
    ]
    return next((one.upper() for one in told if one in ("by", "before")), "ON")


def _end(view: View, pack: Pack, clause: Stretch, clock: Clock, dated: Calendar) -> Deadline | None:
    """The last day of what comes back: an “until” beside its words or behind them."""
    for one in _limits(view, pack, clause, dated):
        start, end = view.position(one.span.start), view.position(one.span.end)
        words = clause.text[start - clause.start : end - clause.start]
        if not pack.first("COMES_BACK_UNTIL", words):
            continue
        if start >= clock.end and not _joints(pack, clause, clock.end, start - BESIDE):
            return one
        if 0 <= clock.start - end < BESIDE or (start < clock.end and clock.start < end):
            return one
    return None


def _last_day(end: Deadline) -> datetime.date:
    last = dates.last_day(str(end.value))
    if end.operator != "before":
        return last
    first = str(end.value) if len(str(end.value)) == len("2026-01-31") else None
    return last - datetime.timedelta(days=1) if first else last


def _limits(view: View, pack: Pack, clause: Stretch, dated: Calendar) -> list[Deadline]:
    """The dates of a clause that are limits: known ones, without those that come back each year
    and those that lie before the text."""
    told = (one for one in operators.timed(pack, clause) if one.year or one.shift is not None)
    found = (deadlines.computed(view, one, dated) for one in told)
    return [
        one
        for one in found
        if one.operator in deadlines.LIMITS and one.value and not deadlines.is_past(one, dated)
    ]


def _cut(view: View, pack: Pack, clause: Stretch, dated: Calendar) -> int | None:
    """Where the second of two clocks begins its order, if a clause has two."""
    clock = clock_in(pack, clause)
    if clock is None or _end(view, pack, clause, clock, dated) is not None:
        return None
    for one in _limits(view, pack, clause, dated):
        start, end = view.position(one.span.start), view.position(one.span.end)
        if end <= clock.start:
            between = _joints(pack, clause, end, clock.start)
        elif clock.end <= start:
            between = _joints(pack, clause, clock.end, start)
        else:
            between = []
        if between:
            return between[0]
    return None


def _joints(pack: Pack, clause: Stretch, start: int, end: int) -> list[int]:
    """Where between two places of a clause another order may begin."""
    found = (at + clause.start for at, _ in sharing.places(pack.language, clause.text))
    return [at for at in found if start <= at <= end and _orders(pack, clause, at)]


def _orders(pack: Pack, clause: Stretch, at: int) -> bool:
    """Whether what begins at a place has the form of an order; a Korean verb stands at its end."""
    if pack.language not in JOINTS:
        return True
    text = clause.text[at - clause.start :]
    joined = any(rule.regex.search(text) for rule in pack.possible("JOIN", text))
    return joined or pack.first("CONTEXT", text) is not None


def _part(clause: Stretch, start: int, end: int) -> Stretch:
    text = clause.text[start - clause.start : end - clause.start]
    return Stretch(start, start + len(text.rstrip(" ,،")), text.rstrip(" ,،"))
