"""When a result is owed: what was written, the last day on which it is still in time, and why.

A due date keeps the form it was given in (`2024-Q2`), its operator and its original words. The
last day is computed once, with the explanation of the computation, and stored as computed.
"""

from remit.domain.due.computing import awaits_trigger, compute, triggered
from remit.domain.due.counted import due_of_words, is_length
from remit.domain.due.data import as_data, from_data
from remit.domain.due.entry import Entry, parse_entry, parse_moment
from remit.domain.due.facts import (
    EXPLANATIONS,
    Due,
    Explanation,
    Granularity,
    Operator,
    TimeUnit,
)
from remit.domain.due.moving import days_stopped, moved_by
from remit.domain.due.passed import check_not_passed
from remit.domain.due.recurrences import Period, Recurrence, recurrence
from remit.domain.due.repeating import repeated
from remit.domain.due.series import occurrences
from remit.domain.due.values import Stretch, stretch

__all__ = [
    "EXPLANATIONS",
    "Due",
    "Entry",
    "Explanation",
    "Granularity",
    "Operator",
    "Period",
    "Recurrence",
    "Stretch",
    "TimeUnit",
    "as_data",
    "awaits_trigger",
    "check_not_passed",
    "compute",
    "days_stopped",
    "due_of_words",
    "from_data",
    "is_length",
    "moved_by",
    "occurrences",
    "parse_entry",
    "parse_moment",
    "recurrence",
    "repeated",
    "stretch",
    "triggered",
]
