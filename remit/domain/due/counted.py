"""A due date told as a length: 10 working days, within 2 weeks from 03/11/2025, trong vòng 10 ngày
làm việc kể từ ngày 03/11/2025, خلال 10 أيام عمل من تاريخ 3/11/2025, 2025-11-03부터 10근무일 이내.

It is counted from the day that is written beside it, else from the day on which it is typed.
"""

import datetime as dt
import re
from types import MappingProxyType

from remit.domain import document_numbers
from remit.domain.calendar import WorkingCalendar
from remit.domain.due import computing, entry, values
from remit.domain.due.facts import Due, Granularity, Operator, TimeUnit

LONGEST_COUNT = 3660
WORDS = MappingProxyType(
    {
        TimeUnit.WORKING_DAYS: (
            *("working days", "working day", "business days", "business day"),
            *("ngày làm việc", "أيام عمل", "يوم عمل", "يوما عمل", "근무일", "영업일"),
        ),
        TimeUnit.DAYS: ("days", "day", "ngày", "أيام", "يوما", "يوم", "일"),
        TimeUnit.WEEKS: ("weeks", "week", "tuần", "أسابيع", "أسبوعا", "أسبوع", "주"),
        TimeUnit.MONTHS: ("months", "month", "tháng", "أشهر", "شهرا", "شهر", "개월"),
    }
)
_UNITS = {document_numbers.plain(word): unit for unit, words in WORDS.items() for word in words}
_BEFORE = ("within the next", "within", "in", "trong vòng", "trong", "خلال", "في غضون", "sau")
_FROM = (
    *("from the date of", "from", "after", "counted from", "of", "kể từ ngày", "kể từ"),
    *("từ ngày", "từ", "sau ngày", "من تاريخ", "اعتبارا من", "من"),
)


def _any_of(words: tuple[str, ...] | dict[str, TimeUnit]) -> str:
    plain = {document_numbers.plain(word) for word in words}
    return "|".join(re.escape(word) for word in sorted(plain, key=len, reverse=True))


_LENGTH = re.compile(
    rf"(?:(?P<first>.{{6,30}}?)(?:로?부터)\s)?(?:(?:{_any_of(_BEFORE)})\s)?"
    rf"(?P<count>[0-9]{{1,4}})\s?(?P<unit>{_any_of(_UNITS)})(?:\s?이내)?"
    rf"(?:\s(?:{_any_of(_FROM)})\s(?P<day>.{{6,30}}))?"
)


def is_length(text: str) -> bool:
    """Whether a typed due date is a length of time, which is counted from a day."""
    return _length(text) is not None


def due_of_words(
    text: str,
    *,
    today: dt.date,
    calendar: WorkingCalendar | None = None,
    wording: str | None = None,
) -> Due:
    """The due date that a person typed, as a date or as a length from a day."""
    length = _length(text)
    if length is None:
        typed = entry.parse_entry(text)
        return computing.compute(
            value=typed.value,
            operator=typed.operator,
            granularity=typed.granularity,
            wording=wording,
            calendar=calendar,
        )
    count, unit, begins_on = length
    return computing.compute(
        value=None,
        operator=Operator.WITHIN,
        within=(count, unit),
        trigger_on=begins_on or today,
        calendar=calendar,
        wording=wording,
    )


def _length(text: str) -> tuple[int, TimeUnit, dt.date | None] | None:
    if len(text) > entry.LONGEST:
        return None
    said = " ".join(document_numbers.plain(text).split()).rstrip(" .;")
    found = _LENGTH.fullmatch(said)
    if found is None or not 1 <= int(found["count"]) <= LONGEST_COUNT:
        return None
    told = found["day"] or found["first"]
    day = _day(told) if told else None
    if told and day is None:
        return None
    return int(found["count"]), _UNITS[found["unit"]], day


def _day(told: str) -> dt.date | None:
    value = entry.parse_moment(told)
    span = values.stretch(value) if value else None
    return span.first_day if span and span.granularity is Granularity.DAY else None
