"""The history of a commitment as one line: from its first day to today or its due date, cut where
the work or a clock changed. Places are percentages from the side where reading begins."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi

from remit.domain.history import Segment
from remit.domain.vocabulary import DONE_OUTCOMES, Clock, Work

HUNDRED = 100
AFTER = dt.timedelta(days=1)

# The tone of work that does not run against its clock; other work shows how the clock stands.
OF_WORK = {
    Work.PROPOSED: "muted",
    Work.REJECTED: "muted",
    Work.CONTESTED: "warn",
    Work.CLAIMED: "wait",
    Work.VERIFIED: "good",
    Work.SUSPENDED: "muted",
    Work.CANCELLED: "muted",
    Work.SUPERSEDED: "muted",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """So many days in one state."""

    start: float
    width: float
    tone: str
    on_from: dt.date
    last: dt.date
    work: Work
    clock: Clock
    ahead: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the line: today, or a due date."""

    place: float
    kind: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Bar:
    """The line with its pieces and marks."""

    pieces: Sequence[Piece]
    marks: Sequence[Mark]


def bar(segments: Sequence[Segment], today: dt.date) -> Bar | None:
    """The line of a history; none while there is no history."""
    if not segments:
        return None
    first, end = segments[0].on_from, _end(segments, today)
    days = max((end - first).days, 1)
    scale = _Scale(first, days, mirrored=get_language_bidi())
    pieces = [
        piece for one in segments if one.on_from < end for piece in _pieces(one, scale, end, today)
    ]
    state = segments[-1].state
    dues = [("original", state.original), ("revised", state.revised)]
    same = state.original == state.revised
    shown = [(kind, due) for kind, due in dues if due and not (same and kind == "revised")]
    marks = [Mark(scale.place(due + AFTER), kind, due) for kind, due in shown]
    return Bar(pieces, [*marks, Mark(scale.place(today), "today", today)])


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    days: int
    mirrored: bool

    def place(self, day: dt.date) -> float:
        share = (day - self.first).days * HUNDRED / self.days
        bounded = min(max(share, 0.0), float(HUNDRED))
        return round(HUNDRED - bounded if self.mirrored else bounded, 3)


def _end(segments: Sequence[Segment], today: dt.date) -> dt.date:
    state = segments[-1].state
    ends = [state.original, state.revised, today, segments[-1].on_from]
    return max(day for day in ends if day is not None) + AFTER


def _pieces(one: Segment, scale: _Scale, end: dt.date, today: dt.date) -> list[Piece]:
    until = min(one.on_until or end, end)
    cuts = [one.on_from, until]
    if one.on_from <= today < until - AFTER:
        cuts.insert(1, today + AFTER)
    return [
        _piece(one, scale, (start, stop), today)
        for start, stop in itertools.pairwise(cuts)
        if start < stop
    ]


def _piece(one: Segment, scale: _Scale, days: tuple[dt.date, dt.date], today: dt.date) -> Piece:
    start, stop = scale.place(days[0]), scale.place(days[1])
    return Piece(
        start=min(start, stop),
        width=round(abs(stop - start), 3),
        tone=_tone(one),
        on_from=days[0],
        last=days[1] - AFTER,
        work=one.bucket.work,
        clock=one.bucket.revised,
        ahead=days[0] > today,
    )


def _tone(one: Segment) -> str:
    if one.bucket.work is Work.CLOSED:
        return "good" if one.bucket.outcome in DONE_OUTCOMES else "muted"
    if one.bucket.work in OF_WORK:
        return OF_WORK[one.bucket.work]
    return "bad" if one.bucket.revised is Clock.OVERDUE else "calm"
