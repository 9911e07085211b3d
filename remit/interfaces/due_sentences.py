"""How a due date is told to people: why its last day is what it is, and the words of its parts."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from remit.domain import due
from remit.domain.refusals import Refusal
from remit.interfaces import writing

EXPLANATIONS: dict[str, Promise] = {
    "NO_DATE": gettext_lazy("no date was given"),
    "LAST_DAY_STATED": gettext_lazy("the last day is %(last_day)s, as written"),
    "END_OF_PERIOD": gettext_lazy("end of %(period)s = %(last_day)s"),
    "DAY_BEFORE": gettext_lazy("before %(day)s, so the last day is %(last_day)s"),
    "DAY_BEFORE_PERIOD": gettext_lazy(
        "before %(period)s, which starts on %(first_day)s, so the last day is %(last_day)s"
    ),
    "INSTANT_STATED": gettext_lazy("by %(last_instant)s, as written"),
    "BEFORE_INSTANT": gettext_lazy("before %(instant)s, so %(last_instant)s at the latest"),
    "STARTS_ON": gettext_lazy("starts with %(period)s on %(first_day)s; no due date follows"),
    "STARTS_AT": gettext_lazy("starts at %(instant)s; no due date follows"),
    "WITHIN_AWAITS_TRIGGER": gettext_lazy("%(span)s, counted from a day that is not known yet"),
    "WITHIN_SPAN": gettext_lazy("%(span)s after %(trigger_on)s = %(last_day)s"),
    "WITHIN_WORKING_DAYS": gettext_lazy(
        "%(span)s after %(trigger_on)s = %(last_day)s (calendar %(calendar)s)"
    ),
    "WITHIN_HOURS": gettext_lazy("%(span)s after %(trigger_at)s = %(last_instant)s"),
    "WITHIN_WORKING_HOURS": gettext_lazy(
        "%(span)s after %(trigger_at)s = %(last_instant)s (calendar %(calendar)s)"
    ),
    "SERIES": gettext_lazy("%(series)s; each period has its own due date"),
}
# A day that a person set, beside words in which it does not stand.
_COMPUTED: dict[str, Promise] = {
    "LAST_DAY_STATED": gettext_lazy("the last day is %(last_day)s, computed from the words"),
    "INSTANT_STATED": gettext_lazy("by %(last_instant)s, computed from the words"),
}
_NUMBERS = re.compile(r"\d+")
_SPANS: dict[due.TimeUnit, Promise] = {
    due.TimeUnit.HOURS: ngettext_lazy("%(count)s hour", "%(count)s hours", "count"),
    due.TimeUnit.WORKING_HOURS: ngettext_lazy(
        "%(count)s working hour", "%(count)s working hours", "count"
    ),
    due.TimeUnit.DAYS: ngettext_lazy("%(count)s day", "%(count)s days", "count"),
    due.TimeUnit.WORKING_DAYS: ngettext_lazy(
        "%(count)s working day", "%(count)s working days", "count"
    ),
    due.TimeUnit.WEEKS: ngettext_lazy("%(count)s week", "%(count)s weeks", "count"),
    due.TimeUnit.MONTHS: ngettext_lazy("%(count)s month", "%(count)s months", "count"),
    due.TimeUnit.QUARTERS: ngettext_lazy("%(count)s quarter", "%(count)s quarters", "count"),
    due.TimeUnit.HALVES: ngettext_lazy("%(count)s half-year", "%(count)s half-years", "count"),
    due.TimeUnit.YEARS: ngettext_lazy("%(count)s year", "%(count)s years", "count"),
}
LABELS: dict[type[Enum], dict[Enum, Promise]] = {
    due.Operator: {
        due.Operator.BY: gettext_lazy("by"),
        due.Operator.BEFORE: gettext_lazy("before"),
        due.Operator.IN: gettext_lazy("in"),
        due.Operator.FROM: gettext_lazy("from"),
        due.Operator.WITHIN: gettext_lazy("within"),
        due.Operator.ON: gettext_lazy("on"),
        due.Operator.EVERY: gettext_lazy("every"),
    },
    due.Granularity: {
        due.Granularity.HOUR: gettext_lazy("hour"),
        due.Granularity.DAY: gettext_lazy("day"),
        due.Granularity.MONTH: gettext_lazy("month"),
        due.Granularity.QUARTER: gettext_lazy("quarter"),
        due.Granularity.HALF: gettext_lazy("half-year"),
        due.Granularity.YEAR: gettext_lazy("year"),
    },
    due.TimeUnit: {
        due.TimeUnit.HOURS: gettext_lazy("hours"),
        due.TimeUnit.WORKING_HOURS: gettext_lazy("working hours"),
        due.TimeUnit.DAYS: gettext_lazy("days"),
        due.TimeUnit.WORKING_DAYS: gettext_lazy("working days"),
        due.TimeUnit.WEEKS: gettext_lazy("weeks"),
        due.TimeUnit.MONTHS: gettext_lazy("months"),
        due.TimeUnit.QUARTERS: gettext_lazy("quarters"),
        due.TimeUnit.HALVES: gettext_lazy("half-years"),
        due.TimeUnit.YEARS: gettext_lazy("years"),
    },
    due.Period: {
        due.Period.WEEK: gettext_lazy("every week"),
        due.Period.MONTH: gettext_lazy("every month"),
        due.Period.QUARTER: gettext_lazy("every quarter"),
        due.Period.HALF: gettext_lazy("every half-year"),
        due.Period.YEAR: gettext_lazy("every year"),
    },
}


def explained(explanation: due.Explanation, wording: str | None = "") -> str:
    """The computation of a due date as a sentence in the reader's language; a day that stands not
    in the words beside it was computed from them."""
    facts = dict(explanation.params)
    said = _COMPUTED if _is_worked_out(explanation, wording or "") else EXPLANATIONS
    sentence = str(said[explanation.code]) % _shown(facts)
    return writing.claused([sentence, *_calendar_notes(facts)])


def is_computed(explanation: due.Explanation, wording: str | None) -> bool:
    """Whether a date was computed from its words, by counting from a day or otherwise, and does not
    stand in them."""
    counted = explanation.code.startswith(("WITHIN", "SERIES"))
    return counted or _is_worked_out(explanation, wording or "")


def _is_worked_out(explanation: due.Explanation, wording: str) -> bool:
    """Whether a stated day is none of the numbers of its words, or the words count a term."""
    if not wording.strip() or explanation.code not in _COMPUTED:
        return False
    if _counts(wording):
        return True
    facts = dict(explanation.params)
    day = dt.date.fromisoformat((facts.get("last_day") or facts["last_instant"])[:10]).day
    return day not in {int(number) for number in _NUMBERS.findall(wording)}


def _counts(wording: str) -> bool:
    try:
        return due.due_of_words(wording, today=dt.date(2000, 1, 1)).operator is due.Operator.WITHIN
    except Refusal:
        return False


def period_label(value: str) -> str:
    """A day, an instant or a period as officials of the reader's language write it."""
    span = due.stretch(value)
    match span.granularity:
        case due.Granularity.QUARTER:
            return _("Q%(quarter)s %(year)s") % {"quarter": value[-1], "year": value[:4]}
        case due.Granularity.HALF:
            return _("H%(half)s %(year)s") % {"half": value[-1], "year": value[:4]}
        case due.Granularity.MONTH:
            return writing.month(span.first_day)
        case due.Granularity.YEAR:
            return value
        case due.Granularity.HOUR:
            return _instant(value)
        case due.Granularity.DAY:
            return _day(value)


def series_label(rule: due.Recurrence) -> str:
    """A rule that repeats, in words: every month, before day 25."""
    every = str(LABELS[due.Period][rule.period])
    place = _place(rule)
    if not place:
        return every
    words = {"every": every, "operator": LABELS[due.Operator][rule.operator], "place": place}
    return _("%(every)s, %(operator)s %(place)s") % words


def span_label(count: int, unit: due.TimeUnit) -> str:
    """So many hours, days or months."""
    return str(_SPANS[unit] % {"count": writing.Count(count)})


def _place(rule: due.Recurrence) -> str:
    if rule.weekday is not None:
        return writing.weekday(rule.weekday)
    if rule.day is None:
        return ""
    if rule.period == due.Period.YEAR and rule.month:
        leap_year = dt.date(2000, rule.month, rule.day)
        return writing.day_of_year(leap_year)
    if rule.month:
        return _("day %(day)s of month %(month)s") % {"day": rule.day, "month": rule.month}
    return _("day %(day)s") % {"day": rule.day}


def _shown(facts: Mapping[str, str]) -> dict[str, str]:
    """The figures of a computation, each in the form of the reader's language."""
    shown = {name: _FORMS[name](text) for name, text in facts.items() if name in _FORMS}
    if "unit" in facts:
        shown["span"] = span_label(int(facts["count"]), due.TimeUnit(facts["unit"]))
    if "rule" in facts:
        shown["series"] = series_label(due.recurrence(facts["rule"]))
    return shown


def _calendar_notes(facts: Mapping[str, str]) -> list[str]:
    notes = []
    if facts.get("days_off"):
        notes.append(_("holidays left out: %(days)s") % {"days": _days(facts["days_off"])})
    if facts.get("substituted"):
        notes.append(
            _("worked in exchange for a day off: %(days)s") % {"days": _days(facts["substituted"])}
        )
    return notes


def _day(text: str) -> str:
    return writing.long_day(dt.date.fromisoformat(text))


def _days(text: str) -> str:
    return writing.listed(_day(day) for day in text.split(","))


def _instant(text: str) -> str:
    return writing.instant(dt.datetime.fromisoformat(text))


_FORMS: dict[str, Callable[[str], str]] = {
    "calendar": str,
    "day": _day,
    "first_day": _day,
    "instant": _instant,
    "last_day": _day,
    "last_instant": _instant,
    "period": period_label,
    "trigger_at": _instant,
    "trigger_on": _day,
}
