"""How documents are numbered: 24-CT/TU, 1207/QĐ-UBND, 47/2024/NĐ-CP, Executive Order 13642.

People write the same number with other dashes, spaces, digits or case, and without the stroke of
Đ. For look-up all of these are one; for display the number keeps its letters.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from remit.domain.refusals import Refusal

_DASH = re.compile(r"\s*[-‐‑‒–—―−﹘﹣－]\s*")
_SLASH = re.compile(r"\s*[/⁄∕／]\s*")
_WORDS_FOR_NUMBER = re.compile(r"(?:(?:số|so|no|nr|n[°º]|№|رقم|제)(?![^\W\d_])[\s.:]*)+", re.I)
_LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
_KOREAN_COUNTER = re.compile(r"(?<=[0-9])\s*호+$")
LONGEST = 300  # no number with its issuer and year is longer
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_FORMS = (
    re.compile(rf"(?P<serial>[0-9]+)(?:/{_YEAR})?/(?P<kind>[^\W\d_]+)-(?P<issuer>[^\s/]+)"),
    re.compile(rf"(?P<serial>[0-9]+)(?:/{_YEAR})?-(?P<kind>[^\W\d_]+)/(?P<issuer>[^\s/]+)"),
    re.compile(
        rf"(?P<kind>[^\W\d_][^\d]*?) (?P<serial>[0-9]+)(?::{_YEAR})?(?:/(?P<issuer>[^\s/]+))?"
    ),
)
_REFERENCE = re.compile(
    r"(?P<number>[^@]+?)\s*(?:@\s*(?P<issuer>[^@/]*?)\s*(?:/\s*(?P<year>[0-9]{4}))?)?\s*"
)


@dataclass(frozen=True)
class NumberParts:
    """What a number says: the serial, the kind of document, who issued it, of which year."""

    serial: str
    kind: str
    issuer: str | None = None
    year: int | None = None


class Reference(NamedTuple):
    """A document as a person names it: its number, and issuer and year where they are needed."""

    number: str
    issuer: str | None
    year: int | None


def plain(text: str) -> str:
    """Letters without case, marks or stroke, and digits of any script as 0 to 9."""
    bare = (
        _plain_digit(letter)
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if unicodedata.category(letter) not in ("Mn", "Cf")
    )
    return unicodedata.normalize("NFC", "".join(bare).replace("đ", "d").replace("ـ", ""))


def fold(number: str) -> str:
    """Numbers that mean the same document fold to the same text."""
    text = _tidied(plain(number))
    return _LEADING_ZEROS.sub("", _KOREAN_COUNTER.sub("", text))


def normalise(number: str) -> str:
    """A number as it is shown: its own letters, plain dashes and digits, no word for 'number'."""
    composed = unicodedata.normalize("NFC", number)
    kept = (letter for letter in composed if unicodedata.category(letter) != "Cf")
    return _tidied("".join(_plain_digit(letter) for letter in kept))


def parse(number: str) -> NumberParts | None:
    """The parts of a number in a known form, or nothing."""
    text = normalise(number)
    found = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return NumberParts(found["serial"], found["kind"], found["issuer"], year)


def split_reference(text: str) -> Reference:
    """NUMBER, NUMBER@ISSUER, NUMBER@ISSUER/YEAR or NUMBER@/YEAR."""
    found = _REFERENCE.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        raise Refusal("DOCUMENT_REFERENCE_MALFORMED", text=text)
    year = int(found["year"]) if found["year"] else None
    reference = Reference(normalise(found["number"]), found["issuer"] or None, year)
    if not reference.number or ("@" in text and reference[1:] == (None, None)):
        raise Refusal("DOCUMENT_REFERENCE_MALFORMED", text=text)
    return reference


def _tidied(text: str) -> str:
    dashed = _SLASH.sub("/", _DASH.sub("-", text))
    spaced = " ".join(dashed.split())
    found = _WORDS_FOR_NUMBER.match(spaced)
    return spaced[found.end() :] if found else spaced


def _plain_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
