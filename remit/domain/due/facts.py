"""The facts of a due date, and the list of explanations a computation may give."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Granularity(StrEnum):
    """How finely the date was given."""

    HOUR = "HOUR"
    DAY = "DAY"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF = "HALF"
    YEAR = "YEAR"


class Operator(StrEnum):
    """How the result relates to the date."""

    BY = "BY"
    BEFORE = "BEFORE"
    IN = "IN"
    FROM = "FROM"
    WITHIN = "WITHIN"
    ON = "ON"
    EVERY = "EVERY"


class TimeUnit(StrEnum):
    """What a period that runs from a trigger is counted in."""

    HOURS = "HOURS"
    WORKING_HOURS = "WORKING_HOURS"
    DAYS = "DAYS"
    WORKING_DAYS = "WORKING_DAYS"
    WEEKS = "WEEKS"
    MONTHS = "MONTHS"
    QUARTERS = "QUARTERS"
    HALVES = "HALVES"
    YEARS = "YEARS"


# Every explanation and its parameters. `days_off` and `substituted` are days joined by commas.
EXPLANATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("NO_DATE", ()),
    ("LAST_DAY_STATED", ("last_day",)),
    ("END_OF_PERIOD", ("last_day", "period")),
    ("DAY_BEFORE", ("day", "last_day")),
    ("DAY_BEFORE_PERIOD", ("first_day", "last_day", "period")),
    ("INSTANT_STATED", ("last_instant",)),
    ("BEFORE_INSTANT", ("instant", "last_instant")),
    ("STARTS_ON", ("first_day", "period")),
    ("STARTS_AT", ("instant",)),
    ("WITHIN_AWAITS_TRIGGER", ("count", "unit")),
    ("WITHIN_SPAN", ("count", "last_day", "trigger_on", "unit")),
    (
        "WITHIN_WORKING_DAYS",
        ("calendar", "count", "days_off", "last_day", "substituted", "trigger_on", "unit"),
    ),
    ("WITHIN_HOURS", ("count", "last_instant", "trigger_at", "unit")),
    (
        "WITHIN_WORKING_HOURS",
        ("calendar", "count", "days_off", "last_instant", "substituted", "trigger_at", "unit"),
    ),
    ("SERIES", ("rule",)),
)


@dataclass(frozen=True)
class Explanation:
    """How a date was computed: a code and the figures of the computation, sorted by name."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


def because(code: str, **params: str) -> Explanation:
    """An explanation, its parameters in their one order."""
    return Explanation(code, tuple(sorted(params.items())))


@dataclass(frozen=True, kw_only=True)
class Due:
    """When a result is owed.

    `last_day` is the last day on which it is still in time, and is absent when no date follows
    from the words. `trigger` is a code, never a sentence: it goes into the ledger.
    """

    value: str | None = None
    granularity: Granularity | None = None
    operator: Operator
    wording: str | None = None
    last_day: dt.date | None = None
    explanation: Explanation = Explanation("NO_DATE")
    calendar_version: str | None = None
    trigger: str | None = None
    trigger_on: dt.date | None = None
    last_instant: str | None = None
