"""By when something is owed: only from words that set a time, never from a plan's horizon."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from remit.domain.reading import cues, dates, operators, stated
from remit.domain.reading.dates import Moment
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Deadline, Span
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch

MONTH = len("2026-05")
LIMITS = frozenset({"by", "before", "within"})
# So far after the day of the text lies at most what it dates without a year in the next one.
SOON = datetime.timedelta(days=183)
# Behind it another step of an order begins.
STEP = re.compile(r"[;؛；]|[.。؟]\s")
RANK = {"by": 0, "before": 0, "within": 1, "on": 2, "in": 2, "from": 4, "every": 5}


@dataclass(frozen=True)
class Calendar:
    """The dates that the document itself stands on."""

    event: datetime.date | None
    event_year: int | None
    document: datetime.date | None
    # The day on which the text stands, unless it only follows from other dates, and where it is.
    day: datetime.date | None = None
    place: Span | None = None


def deadline_in(
    view: View, pack: Pack, clause: Stretch, dated: Calendar, taken: Places, *, binds: bool = True
) -> Deadline | None:
    """The deadline of a clause: a stated date before a vague word, a limit before a span.

    Where nothing says that the clause binds, only what is still to come is a limit, and a date at
    its head tells how things stand then.
    """
    if not dates.moments(pack, clause.text, clause.start):
        return _untimed(view, pack, clause)
    hidden = stated.hidden(pack, clause, taken)
    told = stated.limits(pack, clause, hidden, binds=binds)
    found = [computed(view, one, dated) for one in told]
    possible = [one for one in found if not is_past(one, dated)]
    if not binds:
        possible = [one for one in possible if _still_due(one, dated)]
    if possible:
        return _ending(view, possible)
    recurring = _recurring(view, pack, clause)
    placed = operators.silent(pack, clause) if binds and recurring is None else ()
    bare = (computed(view, one, dated) for one in placed if not stated.touches(one, hidden))
    silent = next((one for one in bare if _to_come(one, dated)), None)
    return recurring or silent or _after_event(view, pack, clause) or _vague(view, pack, clause)


def _untimed(view: View, pack: Pack, clause: Stretch) -> Deadline | None:
    """The deadline of a clause without a date: what comes back, follows an event, or is vague."""
    return (
        _recurring(view, pack, clause)
        or _after_event(view, pack, clause)
        or _vague(view, pack, clause)
    )


def _ending(view: View, possible: list[Deadline]) -> Deadline:
    """Of the limits of one order the last ends it; what comes earlier is a step on the way.

    A further limit in the same breath is that of what is done besides; only one behind a semicolon
    or in another sentence is a later step.
    """
    possible.sort(key=_nearness)
    first, nearest = possible[0], _nearness(possible[0])
    if nearest[2] > RANK["by"]:
        return first
    steps = [
        one
        for one in possible
        if _nearness(one)[:3] == nearest[:3]
        and STEP.search(view.text, first.span.end, one.span.start)
    ]
    return max([first, *steps], key=lambda one: one.value or "")


def _nearness(one: Deadline) -> tuple[bool, bool, int, int]:
    """A limit before a beginning, a known day before one to be counted, the first before others."""
    starts = one.operator in ("from", "every")
    return (starts, one.value is None, RANK[one.operator], one.span.start)


def in_cell(
    view: View, pack: Pack, cell: Stretch, dated: Calendar, *, limit: str = ""
) -> Deadline | None:
    """The deadline in a column of deadlines, where a bare date is a limit: by a day, in a month."""
    timed = list(operators.timed(pack, cell, bare=True, limit=limit))
    plain = [one for one in timed if not _bracketed(cell, one)]
    bare = [computed(view, one, dated) for one in plain or timed]
    last = max(bare, key=lambda one: one.value or "", default=None)
    after = last or _recurring(view, pack, cell) or _after_event(view, pack, cell)
    return after or _vague(view, pack, cell)


def _bracketed(cell: Stretch, timed: Moment) -> bool:
    """Whether a date stands in brackets, which only remark on the date before them."""
    lead = cell.text[: timed.start - cell.start]
    return lead.count("(") > lead.count(")")


def is_limit(pack: Pack, text: str, moment: Moment) -> bool:
    """Whether a date in a text is a limit and so cannot be the date of the text."""
    _, leading = operators.before(pack, text, moment.start)
    _, closing = operators.after(pack, text, moment.end)
    return bool({leading, closing} & {"by", "before", "within", "from"})


def resolved(moment: Moment, dated: Calendar) -> Moment:
    """A date with the year, month or quarter that only the event can give."""
    if moment.shift is not None:
        return dates.shifted(moment, dated.event) if dated.event else moment
    if moment.period:
        return _counted(moment, dated)
    if moment.year is None and dated.event_year:
        return _in_its_year(dates.with_year(moment, dated.event_year), dated)
    return moment


def _in_its_year(moment: Moment, dated: Calendar) -> Moment:
    """A limit without a year lies in the year of the text, or, once past, soon in the next."""
    today = dated.event or dated.document
    if today is None or moment.operator not in LIMITS or moment.value is None:
        return moment
    following = replace(moment, year=(moment.year or 0) + 1)
    past = dates.last_day(moment.value) < today
    soon = past and following.value is not None and dates.last_day(following.value) - today <= SOON
    return following if soon else moment


def computed(view: View, timed: Moment, dated: Calendar) -> Deadline:
    """A date as a deadline, with what only the day of the text can give."""
    known = resolved(timed, dated)
    return Deadline(
        span=view.span(timed.start, timed.end),
        value=known.value,
        granularity=known.granularity,
        operator=timed.operator,
        vague=not (known.value or timed.trigger or timed.period),
        trigger=timed.trigger,
        period=timed.period,
        own=timed.own,
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


def _still_due(one: Deadline, dated: Calendar) -> bool:
    """Whether a limit is one by its word or by the day of the text, whatever else a clause says."""
    today = dated.event or dated.document
    if one.value is None:
        return True
    if today is None:
        return one.operator in LIMITS
    this = today.isoformat()[: len(one.value)]
    return dates.last_day(one.value) > today and (one.operator in LIMITS or one.value > this)


def _to_come(one: Deadline, dated: Calendar) -> bool:
    """Whether a date ends after the day on which the document stands, or, for want of that day,
    lies in no earlier year than any that it stands on."""
    if one.value is None:
        return False
    today = dated.event or dated.document
    if today is None:
        return int(one.value[:4]) >= (dated.event_year or 0)
    return dates.last_day(one.value) > today


def is_past(one: Deadline, dated: Calendar) -> bool:
    """Whether a date is known to end before the day on which the document stands."""
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
    if len(before) > 1:
        return max(before, key=lambda one: one.start)
    # “Periodic reports every quarter” come back each quarter, not just now and then.
    return first if first.rule.value or not told else told[0]


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
