"""A due date written as a person would type it, so that a form can start with it and be read back
to the same date."""

import datetime as dt

from django.utils.translation import gettext as _

from remit.domain import due as dues
from remit.domain.due import Due, Granularity, Operator
from remit.domain.refusals import Refusal
from remit.interfaces import writing

_PLAIN = frozenset({Operator.BY, Operator.IN, Operator.ON, Operator.WITHIN, Operator.EVERY})


def typed(value: str | None, operator: Operator) -> str:
    """The words of a date in the reader's language; empty where there is no date to type."""
    if value is None or operator is Operator.EVERY:
        return ""
    try:
        plain = _plain(value)
        return next(words for words in _ways(plain, operator) if _reads_as(words, value, operator))
    except (Refusal, StopIteration):
        return ""


def of_due(due: Due | None, revised: dt.date | None = None) -> str:
    """The words of a known due date."""
    words = typed(due.value, due.operator) if due else ""
    return words or (_plain(revised.isoformat()) if revised else "")


def _ways(plain: str, operator: Operator) -> tuple[str, ...]:
    words = {"date": plain}
    if operator is Operator.BEFORE:
        return (_("before %(date)s") % words, f"before {plain}")
    if operator is Operator.FROM:
        return (_("from %(date)s") % words, f"from {plain}")
    if operator is Operator.ON:
        return (_("on %(date)s") % words, f"on {plain}", plain)
    return (plain, f"by {plain}")


def _reads_as(words: str, value: str, operator: Operator) -> bool:
    """By, in and within name the same last day; the other operators must survive the reading."""
    try:
        entry = dues.parse_entry(words)
    except Refusal:
        return False
    same = entry.operator is operator or {entry.operator, operator} <= _PLAIN
    return entry.value == value and same


def _plain(value: str) -> str:
    year, _dash, rest = value.partition("-")
    span = dues.stretch(value)
    if span.granularity is Granularity.HOUR and span.instant:
        return f"{writing.typed_day(span.instant.date())} {span.instant:%H:%M}"
    if span.granularity is Granularity.DAY:
        return writing.typed_day(span.first_day)
    if span.granularity is Granularity.MONTH:
        return writing.short_month(span.first_day)
    return f"{rest}/{year}" if rest else year
