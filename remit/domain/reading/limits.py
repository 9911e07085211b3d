"""The time that the lines above set for what stands below them and says none itself.

A heading that is little more than a time, or ends with one in brackets, and a line that announces
items and sets a limit for them or says from when on, hold for all that stands below. What a heading
tells of the past, and the horizon of a plan, is no limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.domain.reading import dates, deadlines, operators, stated
from remit.domain.reading.dates import Moment
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.places import Places
from remit.domain.reading.records import Deadline
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch

LIMITS = frozenset({"by", "before", "within"})
# A heading of so few further words is little more than a time.
FEW_WORDS = 3
# What may stand between a time and the end of the brackets that hold it.
IN_BRACKETS = re.compile(r"[^()\[\]]{0,14}[)\]][\s:*_.-]*")
LONGEST_BRACKET = 40
# How near the end of a line that announces items a time is that holds for them.
CLOSING = 3
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Lines:
    """Where the lines of a text are read, and which time each has been found to set."""

    view: View
    dated: Calendar
    taken: Places
    known: dict[tuple[int, bool], Deadline | None] = field(default_factory=dict)

    def above(self, pack: Pack, setting: Setting) -> Deadline | None:
        """The time that the nearest line above with one sets for a paragraph."""
        for line, announces in _lines(setting):
            key = (line.start, announces)
            if key not in self.known:
                self.known[key] = (self._announced if announces else self._of_heading)(pack, line)
            if self.known[key] is not None:
                return self.known[key]
        return None

    def _of_heading(self, pack: Pack, line: Stretch) -> Deadline | None:
        """The time that a heading tells, by a form that the pack knows or by its shape."""
        shown = pack.first("HEADING_TIME", line.text, line.start)
        told = list(operators.timed(pack, line, bare=True))
        for one in told:
            known = shown is not None and shown.overlaps(one.start, one.end)
            if not (known or _heads(line, one)) or self._is_no_limit(pack, line, one):
                continue
            due = deadlines.computed(self.view, one, self.dated)
            ahead = known or deadlines.lies_ahead(due, self.dated) or self._begins(due)
            if due.value and ahead and not deadlines.is_past(due, self.dated):
                return due
        return None

    def _begins(self, due: Deadline) -> bool:
        """Whether a time says from when on, and the text does not already look back on it."""
        today = self.dated.event or self.dated.document
        if due.operator != "from" or due.value is None or deadlines.is_past(due, self.dated):
            return False
        return today is None or dates.last_day(due.value) >= today

    def _is_no_limit(self, pack: Pack, line: Stretch, one: Moment) -> bool:
        blocked = [
            *stated.horizons(pack, line.text, line.start),
            *operators.reported(pack, line),
        ]
        return any(start < one.end and one.start < end for start, end in blocked)

    def _announced(self, pack: Pack, line: Stretch) -> Deadline | None:
        """The limit in the words that hand out the items below them."""
        due = deadlines.deadline_in(self.view, pack, line, self.dated, self.taken)
        if due is None or due.operator in LIMITS:
            return due
        # Of two dates the first may begin a span of which the line only tells.
        if self._begins(due):
            return due if len(dates.moments(pack, line.text, line.start)) == 1 else None
        closes = line.end - self.view.position(due.span.end) <= CLOSING
        return due if closes and deadlines.lies_ahead(due, self.dated) else None


def _lines(setting: Setting) -> Iterator[tuple[Stretch, bool]]:
    """The lines above, the nearest first, and whether each announces what is owed.

    A heading further up holds for items only: below it plain sentences tell of other things too.
    """
    header = setting.header
    if setting.above is not None:
        yield setting.above, False
    if header is None or not setting.paragraph.marker:
        return
    if header.lead is not None and header.obliges and header.opens:
        yield header.lead, True
    while header is not None:
        if header.line is not None and (header.marker or header is setting.header):
            yield header.line, False
        header = header.over


def _heads(line: Stretch, one: Moment) -> bool:
    """Whether a line is little more than a time, or ends with one in brackets."""
    before, after = line.text[: one.start - line.start], line.text[one.end - line.start :]
    at = max(before.rfind("("), before.rfind("["))
    if 0 <= len(before) - at <= LONGEST_BRACKET and at >= 0 and IN_BRACKETS.fullmatch(after):
        return True
    return one.granularity != "year" and len(WORD.findall(before + " " + after)) <= FEW_WORDS
