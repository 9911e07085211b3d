"""A due date that had passed when the order was given is a slip more often than it is meant; so it
is asked back once."""

import datetime as dt

from remit.domain.due.facts import Due
from remit.domain.refusals import Refusal


def has_passed(due: Due | None, *, on: dt.date) -> bool:
    """Whether the last day of a due date lies before a day."""
    return due is not None and due.last_day is not None and due.last_day < on


def check_not_passed(due: Due | None, *, given_on: dt.date) -> None:
    """What is ordered on a day falls due on that day or later."""
    if due is not None and due.last_day is not None and due.last_day < given_on:
        raise Refusal(
            "DUE_DAY_PASSED", due_day=due.last_day.isoformat(), given_on=given_on.isoformat()
        )
