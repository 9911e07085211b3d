"""What a person types into the field of a due date, read in four languages, the day first.

15/04/2024, Q2/2024, quý II/2024, 2분기 2024, trước 31/12/2025, قبل ٣١/١٢/٢٠٢٥. A date without its
year, or with a year of two digits, is not understood: nothing is guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from remit.domain import document_numbers
from remit.domain.due import entry_forms as forms
from remit.domain.due import values
from remit.domain.due.facts import Granularity, Operator
from remit.domain.refusals import Refusal

LONGEST = 200  # no due date takes more words


@dataclass(frozen=True)
class Entry:
    """What was typed, as the parts from which a due date is computed."""

    value: str
    operator: Operator
    granularity: Granularity


def parse_entry(text: str) -> Entry:
    """The value, operator and granularity of what a person typed, or a refusal."""
    if len(text) > LONGEST:
        raise Refusal("DUE_NOT_UNDERSTOOD", text=f"{text[:LONGEST]}…")
    said = " ".join(document_numbers.plain(text).split()).rstrip(" .;")
    operators, rest = _operators(said)
    bare, ends = forms.END.subn("", forms.IDLE.sub("", rest, count=1), count=1)
    value = _value(forms.IDLE.sub("", bare, count=1))
    contradictory = len(operators) > 1 or (ends and operators & {Operator.BEFORE, Operator.FROM})
    if value is None or contradictory:
        raise Refusal("DUE_NOT_UNDERSTOOD", text=text)
    try:
        granularity = values.stretch(value).granularity
    except Refusal as impossible:  # shown as it was typed, not as it was read
        raise Refusal(impossible.rule, value=text) from None
    return Entry(value, _fitting(operators, granularity), granularity)


def parse_moment(text: str) -> str | None:
    """The day, or the day with its hour, that stands alone in a text, in any form that is known."""
    if len(text) > LONGEST:
        return None
    said = " ".join(document_numbers.plain(text).split())
    return _moment_value(forms.IDLE.sub("", said, count=1))


def _operators(said: str) -> tuple[set[Operator], str]:
    """The operators that stand before and after a date, and what is left without them."""
    operators = set()
    if found := forms.BEFORE_VALUE.match(said):
        operators.add(forms.LEADING[found["word"]])
        said = said[found.end() :]
    if found := forms.AFTER_VALUE.search(said):
        operators.add(forms.TRAILING[found["word"]])
        said = said[: found.start()]
    return operators, said


def _fitting(operators: set[Operator], granularity: Granularity) -> Operator:
    """A day that stands alone means by that day, and a period means in that period."""
    of_a_day = granularity in (Granularity.DAY, Granularity.HOUR)
    operator = next(iter(operators), Operator.BY if of_a_day else Operator.IN)
    return Operator.ON if operator == Operator.IN and of_a_day else operator


def _value(said: str) -> str | None:
    if moment := _moment_value(said):
        return moment
    period = _first(forms.PERIODS, said)
    return _period_value(period.groupdict()) if period else None


def _moment_value(said: str) -> str | None:
    for form in (forms.HOUR_FIRST, forms.HOUR_LAST):
        timed = form.fullmatch(said)
        day = _first(forms.DAYS, timed["date"]) if timed else None
        if timed and day:
            minute = timed["minute"] or "0"
            return f"{_day_value(day)}T{timed['hour']:>02}:{minute:>02}"
    day = _first(forms.DAYS, said)
    return _day_value(day) if day else None


def _first(known: Iterable[re.Pattern[str]], said: str) -> re.Match[str] | None:
    return next((found for form in known if (found := form.fullmatch(said))), None)


def _day_value(found: re.Match[str]) -> str:
    return f"{_month_value(found.groupdict())}-{found['day']:>02}"


def _period_value(parts: dict[str, str | None]) -> str:
    if quarter := parts.get("quarter"):
        return f"{parts['year']}-Q{forms.QUARTERS[quarter]}"
    if half := parts.get("half"):
        return f"{parts['year']}-H{forms.HALVES[half]}"
    return _month_value(parts) if len(parts) > 1 else f"{parts['year']}"


def _month_value(parts: dict[str, str | None]) -> str:
    name = parts.get("name")
    month = str(forms.MONTHS[name]) if name else parts["month"]
    return f"{parts['year']}-{month:>02}"
