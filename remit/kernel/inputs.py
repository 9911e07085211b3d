"""What people type, read in one way wherever it enters: a day, an instant, a number, words.

A day is read as pages of any language write it; of digits alone the day stands first, or the year
when it has four digits, and no other order is guessed. Digits of any script count as 0 to 9, and
marks of direction are passed over, as people who write from right to left type them. Days outside
1900 to 2199 are slips, and the sums made with days stay inside the calendar. Numbers are those that
every database and every browser can hold.
"""

import datetime as dt
import re
import unicodedata

from django.utils import timezone

from remit.domain import due, lengths
from remit.domain.refusals import Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2199
GREATEST = 2**53
LONGEST_CODE = 60
_LONGEST = 80  # no day, instant or number is longer
_ALLOWED = frozenset("\n\r\t")
_UNWANTED = frozenset({"Cc", "Cs"})  # control characters, and halves of characters
_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)
# A day as people write it, of a year beyond the calendar.
_BEYOND = re.compile(
    r"[0-9]{5,}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2[0-9]{5,}"
)
_CODE = re.compile(r"[\w./-]+")
_NUMBER = re.compile(r"[0-9]{1,16}")
_WHOLE = re.compile(r"[-+\N{MINUS SIGN}]?[0-9]+")


def text(words: str) -> str:
    """Words without control characters; line ends and tabs are part of what people write."""
    if words.isprintable():  # what can be shown is neither a control nor half a character
        return words
    for place, letter in enumerate(words, start=1):
        if letter not in _ALLOWED and unicodedata.category(letter) in _UNWANTED:
            raise Refusal("TEXT_NOT_READABLE", place=str(place))
    return words


def fitting(name: str, words: str) -> str:
    """Words that can be read, and are no longer than a text of this name may be."""
    lengths.check(name, words)
    return text(words)


def is_code(words: str) -> bool:
    """Whether the words have the form of a code: letters of any script, digits and - _ . / only."""
    return bool(_CODE.fullmatch(words)) and len(words) <= LONGEST_CODE


def code(words: str) -> str:
    """A code, as it names a unit, a post or a tree."""
    if not is_code(words):
        raise Refusal("CODE_MALFORMED", text=_short(words), limit=str(LONGEST_CODE))
    return words


def day(words: str) -> dt.date:
    """A day: 2024-04-15, 15/04/2024, 2024. 4. 15., or with its month in words."""
    said = _moment(words)
    try:
        read = dt.date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        read = None
    if read is None:
        rule = "DAY_TOO_FAR" if _is_beyond(words) else "DAY_NOT_UNDERSTOOD"
        raise Refusal(rule, text=_short(words))
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Refusal("DAY_TOO_FAR", text=_short(words))
    return read


def days(first: str, last: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of a span, either of which may be left out."""
    begins, ends = (day(words) if words.strip() else None for words in (first, last))
    if begins is not None and ends is not None and ends < begins:
        raise Refusal("DAYS_TURNED_ROUND", first=first.strip(), last=last.strip())
    return begins, ends


def is_day(words: str) -> bool:
    """Whether the words have the form of a day."""
    return bool(_DAY.fullmatch(_moment(words)))


def instant(words: str) -> dt.datetime:
    """An instant: 2024-04-15T16:00 or 15/04/2024 16:00; without an offset local to the site."""
    said = _moment(words)
    try:
        read = dt.datetime.fromisoformat(said) if _INSTANT.fullmatch(said) else None
    except ValueError:
        read = None
    if read is None:
        rule = "DAY_TOO_FAR" if _is_beyond(words) else "INSTANT_NOT_UNDERSTOOD"
        raise Refusal(rule, text=_short(words))
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise Refusal("DAY_TOO_FAR", text=_short(words))
    return read if read.tzinfo else read.replace(tzinfo=timezone.get_default_timezone())


def number(words: str, *, least: int = 1) -> int | None:
    """A whole number that can name something, or none."""
    said = _plain(words)
    read = int(said) if _NUMBER.fullmatch(said) else -1
    return read if least <= read <= GREATEST else None


def is_number(words: str) -> bool:
    """Whether the words are a whole number, also one that names nothing: below zero, or too long
    to be kept."""
    return bool(_WHOLE.fullmatch(_plain(words)))


def _moment(words: str) -> str:
    """A day or an instant as programs write it, from any form in which pages write it."""
    said = _plain(words)
    if _DAY.fullmatch(said) or _INSTANT.fullmatch(said):
        return said
    return due.parse_moment(said) or ""


def _is_beyond(words: str) -> bool:
    """Whether the words begin with a day of a year with five digits or more."""
    return bool(_BEYOND.match(_plain(words)))


def _plain(words: str) -> str:
    """The words with plain digits and without marks of direction; too many words mean nothing."""
    said = words.strip()
    if len(said) > _LONGEST:
        return ""
    return "".join(_digit(one) for one in said if unicodedata.category(one) != "Cf")


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
