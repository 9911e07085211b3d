"""A tally is what a bucket adds to every column of a row of figures, by both clocks: tallies of
many commitments are added up without their buckets."""

from collections.abc import Mapping
from functools import cache

from remit.domain import buckets
from remit.domain.buckets import ClockName
from remit.domain.figures import Row

BY_CLOCK = (
    "done_on_time",
    "done_late",
    "done_no_date",
    "open_in_time",
    "open_overdue",
    "open_no_date",
    "open_stopped",
    "closed_not_done",
    "recorded_late",
    "due",
    "due_done",
)
OF_WHICH = ("claimed", "contested", "suspended")  # the same by both clocks
COLUMNS = (
    *OF_WHICH,
    *(f"{clock.value}_{column}" for clock in ClockName for column in BY_CLOCK),
)


def names(clock: ClockName) -> Mapping[str, str]:
    """The columns of a row of figures, and under which name a tally has them by this clock."""
    return {column: f"{clock.value}_{column}" for column in BY_CLOCK} | dict(
        zip(OF_WHICH, OF_WHICH, strict=True)
    )


@cache
def of_bucket(code: int) -> tuple[int, ...]:
    """What one commitment of a bucket adds to each column, in their order."""
    bucket = buckets.unpack(code)
    rows = {clock: Row() for clock in ClockName}
    for clock, row in rows.items():
        row.add(bucket, 1, clock)
    any_clock = rows[ClockName.REVISED]
    return (
        *(getattr(any_clock, column) for column in OF_WHICH),
        *(getattr(rows[clock], column) for clock in ClockName for column in BY_CLOCK),
    )
