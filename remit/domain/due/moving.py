"""How a due date moves: an extension or a resumption moves it later, never earlier."""

import datetime as dt

from remit.domain.refusals import Refusal


def moved_by(due_day: dt.date, days: int) -> dt.date:
    """A due day moves by whole days, and only forward."""
    if days < 0:
        raise Refusal("DUE_MOVED_BACK", due_day=due_day.isoformat(), days=str(days))
    try:
        return due_day + dt.timedelta(days=days)
    except OverflowError:
        raise Refusal("DUE_OUT_OF_RANGE", count=str(days), unit="DAYS") from None


def days_stopped(suspended_on: dt.date, resumed_on: dt.date) -> int:
    """The clock stands still from the day of suspension to the day before resumption."""
    if resumed_on < suspended_on:
        raise Refusal(
            "RESUMED_BEFORE_SUSPENDED",
            suspended_on=suspended_on.isoformat(),
            resumed_on=resumed_on.isoformat(),
        )
    return (resumed_on - suspended_on).days
