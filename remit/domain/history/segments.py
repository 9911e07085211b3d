"""Segments: the days on which nothing that a figure shows changes, cut also at the due dates.

"Becomes overdue" is a corner in the future: it is booked ahead and reversed if the work is done
or the date moves.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.domain.buckets import Bucket
from remit.domain.history import clocks
from remit.domain.history.folding import Step
from remit.domain.history.states import State

NEXT = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Segment:
    """From a day until another (not included; None is for ever) one state and one bucket."""

    on_from: dt.date
    on_until: dt.date | None
    state: State
    bucket: Bucket


def segments(steps: Sequence[Step]) -> tuple[Segment, ...]:
    """The history cut at every corner, with neighbours that are equal joined."""
    joined: list[Segment] = []
    for piece in _pieces(steps):
        last = joined[-1] if joined else None
        if last and last.on_until == piece.on_from and _same(last, piece):
            joined[-1] = Segment(last.on_from, piece.on_until, last.state, last.bucket)
        else:
            joined.append(piece)
    return tuple(joined)


def bucket_on(state: State, day: dt.date) -> Bucket:
    """The one bucket in which a commitment in this state counts on that day."""
    return Bucket(
        work=state.work,
        original=clocks.original(state, day),
        revised=clocks.revised(state, day),
        original_reached=clocks.reached(state, state.original, day),
        revised_reached=clocks.reached(state, state.revised, day),
        evidence=state.evidence,
        outcome=state.outcome,
        recorded_late=state.recorded_late,
    )


def _pieces(steps: Sequence[Step]) -> Iterator[Segment]:
    for step, following in zip(steps, [*steps[1:], None], strict=False):
        until = following.on if following else None
        days = [step.on, *_corners(step.state, step.on, until)]
        for day, end in zip(days, [*days[1:], until], strict=True):
            yield Segment(day, end, step.state, bucket_on(step.state, day))


def _corners(state: State, start: dt.date, until: dt.date | None) -> list[dt.date]:
    dues = {due for due in (state.original, state.revised) if due is not None}
    corners = dues | {due + NEXT for due in dues}
    return sorted(day for day in corners if day > start and (until is None or day < until))


def _same(one: Segment, other: Segment) -> bool:
    return one.bucket == other.bucket and (one.state is other.state or one.state == other.state)
