"""Which days and hours count. A working day is no weekend and no holiday, or it was substituted.

A day that an authority swapped in (`extra_workdays`) is worked whatever else it is. Nothing is
said about days outside the years a calendar was made for: it refuses rather than guess.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.domain.refusals import Refusal

Session = tuple[dt.time, dt.time]


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days and hours of one country as one edition (`version`) tells them."""

    version: str
    weekend: frozenset[int]
    holidays: frozenset[dt.date] = frozenset()
    extra_workdays: frozenset[dt.date] = frozenset()
    day_starts: dt.time = dt.time(8)
    break_starts: dt.time = dt.time(12)
    break_ends: dt.time = dt.time(13)
    day_ends: dt.time = dt.time(17)
    known_from: dt.date = dt.date.min
    known_until: dt.date = dt.date.max
    sessions: tuple[Session, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(7)):
            raise Refusal("CALENDAR_WEEKEND_IMPOSSIBLE", version=self.version)
        bounds = (self.day_starts, self.break_starts, self.break_ends, self.day_ends)
        halves = (bounds[:2], bounds[2:])
        sessions = tuple((opens, closes) for opens, closes in halves if opens < closes)
        if list(bounds) != sorted(bounds) or not sessions:
            raise Refusal("CALENDAR_HOURS_IMPOSSIBLE", version=self.version)
        object.__setattr__(self, "sessions", sessions)

    def is_working_day(self, on: dt.date) -> bool:
        """A working day is substituted, or is neither weekend nor holiday."""
        if not self.known_from <= on < self.known_until:
            raise Refusal("CALENDAR_DOES_NOT_REACH", day=on.isoformat(), version=self.version)
        return on in self.extra_workdays or (
            on.weekday() not in self.weekend and on not in self.holidays
        )

    def next_working_day(self, after: dt.date) -> dt.date:
        """The first working day after a day."""
        return next(day for day in self._days_after(after) if self.is_working_day(day))

    def add_working_days(self, start: dt.date, count: int) -> dt.date:
        """The last day of a period of working days; the day of start is not counted."""
        day = start
        for _ in range(_not_negative(count)):
            day = self.next_working_day(day)
        return day

    def working_days_after(self, start: dt.date, until: dt.date) -> int:
        """How many working days lie after one day and up to another, which is counted."""
        span = range(1, (until - start).days + 1)
        return sum(self.is_working_day(start + dt.timedelta(days=step)) for step in span)

    def add_working_hours(self, start: dt.datetime, hours: int) -> dt.datetime:
        """The instant at which so many working hours have passed, in local time."""
        remaining = dt.timedelta(hours=_not_negative(hours))
        if start.tzinfo is not None:
            raise Refusal("CALENDAR_INSTANT_NOT_LOCAL", instant=start.isoformat())
        if not remaining:
            return start
        sessions = self._sessions_from(start)
        opens, closes = next(sessions)
        while closes - opens < remaining:
            remaining -= closes - opens
            opens, closes = next(sessions)
        return opens + remaining

    def days_off(self, start: dt.date, until: dt.date) -> tuple[dt.date, ...]:
        """The holidays after one day and up to another that a plain week would have worked."""
        return tuple(
            day
            for day in sorted(self.holidays - self.extra_workdays)
            if start < day <= until and day.weekday() not in self.weekend
        )

    def substituted_days(self, start: dt.date, until: dt.date) -> tuple[dt.date, ...]:
        """The days after one day and up to another that were swapped in and are worked."""
        return tuple(day for day in sorted(self.extra_workdays) if start < day <= until)

    def _days_after(self, after: dt.date) -> Iterator[dt.date]:
        for ordinal in range(after.toordinal() + 1, dt.date.max.toordinal() + 1):
            yield dt.date.fromordinal(ordinal)
        raise Refusal("CALENDAR_DOES_NOT_REACH", day=after.isoformat(), version=self.version)

    def _sessions_from(self, start: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        day = start.date()
        if not self.is_working_day(day):
            day = self.next_working_day(day)
        while True:
            for opens, closes in self.sessions:
                opens_at = max(start, dt.datetime.combine(day, opens))
                closes_at = dt.datetime.combine(day, closes)
                if opens_at < closes_at:
                    yield opens_at, closes_at
            day = self.next_working_day(day)


def _not_negative(count: int) -> int:
    if count < 0:
        raise Refusal("CALENDAR_COUNT_NEGATIVE", count=str(count))
    return count
