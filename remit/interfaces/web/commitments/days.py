"""A day as it is typed into a field: refused by one sentence that names the field and repeats what
was typed. A year that is far off is a slip of the hand more often than a decision."""

import datetime as dt

from remit.domain.due import Due
from remit.domain.refusals import Refusal
from remit.interfaces.web import misfilled
from remit.kernel import clock, inputs

Span = tuple[dt.date | None, dt.date | None]
YEARS_BACK, YEARS_AHEAD = 100, 50
_IN_A_FIELD = {
    "DAY_TOO_FAR": "FIELD_DAY_FAR_OFF",
    "DAY_NOT_UNDERSTOOD": "FIELD_DAY_NOT_UNDERSTOOD",
    "INSTANT_NOT_UNDERSTOOD": "FIELD_MOMENT_NOT_UNDERSTOOD",
    "DUE_DATE_IMPOSSIBLE": "FIELD_DAY_IMPOSSIBLE",
}
RULES = misfilled.OF_DAYS


def typed(words: str, field: str) -> dt.date:
    """The day that was typed into a field."""
    try:
        day = inputs.day(words)
    except Refusal as refusal:
        raise in_field(refusal, words, field) from None
    check_near(day, words, field)
    return day


def span(first: str, last: str, fields: tuple[str, str]) -> Span:
    """The first and the last day that were typed into two fields, either of which may be empty."""
    for words, field in zip((first, last), fields, strict=True):
        check(words, field)
    return inputs.days(first, last)


def check(words: str, field: str, *, far_only: bool = False) -> None:
    """What stands in a field, if anything does, is a day within the time of a site; or only no day
    beyond it, where what is no day at all is passed over and the page says so."""
    if not words.strip():
        return
    try:
        typed(words, field)
    except Refusal as refusal:
        if not far_only or refusal.rule == "FIELD_DAY_FAR_OFF":
            raise


def check_moment(words: str, field: str) -> None:
    """What stands in a field is a day, a day with its hour, or the number of an act."""
    if not words.strip() or inputs.is_number(words):
        return
    try:
        day = inputs.day(words) if inputs.is_day(words) else inputs.instant(words).date()
    except Refusal as refusal:
        raise in_field(refusal, words, field) from None
    check_near(day, words, field)


def check_due(due: Due | None, words: str, field: str) -> None:
    """The last day of what was typed is not far off."""
    if due is not None and due.last_day is not None:
        check_near(due.last_day, words, field)


def check_near(day: dt.date, words: str, field: str) -> None:
    """A day lies within the time for which a site is kept."""
    first, last = _reach()
    if not first <= day <= last:
        raise _far_off(words, field)


def in_field(refusal: Refusal, words: str, field: str) -> Refusal:
    """The same refusal with the name of the field, and with what was typed as it was typed."""
    rule = _IN_A_FIELD.get(refusal.rule)
    if rule is None:
        return refusal
    if rule == "FIELD_DAY_FAR_OFF":
        return _far_off(words, field)
    return Refusal(rule, field=field, typed=words)


def _far_off(words: str, field: str) -> Refusal:
    first, last = (day.isoformat() for day in _reach())
    return Refusal("FIELD_DAY_FAR_OFF", field=field, typed=words, first=first, last=last)


def _reach() -> tuple[dt.date, dt.date]:
    year = clock.today().year
    return dt.date(year - YEARS_BACK, 1, 1), dt.date(year + YEARS_AHEAD, 12, 31)
