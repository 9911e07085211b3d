"""Limits that had passed before the text was issued: kept as the words they are, and said.

“By 28 February” in a text of 15 March cannot be kept. No due date is made of it and none is
guessed; a person is shown both days and sets the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.domain.reading import dates, deadlines, stated
from remit.domain.reading.deadlines import LIMITS, Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Check, Deadline, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch


def lapsed(
    view: View, pack: Pack, clause: Stretch, dated: Calendar, taken: Places
) -> Deadline | None:
    """The last limit that the words of an order set, if the text itself is later than all."""
    if dated.day is None or not dates.moments(pack, clause.text, clause.start):
        return None
    told = stated.limits(pack, clause, stated.hidden(pack, clause, taken))
    found = [deadlines.computed(view, one, dated) for one in told]
    past = [one for one in found if is_over(one, dated)]
    return max(past, key=lambda one: one.value or "", default=None)


def announced(setting: Setting) -> Stretch | None:
    """The words that hand out an item and may set a limit for it."""
    header = setting.header
    if header is None or not setting.paragraph.marker or not (header.obliges and header.opens):
        return None
    return header.lead


def is_over(one: Deadline, dated: Calendar) -> bool:
    """Whether a limit ends before the day on which the text stands."""
    if one.value is None or dated.day is None or one.operator not in LIMITS:
        return False
    return dates.last_day(one.value) < dated.day


def worded(owed: Obligation, dated: Calendar) -> Obligation:
    """An order whose limit had passed, with the words of the limit instead of a due date."""
    due = owed.deadline
    if due is None or due.only_words:
        due = owed.lapsed or due
    if due is None or not is_over(due, dated):
        return owed
    words = replace(due, value=None, granularity="", vague=True, passed=due.value)
    return replace(owed, deadline=words)


def checks(drafts: Sequence[Obligation], dated: Calendar) -> Iterator[Check]:
    """A limit that had passed on the day of the text, beside that day."""
    for one in drafts:
        due = one.deadline
        if due is None or due.passed is None or dated.day is None:
            continue
        yield Check(
            "DATE_PAST",
            f"{due.passed} had passed on {dated.day.isoformat()}, the day of the text.",
            (due.span, dated.place) if dated.place else (due.span,),
        )
