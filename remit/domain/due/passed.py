"""A due date that had passed when the order was given is a slip more often than it is meant; so it
is asked back once."""

import datetime as dt

from remit.domain.refusals import Refusal


def check_not_passed(last_day: dt.date | None, *, given_on: dt.date) -> None:
    """What is ordered on a day falls due on that day or later."""
    if last_day is not None and last_day < given_on:
        raise Refusal("DUE_DAY_PASSED", due_day=last_day.isoformat(), given_on=given_on.isoformat())
