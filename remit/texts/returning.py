"""What comes back, as a draft says it: every how often, when first, and until when.

A text says its rule (“every Friday”), and the day from which it counts is its own. Without that day
the first due date is left open, and nothing is made up.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from remit.domain import due as dues
from remit.domain.due import Operator, Period, Recurrence
from remit.domain.refusals import Refusal

# The longest period is a year: within two there is a first date.
SEARCHED = dt.timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Returning:
    """An order that comes back: its rule, its first due date if that is known, its last day."""

    rule: Recurrence
    first: tuple[str, Operator] | None
    until: dt.date | None

    @property
    def period(self) -> Period:
        """Every how often."""
        return self.rule.period


def returning(found: Mapping[str, Any], issued_on: dt.date | None) -> Returning | None:
    """How the order of a draft comes back, if it does."""
    said = found.get("repeats") or {}
    try:
        rule = dues.recurrence(str(said.get("rule") or ""))
    except Refusal:
        return None
    until = dt.date.fromisoformat(said["until"]) if said.get("until") else None
    return Returning(rule, _first(rule, issued_on) if issued_on else None, until)


def _first(rule: Recurrence, issued_on: dt.date) -> tuple[str, Operator] | None:
    """The first due date after the day of the text."""
    begin = issued_on + dt.timedelta(days=1)
    due = next(iter(dues.occurrences(rule, begin, begin + SEARCHED)), None)
    return (due.value, due.operator) if due is not None and due.value else None
