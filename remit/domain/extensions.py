"""When more time may be asked for: before the date, with a reason, progress so far and a new date,
and not more often or longer than the table says."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from remit.domain.acts import Tag
from remit.domain.history import Fact, fold, in_force
from remit.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Cap:
    """How often a date may be moved, and how far from the original one in all."""

    times: int
    days: int


# The site's regulation, as data.
CAP = Cap(times=2, days=366)


def check_time_left(*, asked_on: dt.date, revised: dt.date | None, pending: bool) -> dt.date:
    """Whatever date is wanted, there is one that can move, nothing is undecided, and it is not
    over; it is given back."""
    if revised is None:
        raise Refusal("EXTENSION_WITHOUT_DATE")
    if pending:
        raise Refusal("EXTENSION_ALREADY_ASKED")
    if asked_on > revised:
        raise Refusal("EXTENSION_ASKED_LATE", due=revised.isoformat(), on=asked_on.isoformat())
    return revised


def check_can_ask(
    *, asked_on: dt.date, revised: dt.date | None, wanted: dt.date, pending: bool
) -> None:
    """More time is asked for before the date, once at a time, and for a later date."""
    revised = check_time_left(asked_on=asked_on, revised=revised, pending=pending)
    if wanted <= revised:
        raise Refusal("EXTENSION_NOT_LATER", due=revised.isoformat(), wanted=wanted.isoformat())


def check_can_grant(
    *, original: dt.date | None, revised: dt.date | None, granted: dt.date, times: int, cap: Cap
) -> None:
    """A date moves later, within the cap on how often and how far."""
    if revised is None or original is None:
        raise Refusal("EXTENSION_WITHOUT_DATE")
    if granted <= revised:
        raise Refusal("EXTENSION_NOT_LATER", due=revised.isoformat(), wanted=granted.isoformat())
    if times >= cap.times:
        raise Refusal("EXTENSION_CAP_TIMES", times=str(cap.times))
    if (granted - original).days > cap.days:
        raise Refusal("EXTENSION_CAP_DAYS", days=str(cap.days), original=original.isoformat())


def can_grant(
    *, original: dt.date | None, revised: dt.date | None, granted: dt.date, times: int, cap: Cap
) -> bool:
    """Whether this date may be granted."""
    try:
        check_can_grant(original=original, revised=revised, granted=granted, times=times, cap=cap)
    except Refusal:
        return False
    return True


def check_can_move(
    *, original: dt.date | None, revised: dt.date | None, times: int, cap: Cap
) -> None:
    """There is some later date that may be granted."""
    tomorrow = (revised or dt.date.min) + dt.timedelta(days=1)
    check_can_grant(original=original, revised=revised, granted=tomorrow, times=times, cap=cap)


def due_to_record(facts: Sequence[Fact], *, on: dt.date, granted: dt.date) -> dt.date:
    """The date to record on the day of asking, so that the revised date becomes the granted one.

    A stop that came after the asking moves what is recorded before it by the days stopped.
    """
    latest = max((fact.seq for fact in facts), default=0)
    for days in range(_days_stopped(facts) + 1):
        due = granted - dt.timedelta(days=days)
        grant = Fact(latest + 1, on, Tag.COMMITMENT_EXTENDED, {"due": due.isoformat()})
        if fold((*facts, grant))[-1].state.revised == granted:
            return due
    raise Refusal("EXTENSION_WHILE_STOPPED", wanted=granted.isoformat())


def _days_stopped(facts: Sequence[Fact]) -> int:
    resumed = (fact for fact in in_force(facts) if fact.tag is Tag.COMMITMENT_RESUMED)
    return sum(fact.number("days") or 0 for fact in resumed)
