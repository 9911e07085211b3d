"""Periods are stored half-open: from a day until the first day that no longer belongs to them.
People are told the last day that does, and name it where they are asked for an end."""

import datetime as dt

_ONE = dt.timedelta(days=1)


def last_day(until: dt.date) -> dt.date:
    """The last day of a period that is over on this one."""
    return until - _ONE


def until(last: dt.date) -> dt.date:
    """The first day that no longer belongs to a period of which this is the last."""
    return last + _ONE
