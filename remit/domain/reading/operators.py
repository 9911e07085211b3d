"""What a date means where it stands: by, before, in, on, from, within.

Words before or after it say so, else its place: in a cell, in brackets, behind a colon. Two dates
that make a range are one limit, the end of the range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.domain.reading import dates
from remit.domain.reading.dates import Moment
from remit.domain.reading.rules import Pack, Rule
from remit.domain.reading.splitting import Stretch

BEFORE_REACH = 40
AFTER_REACH = 24
# What may stand between the two ends of a range.
JOINT, LONGEST_JOINT = " ,()~∼–-\n", 6
# A date that no word places is a day, a month or a part of a year; a bare year names a thing.
PLACED = frozenset({"day", "month", "quarter", "half"})
# A place that only ends a clause: nothing but these marks may follow the date.
CLOSES, CLOSING = "closes", " .)]*_"


class Told(NamedTuple):
    """A date with the words around it, and what they make of it, if they say anything."""

    moment: Moment
    start: int
    end: int
    operator: str


def timed(pack: Pack, clause: Stretch, *, bare: bool = False, limit: str = "") -> Iterator[Moment]:
    """The dates of a clause that words make a limit; in a cell those without words too."""
    for one in _ranges(clause, [_told(pack, clause, one) for one in _moments(pack, clause)]):
        by_day = one.moment.granularity == "day"
        plain = limit or ("by" if by_day else "within" if one.moment.period else "in")
        chosen = one.operator or (plain if bare else "")
        if chosen:
            yield replace(one.moment, start=one.start, end=one.end, operator=chosen)


def silent(pack: Pack, clause: Stretch) -> Iterator[Moment]:
    """The dates that no word makes a limit, where they stand as the time of what is told."""
    for one in (_told(pack, clause, moment) for moment in _moments(pack, clause)):
        moment = one.moment
        if one.operator or moment.granularity not in PLACED:
            continue
        rule = _place(pack, clause, moment)
        if rule is not None:
            by_day = moment.granularity == "day"
            yield replace(moment, operator=(rule.operator or "on") if by_day else "in")


def reported(pack: Pack, clause: Stretch) -> Iterator[tuple[int, int]]:
    """The dates right behind words that tell what was on that day: held on, issued on."""
    rules = pack.possible("REPORTED_DAY", clause.text)
    for moment in _moments(pack, clause) if rules else ():
        lead = _lead(clause, moment.start)
        if any(rule.regex.search(lead) for rule in rules):
            yield moment.start, moment.end


def before(pack: Pack, text: str, at: int) -> tuple[int, str]:
    """Where the words before a date begin that say what it means, and what they say."""
    lead = text[max(0, at - BEFORE_REACH) : at]
    for rule in pack.possible("OPERATOR_BEFORE", lead):
        match = rule.regex.search(lead)
        if match:
            return at - len(lead) + match.start(), rule.operator
    return at, ""


def after(pack: Pack, text: str, at: int) -> tuple[int, str]:
    """Where the words after a date end that say what it means, and what they say."""
    tail = text[at : at + AFTER_REACH]
    for rule in pack.possible("OPERATOR_AFTER", tail):
        match = rule.regex.match(tail)
        if match:
            return at + match.end(), rule.operator
    return at, ""


def _moments(pack: Pack, clause: Stretch) -> Sequence[Moment]:
    return dates.moments(pack, clause.text, clause.start)


def _told(pack: Pack, clause: Stretch, moment: Moment) -> Told:
    text, offset = clause.text, clause.start
    begin, leading = before(pack, text, moment.start - offset)
    end, closing = after(pack, text, moment.end - offset)
    chosen = closing or leading or moment.operator or ("within" if moment.trigger else "")
    if moment.period and chosen in ("in", "by"):
        chosen = "within"
    elif chosen in ("in", "on"):
        chosen = "on" if moment.granularity == "day" else "in"
    return Told(moment, begin + offset, end + offset, chosen)


def _ranges(clause: Stretch, told: Sequence[Told]) -> Iterator[Told]:
    """Each date, but of two that make a range only the second, which ends it."""
    opened: Told | None = None
    for one in told:
        if opened is not None and _closes(clause, opened, one):
            yield one._replace(start=opened.start, operator="within")
            opened = None
            continue
        if opened is not None:
            yield opened
        opened = one
    if opened is not None:
        yield opened


def _closes(clause: Stretch, opened: Told, one: Told) -> bool:
    """Whether “from the one to the other” joins two days, months or parts of a year."""
    if {opened.moment.granularity, one.moment.granularity} - PLACED or one.operator != "by":
        return False
    gap = clause.text[opened.end - clause.start : one.start - clause.start]
    begins = opened.operator == "from" and opened.start < opened.moment.start
    return begins and len(gap) <= LONGEST_JOINT and not gap.strip(JOINT)


def _place(pack: Pack, clause: Stretch, moment: Moment) -> Rule | None:
    """The place in which a date without a word is a time, unless it tells of something else."""
    tail = clause.text[moment.end - clause.start :][:AFTER_REACH]
    if any(rule.regex.match(tail) for rule in pack.possible("NOT_SILENT", tail)):
        return None
    lead = _lead(clause, moment.start)
    told = (one for one in pack.possible("SILENT", lead) if one.regex.search(lead))
    return next((one for one in told if one.scope != CLOSES or not tail.strip(CLOSING)), None)


def _lead(clause: Stretch, at: int) -> str:
    return clause.text[max(0, at - clause.start - BEFORE_REACH) : at - clause.start]
