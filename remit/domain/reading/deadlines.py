"""By when something is owed: only from words that set a time, never from a plan's horizon."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from remit.domain.reading import cues, dates
from remit.domain.reading.dates import Moment
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Deadline
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch

BEFORE_REACH = 40
AFTER_REACH = 24
# How near words for “every year” stand to the day that they mean.
BESIDE = 12
MONTH = len("2026-05")
RANK = {"by": 0, "before": 0, "within": 1, "on": 2, "in": 2, "from": 4, "every": 5}


@dataclass(frozen=True)
class Calendar:
    """The dates that the document itself stands on."""

    event: datetime.date | None
    event_year: int | None
    document: datetime.date | None


def deadline_in(
    view: View, pack: Pack, clause: Stretch, dated: Calendar, taken: Places
) -> Deadline | None:
    """The deadline of a clause: a stated date before a vague word, a limit before a span."""
    blocked = [
        *taken.touching(clause.start, clause.end),
        *horizons(pack, clause.text, clause.start),
    ]
    found = [
        _deadline(view, pack, timed, dated)
        for timed in _timed(pack, clause)
        if not any(a < timed.end and timed.start < b for a, b in blocked)
        and not _comes_back(pack, clause, timed)
    ]
    possible = [one for one in found if not _already_past(one, dated)]
    if possible:
        return _ending(possible)
    after = _after_event(view, pack, clause)
    return _recurring(view, pack, clause) or after or _vague(view, pack, clause)


def _ending(possible: list[Deadline]) -> Deadline:
    """Of the limits of one order the last ends it; what comes earlier is a step on the way."""
    possible.sort(key=_nearness)
    nearest = _nearness(possible[0])
    alike = [one for one in possible if _nearness(one)[:3] == nearest[:3]]
    if nearest[2] > RANK["by"]:
        return alike[0]
    return max(alike, key=lambda one: one.value or "")


def _nearness(one: Deadline) -> tuple[bool, bool, int, int]:
    """A limit before a beginning, a known day before one to be counted, the first before others."""
    starts = one.operator in ("from", "every")
    return (starts, one.value is None, RANK[one.operator], one.span.start)


def _comes_back(pack: Pack, clause: Stretch, timed: Moment) -> bool:
    """A day without a year beside the words for every year comes back; it is no date."""
    if timed.year is not None or timed.granularity not in ("day", "month"):
        return False
    return any(
        hit.rule.value == "year"
        and hit.start <= timed.end + BESIDE
        and timed.start - BESIDE <= hit.end
        for hit in pack.hits("RECURRENCE", clause.text, clause.start)
    )


def in_cell(
    view: View, pack: Pack, cell: Stretch, dated: Calendar, *, limit: str = ""
) -> Deadline | None:
    """The deadline in a column of deadlines, where a bare date is a limit: by a day, in a month."""
    timed = _timed(pack, cell, bare=True, limit=limit)
    bare = [_deadline(view, pack, one, dated) for one in timed]
    last = max(bare, key=lambda one: one.value or "", default=None)
    after = last or _recurring(view, pack, cell) or _after_event(view, pack, cell)
    return after or _vague(view, pack, cell)


def of_heading(view: View, pack: Pack, line: Stretch, dated: Calendar) -> Deadline | None:
    """The limit that a heading sets, where the pack knows its form, for what stands below it."""
    hit = pack.first("HEADING_TIME", line.text, line.start)
    if hit is None:
        return None
    timed = [one for one in _timed(pack, line, bare=True) if hit.overlaps(one.start, one.end)]
    found = [_deadline(view, pack, one, dated) for one in timed]
    return next((one for one in found if one.value and not _already_past(one, dated)), None)


def horizons(pack: Pack, text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Stretches that tell how far a plan looks, which is no deadline."""
    for hit in pack.hits("HORIZON", text, offset):
        yield hit.group_spans.get("horizon", (hit.start, hit.end))


def is_limit(pack: Pack, text: str, moment: Moment) -> bool:
    """Whether a date in a text is a limit and so cannot be the date of the text."""
    _, before = _operator_before(pack, text, moment.start)
    _, after = _operator_after(pack, text, moment.end)
    return bool({before, after} & {"by", "before", "within", "from"})


def resolved(moment: Moment, dated: Calendar) -> Moment:
    """A date with the year, month or quarter that only the event can give."""
    if moment.shift is not None:
        return dates.shifted(moment, dated.event) if dated.event else moment
    if moment.period:
        return _counted(moment, dated)
    if moment.year is None and dated.event_year:
        return dates.with_year(moment, dated.event_year)
    return moment


def _timed(pack: Pack, clause: Stretch, *, bare: bool = False, limit: str = "") -> Iterator[Moment]:
    text, offset = clause.text, clause.start
    for moment in dates.moments(pack, text, offset):
        begin, operator = _operator_before(pack, text, moment.start - offset)
        end, after = _operator_after(pack, text, moment.end - offset)
        chosen = after or operator or moment.operator or ("within" if moment.trigger else "")
        if moment.period and chosen in ("in", "by"):
            chosen = "within"
        elif chosen in ("in", "on"):
            chosen = "on" if moment.granularity == "day" else "in"
        if bare and not chosen:
            chosen = limit or ("by" if moment.granularity == "day" else "in")
        if chosen:
            yield replace(moment, start=begin + offset, end=end + offset, operator=chosen)


def _operator_before(pack: Pack, text: str, at: int) -> tuple[int, str]:
    lead = text[max(0, at - BEFORE_REACH) : at]
    for rule in pack.possible("OPERATOR_BEFORE", lead):
        match = rule.regex.search(lead)
        if match:
            return at - len(lead) + match.start(), rule.operator
    return at, ""


def _operator_after(pack: Pack, text: str, at: int) -> tuple[int, str]:
    tail = text[at : at + AFTER_REACH]
    for rule in pack.possible("OPERATOR_AFTER", tail):
        match = rule.regex.match(tail)
        if match:
            return at + match.end(), rule.operator
    return at, ""


def _deadline(view: View, pack: Pack, timed: Moment, dated: Calendar) -> Deadline:
    known = resolved(timed, dated)
    return Deadline(
        span=view.span(timed.start, timed.end),
        value=known.value,
        granularity=known.granularity,
        operator=timed.operator,
        trigger=timed.trigger,
        period=timed.period,
    )


def _counted(moment: Moment, dated: Calendar) -> Moment:
    if not moment.own or not dated.document or moment.amount is None:
        return moment
    if moment.granularity not in ("day", "week", "month") or moment.amount > 5000:
        return moment
    days = moment.amount * (7 if moment.granularity == "week" else 1)
    if moment.granularity == "month":
        return dates.shifted(
            replace(moment, day=dated.document.day, shift=moment.amount), dated.document
        )
    due = dated.document + datetime.timedelta(days=days)
    return replace(moment, granularity="day", year=due.year, month=due.month, day=due.day)


def lies_ahead(one: Deadline, dated: Calendar) -> bool:
    """Whether a deadline is known to end after the day on which the document stands."""
    today = dated.event or dated.document
    if one.value is None or today is None or one.operator == "from":
        return False
    this = today.isoformat()[: len(one.value)]
    return one.value > this or (len(this) == MONTH and one.value == this and one.operator == "by")


def _already_past(one: Deadline, dated: Calendar) -> bool:
    if one.value is None or not dated.event_year:
        return False
    if int(one.value[:4]) < dated.event_year:
        # A year that only follows from the other dates of a text does not overrule a plain limit.
        told = dated.event is not None or dated.document is not None
        return told or one.operator not in ("by", "before", "within")
    if dated.event is None or one.operator == "from":
        return False
    return (
        len(one.value) in (7, 10)
        and "-Q" not in one.value
        and "-H" not in one.value
        and (one.value < dated.event.isoformat()[: len(one.value)])
    )


def _recurring(view: View, pack: Pack, clause: Stretch) -> Deadline | None:
    hit = recurrence(pack, clause)
    if hit is None or not hit.rule.value:
        return None
    return Deadline(view.span(hit.start, hit.end), None, hit.rule.value, "every")


def recurrence(pack: Pack, clause: Stretch) -> Hit | None:
    """How often something is owed: of several, what stands last before the words that bind."""
    first = pack.first("RECURRENCE", clause.text, clause.start)
    if first is None:
        return None
    fired = cues.cues_in(pack, clause)
    binds = max((cue.end for cue in fired), default=clause.start)
    told = [one for one in pack.hits("RECURRENCE", clause.text, clause.start) if one.rule.value]
    before = [one for one in told if one.end <= binds]
    return max(before, key=lambda one: one.start) if len(before) > 1 else first


def _after_event(view: View, pack: Pack, clause: Stretch) -> Deadline | None:
    hit = pack.first("EVENT_LIMIT", clause.text, clause.start)
    if hit is None:
        return None
    span = view.span(hit.start, hit.end)
    return Deadline(span, None, "", "within", trigger=span.quote)


def _vague(view: View, pack: Pack, clause: Stretch) -> Deadline | None:
    hit = pack.first("VAGUE", clause.text, clause.start)
    if hit is None:
        return None
    return Deadline(view.span(hit.start, hit.end), None, "", "by", vague=True)
