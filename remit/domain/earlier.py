"""Work that was under way before it was entered here: which acts tell it, and from which day.

The issuer tells it. The assignment and a granted extension are its own decisions and carry their
days. What the lead unit did is told for it: accepted work counts as accepted from the day on which
it is known to have been under way (the day it was reported done, else today). A report of done work
that is older than the free working days stands as recorded late, approved by the issuer who tells
it. Verification is never told: another party looks at the evidence here.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from remit.domain import backdating
from remit.domain.acts import Tag
from remit.domain.calendar import WorkingCalendar
from remit.domain.refusals import Finding
from remit.domain.vocabulary import Work

# Longer than any row of days off: so old a day is late, even if no calendar reaches it.
SURELY_LATE = dt.timedelta(days=60)
TELLABLE = frozenset({Work.ASSIGNED, Work.IN_PROGRESS, Work.CLAIMED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """How far work is, and since when; a revised date says that the first one was extended."""

    work: Work
    assigned_on: dt.date
    done_on: dt.date | None = None
    original: dt.date | None = None
    revised: dt.date | None = None
    extended_on: dt.date | None = None

    @property
    def tells_more(self) -> bool:
        """Whether it tells more than an assignment."""
        return self.work is not Work.ASSIGNED or self.revised is not None


@dataclass(frozen=True, slots=True)
class Told:
    """An act that tells earlier work, and the day from which it counts."""

    tag: Tag
    on: dt.date
    claimed_on: dt.date | None = None
    awaits_approval: bool = False


def contradictions(told: Earlier, today: dt.date) -> Iterator[Finding]:
    """What cannot be so, and the fact in which it lies."""
    yield from _of_the_end(told, today)
    if told.assigned_on > today and told.work is not Work.ASSIGNED:
        yield Finding("EARLIER_BEGINS_LATER", {"column": "assigned_on"})
    yield from _of_the_extension(told, today)


def _of_the_end(told: Earlier, today: dt.date) -> Iterator[Finding]:
    done = told.work is Work.CLAIMED
    if done and told.done_on is None:
        yield Finding("EARLIER_DONE_WITHOUT_DAY", {"column": "done_on"})
    elif not done and told.done_on is not None:
        yield Finding("EARLIER_OPEN_WITH_DAY", {"column": "done_on"})
    elif told.done_on is not None and told.done_on > today:
        yield Finding("EARLIER_IN_FUTURE", {"column": "done_on"})
    elif told.done_on is not None and told.done_on < told.assigned_on:
        yield Finding("EARLIER_DONE_BEFORE_ASSIGNED", {"column": "done_on"})


def _of_the_extension(told: Earlier, today: dt.date) -> Iterator[Finding]:
    if told.revised is None:
        if told.extended_on is not None:
            yield Finding("EARLIER_EXTENSION_WITHOUT_DATE", {"column": "extended_on"})
        return
    if told.original is None or told.revised <= told.original:
        yield Finding("EARLIER_EXTENSION_NOT_LATER", {"column": "original_due"})
    if told.extended_on is None:
        # It is known from now on, and only an assignment may take effect in the future.
        if told.assigned_on > today:
            yield Finding("EARLIER_EXTENDED_BEFORE_ASSIGNED", {"column": "assigned_on"})
    elif told.extended_on > today:
        yield Finding("EARLIER_IN_FUTURE", {"column": "extended_on"})
    elif told.extended_on < told.assigned_on:
        yield Finding("EARLIER_EXTENDED_BEFORE_ASSIGNED", {"column": "extended_on"})


def acts(told: Earlier, *, today: dt.date, calendar: WorkingCalendar) -> tuple[Told, ...]:
    """What follows the assignment, in the order in which it is recorded."""
    return (*_extension(told, today), *_work(told, today, calendar))


def _extension(told: Earlier, today: dt.date) -> Iterator[Told]:
    if told.revised is not None:
        # Without a day of its own it is known only from now on.
        yield Told(Tag.COMMITMENT_EXTENDED, told.extended_on or today)


def _work(told: Earlier, today: dt.date, calendar: WorkingCalendar) -> Iterator[Told]:
    if told.work is Work.ASSIGNED:
        return
    yield Told(Tag.COMMITMENT_ACCEPTED, told.done_on or today)
    if told.done_on is None:
        return
    late = _is_late(told.done_on, today, calendar)
    yield Told(
        Tag.COMMITMENT_CLAIMED,
        today if late else told.done_on,
        claimed_on=told.done_on,
        awaits_approval=late,
    )
    if late:
        yield Told(Tag.COMMITMENT_BACKDATED, told.done_on)


def _is_late(on: dt.date, today: dt.date, calendar: WorkingCalendar) -> bool:
    return today - on > SURELY_LATE or backdating.is_late(on, today, calendar)
