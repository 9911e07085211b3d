"""Figures: sums of buckets, and shares that name their denominator.

assigned = done_on_time + done_late + done_no_date + open_in_time + open_overdue + open_no_date
+ open_stopped + closed_not_done; claimed, contested, suspended and recorded late are "of which".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

from remit.domain.buckets import Bucket, ClockName
from remit.domain.vocabulary import DONE_OUTCOMES, Clock, Work


class Policy(StrEnum):
    """What a share is of: every percentage names its denominator."""

    OF_ALL_ASSIGNED = "of_all_assigned"
    OF_DUE = "of_due"
    OF_DONE_OR_OVERDUE = "of_done_or_overdue"
    OF_CLOSED = "of_closed"


@dataclass(frozen=True, slots=True)
class Share:
    """n of so many, in per cent with two digits; no per cent of nothing."""

    policy: Policy
    n: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """Rounded half up, once, at the end."""
        return percent(self.n, self.of)


def percent(n: int, of: int) -> Decimal | None:
    """n of `of` in per cent, two digits, half up; None of nothing."""
    if not of:
        return None
    return (Decimal(n) * 100 / Decimal(of)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(slots=True)
class Row:
    """One line of a table of figures: a scope of its own."""

    done_on_time: int = 0
    done_late: int = 0
    done_no_date: int = 0
    open_in_time: int = 0
    open_overdue: int = 0
    open_no_date: int = 0
    open_stopped: int = 0
    closed_not_done: int = 0
    claimed: int = 0
    contested: int = 0
    suspended: int = 0
    recorded_late: int = 0
    parts: int = 0
    due: int = field(default=0)
    due_done: int = field(default=0)

    @property
    def done(self) -> int:
        """Verified, or closed as met or partly met."""
        return self.done_on_time + self.done_late + self.done_no_date

    @property
    def assigned(self) -> int:
        """All that counts in this scope; the eight columns partition it."""
        return self.done + self.closed_not_done + self.open

    @property
    def open(self) -> int:
        """What is still owed."""
        return self.open_in_time + self.open_overdue + self.open_no_date + self.open_stopped

    @property
    def shares(self) -> tuple[Share, ...]:
        """The four shares, each with its denominator."""
        closed = self.done + self.closed_not_done
        return (
            Share(Policy.OF_ALL_ASSIGNED, self.done, self.assigned),
            Share(Policy.OF_DUE, self.due_done, self.due),
            Share(Policy.OF_DONE_OR_OVERDUE, self.done, self.done + self.open_overdue),
            Share(Policy.OF_CLOSED, self.done_on_time, closed),
        )

    def add(self, bucket: Bucket, n: int, clock: ClockName) -> None:
        """Count n commitments of one bucket."""
        if not bucket.counted or not n:
            return
        column = column_of(bucket, clock)
        setattr(self, column, getattr(self, column) + n)
        also = _OF_WHICH.get(bucket.work)
        if also:
            setattr(self, also, getattr(self, also) + n)
        if bucket.recorded_late and column == "done_on_time":
            self.recorded_late += n
        if _reached(bucket, clock):
            self.due += n
            self.due_done += n if column.startswith("done") else 0

    def join(self, other: "Row") -> None:
        """Count what another line counts."""
        for one in fields(Row):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


COLUMNS = (
    "assigned",
    *(column.name for column in fields(Row) if column.name not in {"due", "due_done"}),
)
PARTITION = COLUMNS[1:9]

_OF_WHICH: Mapping[Work, str] = MappingProxyType(
    {
        Work.CLAIMED: "claimed",
        Work.CONTESTED: "contested",
        Work.SUSPENDED: "suspended",
    }
)
_BY_CLOCK: Mapping[Clock, str] = MappingProxyType(
    {
        Clock.DONE_ON_TIME: "done_on_time",
        Clock.DONE_LATE: "done_late",
        Clock.DONE_NO_DATE: "done_no_date",
        Clock.IN_TIME: "open_in_time",
        Clock.OVERDUE: "open_overdue",
        Clock.NO_DATE: "open_no_date",
        Clock.STOPPED: "open_stopped",
    }
)


def column_of(bucket: Bucket, clock: ClockName) -> str:
    """The one column of the partition in which a counted bucket stands."""
    if bucket.work is Work.CLOSED and bucket.outcome not in DONE_OUTCOMES:
        return "closed_not_done"
    return _BY_CLOCK[bucket.original if clock is ClockName.ORIGINAL else bucket.revised]


def row(counts: Iterable[tuple[Bucket, int]], clock: ClockName, *, parts: int = 0) -> Row:
    """The figures of one scope, from the counts of its buckets."""
    made = Row(parts=parts)
    for bucket, n in counts:
        made.add(bucket, n, clock)
    return made


def _reached(bucket: Bucket, clock: ClockName) -> bool:
    return bucket.original_reached if clock is ClockName.ORIGINAL else bucket.revised_reached
