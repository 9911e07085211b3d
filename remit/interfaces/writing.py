"""How numbers, days and lists are written: as officials of the reader's language write them, and
the same on pages, in charts, in letters and on the command line.

Counts are grouped in threes; numbers that name something (commitments, acts, documents, years)
never are, so they do not come through here. Files for programs (JSON, CSV) hold plain numbers.
"""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.utils import dates, formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from remit.domain import half_open

ARABIC_INDIC = "arabic-indic"
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBER = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
_ZERO_BEFORE_MONTHS = 2
_END_OF_NUMBER = re.compile(r"\d[\d.,]*$")


class Count(int):
    """How many there are: it chooses the form of a plural, and is written in groups of three."""

    def __str__(self) -> str:
        return number(int(self))


def count(value: int) -> Count:
    """So many, for a sentence that has forms for one and for several."""
    return Count(value)


def number(value: int | Decimal | float, places: int | None = None) -> str:
    """A number in groups of three, with so many places behind the decimal sign."""
    if places is None and isinstance(value, int):
        said = f"{int(value):,}".replace(",", _thousands(get_language()))
    else:
        said = str(formats.number_format(value, places, use_l10n=True, force_grouping=True))
    return said.translate(_NUMBER) if _in_arabic_indic() else said


@cache
def _thousands(language: str | None) -> str:
    """What stands between groups of three in a language; a page has a thousand counts."""
    return str(formats.get_format("THOUSAND_SEPARATOR", language))


def percent(value: Decimal | float) -> str:
    """A share in per cent with two places, without its sign."""
    return number(value, 2)


def last_day(until: dt.date, begins: dt.date = dt.date.min) -> dt.date:
    """The last day of a period that is stored until a day; what ended as it began had only that."""
    return max(half_open.last_day(until), begins)


def day(on: dt.date) -> str:
    """A day in digits, in the order of the language."""
    return _digits(formats.date_format(local(on), "SHORT_DATE_FORMAT"))


def long_day(on: dt.date) -> str:
    """A day with its month in words, for running text and headings."""
    return _digits(_spoken(on, "DATE_FORMAT"))


def day_of_year(on: dt.date) -> str:
    """A day with its month in words, of every year."""
    return _digits(_spoken(on, "MONTH_DAY_FORMAT"))


def month(on: dt.date) -> str:
    """A month of a year, in words."""
    return _digits(formats.date_format(on, "YEAR_MONTH_FORMAT"))


def short_month(on: dt.date) -> str:
    """A month of a year, in digits."""
    return _digits(formats.date_format(on, _("m/Y")))


def instant(at: dt.datetime) -> str:
    """A day and its hour, in the time zone of the site."""
    return _digits(formats.date_format(local(at), "SHORT_DATETIME_FORMAT"))


def hour(at: dt.datetime) -> str:
    """The hour of an instant, in the time zone of the site."""
    return _digits(f"{local(at):%H:%M}")


def weekday(place: int) -> str:
    """A day of the week, from Monday, 0."""
    return str(dates.WEEKDAYS[place])


def typed_day(on: dt.date) -> str:
    """A day as it stands in a field where people type it: as pages write it."""
    return str(formats.date_format(on, "SHORT_DATE_FORMAT"))


def listed(words: Iterable[str]) -> str:
    """All of several words as the language lists them: the last with its “and”."""
    *before, last = [*words] or [""]
    if not before:
        return last
    return _("%(words)s and %(last)s") % {"words": parted(before), "last": last}


def parted(words: Iterable[str]) -> str:
    """Several words in a row, with the comma of the language and nothing else between them."""
    return comma().join(words)


def claused(sentences: Iterable[str]) -> str:
    """Several clauses of one sentence, with the semicolon of the language between them."""
    return semicolon().join(sentences)


def shortened(text: str | None, most: int) -> str:
    """As much of a text as so many signs hold: whole words, so that no number loses its end."""
    text = text or ""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    words = kept if text[most - 1].isspace() else kept[: kept.rfind(" ") + 1]
    # What has no words of that length ends at least before a number that would be cut.
    whole = words if len(words) > most // 2 else _END_OF_NUMBER.sub("", kept)
    return (whole or kept).rstrip() + "…"


def comma() -> str:
    """The comma of the language, with its space."""
    return _(", ")


def semicolon() -> str:
    """The semicolon of the language, with its space."""
    return _("; ")


def local(moment: dt.date) -> dt.date:
    """A day as it is; an instant in the time zone of the site."""
    if isinstance(moment, dt.datetime) and moment.tzinfo:
        return moment.astimezone(timezone.get_default_timezone())
    return moment


def _spoken(on: dt.date, form: str) -> str:
    shown = local(on)
    if get_language() != "vi":
        return str(formats.date_format(shown, form))
    # A paper of the state has a zero before the days below 10 and the first two months only.
    month_ = f"{shown.month:02}" if shown.month <= _ZERO_BEFORE_MONTHS else f"{shown.month}"
    year = "" if form == "MONTH_DAY_FORMAT" else f" năm {shown.year}"
    return f"ngày {shown.day:02} tháng {month_}{year}"


def _digits(words: str) -> str:
    return words.translate(_DIGITS) if _in_arabic_indic() else words


def _in_arabic_indic() -> bool:
    return get_language() == "ar" and settings.REMIT_ARABIC_DIGITS == ARABIC_INDIC
