"""A due date that comes back: the same is owed again in each period, until a last day.

The first date keeps the form in which it was given, and each later one has the same form: the 31st
of January is followed by the last day of February and the 31st of March, Q1 by Q2.
"""

import datetime as dt
import itertools
from collections.abc import Iterator

from remit.domain.due import computing, entry, values
from remit.domain.due.facts import Due, Granularity
from remit.domain.due.recurrences import MONTHS, Period
from remit.domain.refusals import Refusal

# Nobody is given more of one order at once: a report every week for nearly four years.
MOST = 200
_LENGTHS = {Granularity(period.value): months for period, months in MONTHS.items()}


def repeated(due: Due, period: Period, until_on: dt.date) -> tuple[Due, ...]:
    """A due date and those that follow it, one in each period, none after a day."""
    if due.value is None or due.last_day is None:
        raise Refusal("SERIES_WITHOUT_FIRST_DATE")
    if _LENGTHS.get(values.stretch(due.value).granularity, 0) > MONTHS.get(period, 0):
        raise Refusal("SERIES_FINER_THAN_DATE", value=due.value)
    if until_on < due.last_day:
        raise Refusal("SERIES_ENDS_BEFORE_FIRST", first=due.last_day.isoformat())
    within = itertools.takewhile(
        lambda one: one.last_day is not None and one.last_day <= until_on, _following(due, period)
    )
    found = (due, *itertools.islice(within, MOST))
    if len(found) > MOST:
        raise Refusal("SERIES_TOO_LONG", most=str(MOST))
    return found


def _following(due: Due, period: Period) -> Iterator[Due]:
    wording = None if _is_date(due.wording or "") else due.wording
    for place in itertools.count(1):
        value = _later(str(due.value), period, place)
        yield computing.compute(value=value, operator=due.operator, wording=wording)


def _is_date(words: str) -> bool:
    """Whether these are the words of the first date, which say nothing of the later ones."""
    try:
        return bool(entry.parse_entry(words))
    except Refusal:
        return False


def _later(value: str, period: Period, place: int) -> str:
    span = values.stretch(value)
    if period is Period.WEEK:
        day = span.first_day + dt.timedelta(weeks=place)
    else:
        day = values.add_months(span.first_day, MONTHS[period] * place)
    match span.granularity:
        case Granularity.DAY:
            return day.isoformat()
        case Granularity.HOUR:
            return day.isoformat() + value[value.index("T") :]
        case Granularity.MONTH:
            return day.isoformat()[:7]
        case Granularity.YEAR:
            return day.isoformat()[:4]
        case counted:
            return f"{day.year}-{counted.value[0]}{(day.month - 1) // _LENGTHS[counted] + 1}"
