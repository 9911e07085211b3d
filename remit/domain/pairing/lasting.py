"""The last day that a text gives for what it orders: “by the 30th” and “before the 30th” are a day
apart, however alike the words for them look in two languages."""

from __future__ import annotations

import datetime as dt

from remit.domain import due
from remit.domain.refusals import Refusal


def last_day(value: str | None, operator: str) -> dt.date | None:
    """The last day on which it is in time, where the text gives one."""
    code = operator.upper()
    if not value or code not in set(due.Operator):
        return None
    try:
        return due.compute(value=value, operator=due.Operator(code)).last_day
    except Refusal:
        return None
