"""Rules that repeat: every month before the 25th, every quarter, every week on Friday.

A rule is written as a code so that an act can hold it: MONTH-BEFORE-25, QUARTER-IN, WEEK-ON-4
(Monday is 0), YEAR-BY-12-15, QUARTER-BY-3-15 (the 15th of the third month of the quarter).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.due.facts import Granularity, Operator
from remit.domain.refusals import Refusal


class Period(StrEnum):
    """What a series repeats by."""

    WEEK = "WEEK"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF = "HALF"
    YEAR = "YEAR"


MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF: 6, Period.YEAR: 12}
_OPERATORS = (Operator.BY, Operator.BEFORE, Operator.IN, Operator.ON)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PLACES = {Period.WEEK: ("weekday",), Period.MONTH: ("day",)}
_CODE = re.compile(
    r"(?P<period>[A-Z]+)-(?P<operator>[A-Z]+)(?:-(?P<first>[0-9]{1,2})(?:-(?P<second>[0-9]{1,2}))?)?"
)


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """One due date in every period: on a weekday, on a day of a month of it, or at its end.

    A day that a month does not have (the 31st of April) means the end of that month.
    """

    period: Period
    operator: Operator = Operator.IN
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def __post_init__(self) -> None:
        if self.operator not in _OPERATORS or not self._is_possible():
            raise Refusal("DUE_SERIES_IMPOSSIBLE", series=self.code)

    @property
    def code(self) -> str:
        """The rule as a code."""
        places = (self.weekday, self.month, self.day)
        return "-".join(
            [self.period.value, self.operator.value]
            + [str(place) for place in places if place is not None]
        )

    @property
    def granularity(self) -> Granularity:
        """How finely each due date of the series is given."""
        if self.day is not None or self.period == Period.WEEK:
            return Granularity.DAY
        return Granularity(self.period.value)

    def _is_possible(self) -> bool:
        if self.period == Period.WEEK:
            return self.month is None and self.day is None and self.weekday in (None, *range(7))
        if self.weekday is not None:
            return False
        if self.day is None:
            return self.month is None
        lone = self.period == Period.MONTH
        placed = self.month is None if lone else self.month in range(1, MONTHS[self.period] + 1)
        return placed and 1 <= self.day <= self._longest_month()

    def _longest_month(self) -> int:
        """Only in a year is it known which month is meant, and so how long it can be."""
        if self.period != Period.YEAR or self.month is None:
            return 31
        return _LONGEST_MONTHS[self.month - 1]


def recurrence(code: str) -> Recurrence:
    """The rule that a code stands for."""
    found = _CODE.fullmatch(code)
    if found is None:
        raise Refusal("DUE_SERIES_IMPOSSIBLE", series=code)
    try:
        period, operator = Period(found["period"]), Operator(found["operator"])
    except ValueError:
        raise Refusal("DUE_SERIES_IMPOSSIBLE", series=code) from None
    names = _PLACES.get(period, ("month", "day"))
    numbers = [int(digits) for digits in (found["first"], found["second"]) if digits]
    if len(numbers) not in (0, len(names)):
        raise Refusal("DUE_SERIES_IMPOSSIBLE", series=code)
    places = dict(zip(names, numbers, strict=False))
    return Recurrence(
        period=period,
        operator=operator,
        month=places.get("month"),
        day=places.get("day"),
        weekday=places.get("weekday"),
    )
