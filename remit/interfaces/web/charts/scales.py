"""Scales: from a number or a day to a place along a line, with round numbers to read it by."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1, 2, 5, 10)
WANTED = 5
MOST_MONTHS = 6
YEAR = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """From nought at the beginning to the greatest number at the end of a line."""

    start: float
    length: float
    most: float

    def of(self, n: float) -> float:
        """How long a bar of n is."""
        return self.length * n / self.most if self.most else 0.0

    def at(self, n: float) -> float:
        """The place of n."""
        return self.start + self.of(n)


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day to a last one along a line."""

    start: float
    length: float
    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """The place where a day begins; what lies outside stands at the edge."""
        all_days = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / all_days, 0.0), 1.0)
        return self.start + self.length * share


def ticks(most: float) -> list[int]:
    """Round whole numbers from nought to at least the greatest one, about five of them."""
    if most <= 0:
        return [0, 1]
    step = _step(most / WANTED)
    return [step * number for number in range(math.ceil(most / step) + 1)]


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of months, quarters or years between two days, not too many of them."""
    begins = [*_months(first, last)]
    for every in (1, 3, 6, YEAR):
        chosen = [day for day in begins if (day.month - 1) % every == 0]
        if len(chosen) <= MOST_MONTHS:
            return chosen
    years = [day for day in begins if day.month == 1]
    return years[:: math.ceil(len(years) / MOST_MONTHS)]


def _months(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    number = first.year * YEAR + first.month - 1
    while (day := dt.date(number // YEAR, number % YEAR + 1, 1)) <= last:
        if day >= first:
            yield day
        number += 1


def _step(least: float) -> int:
    if least <= 1:
        return 1
    power = 10 ** math.floor(math.log10(least))
    return int(next(step * power for step in STEPS if step * power >= least))
