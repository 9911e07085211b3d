"""The forms in which a typed date is recognised, built from the words of the four languages."""

import re
from collections.abc import Iterable, Mapping

from remit.domain import document_numbers
from remit.domain.due import entry_words as words
from remit.domain.due.facts import Operator


def _any_of(phrases: Iterable[str]) -> str:
    plain = sorted({document_numbers.plain(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in plain)


def _numbered(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {
        document_numbers.plain(word): number
        for number, row in enumerate(rows, start=1)
        for word in row
    }


def _phrases(table: Mapping[Operator, tuple[str, ...]]) -> dict[str, Operator]:
    return {
        document_numbers.plain(phrase): operator
        for operator, phrases in table.items()
        for phrase in phrases
    }


LEADING, TRAILING = _phrases(words.LEADING), _phrases(words.TRAILING)
MONTHS, QUARTERS, HALVES = (
    _numbered(rows) for rows in (words.MONTHS, words.QUARTERS, words.HALVES)
)
BEFORE_VALUE = re.compile(rf"(?P<word>{_any_of(LEADING)})(?:\s+|(?=[0-9]))")
AFTER_VALUE = re.compile(rf"\s*(?P<word>{_any_of(TRAILING)})$")
IDLE = re.compile(rf"(?:(?:{_any_of(words.IDLE)})\s+)*")
END = re.compile(rf"(?:^(?:{_any_of(words.LEADING_END)})\s+|\s*(?:{_any_of(words.TRAILING_END)})$)")

_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?::(?=[0-9]{2})|\s?(?:h|시|gio))"
    r"\s?(?:(?P<minute>[0-9]{1,2})(?:분|\sphut)?)?"
)
HOUR_FIRST = re.compile(rf"{_CLOCK}(?:,\s?|\s)(?:(?:ngay|on|يوم)\s)?(?P<date>.+)")
HOUR_LAST = re.compile(rf"(?P<date>.+?)(?:t|(?:,\s?|\s)(?:(?:luc|at|الساعة)\s)?){_CLOCK}")

_YEAR = r"(?P<year>[0-9]{4})\s?년?"
_MONTH, _DAY = r"(?P<month>[0-9]{1,2})", r"(?P<day>[0-9]{1,2})"
_NAME = rf"(?P<name>{_any_of(MONTHS)})"
_JOIN = rf"(?:\s?[-/,.]\s?|\s)?(?:(?:{_any_of(words.JOINING)})\s)*"
_QUARTER, _HALF = rf"(?P<quarter>{_any_of(QUARTERS)})", rf"(?P<half>{_any_of(HALVES)})"
_PARTS = (
    rf"(?:{_any_of(words.QUARTER)})\s?{_QUARTER}",
    rf"{_QUARTER}\s?(?:{_any_of(words.AFTER_QUARTER)})",
    rf"(?:{_any_of(words.HALF)})\s?{_HALF}",
    rf"{_HALF}\s?(?:{_any_of(words.AFTER_HALF)})",
)
DAYS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?P<mark>[-/.])\s?{_MONTH}(?P=mark)\s?{_DAY}\.?",
        rf"{_DAY}\s?(?P<mark>[-/.])\s?{_MONTH}\s?(?P=mark)\s?{_YEAR}",
        rf"{_DAY} thang {_MONTH}(?:,| nam)\s?{_YEAR}",
        rf"{_YEAR}\s?{_MONTH}월\s?{_DAY}일",
        rf"{_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{_NAME}{_JOIN}{_YEAR}",
        rf"{_NAME}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
    )
)
PERIODS = tuple(
    re.compile(form)
    for form in (
        rf"(?:thang )?{_MONTH}(?:\s?[-/.]\s?| nam ){_YEAR}",
        rf"{_YEAR}[-/.]\s?{_MONTH}\.?",
        rf"{_YEAR}\s?{_MONTH}월",
        rf"{_NAME}{_JOIN}{_YEAR}",
        *(rf"{part}{_JOIN}{_YEAR}" for part in _PARTS),
        *(rf"{_YEAR}\s?[-/]?\s?{part}" for part in _PARTS),
        rf"(?:(?:{_any_of(words.JOINING)})\s)*{_YEAR}",
    )
)
