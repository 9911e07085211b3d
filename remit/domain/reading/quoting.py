"""Where a quotation stands: exactly, or in one place only once blanks and digits are folded.

Who quotes may be a machine that invents. What does not stand in the text is nowhere, and what
stands in several places is nowhere in particular.
"""

from __future__ import annotations

import re
import unicodedata

from remit.domain.reading.records import Span

LONGEST = 4000


def located(text: str, quote: str, start: int = 0, end: int | None = None) -> Span | None:
    """The one place of a quotation between two places of a text, as received."""
    end = len(text) if end is None else end
    wanted = quote.strip()
    if not wanted or len(wanted) > LONGEST:
        return None
    inside = text[start:end]
    places = [match.start() for match in re.finditer(re.escape(wanted), inside)]
    if len(places) == 1:
        return _span(text, start + places[0], start + places[0] + len(wanted))
    return None if places else _folded(text, wanted, start, inside)


def _folded(text: str, wanted: str, start: int, inside: str) -> Span | None:
    pattern = r"\s+".join(re.escape(word) for word in _plain_digits(wanted).split())
    found = list(re.finditer(pattern, _plain_digits(inside)))
    if len(found) != 1:
        return None
    return _span(text, start + found[0].start(), start + found[0].end())


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _plain_digits(text: str) -> str:
    """The same text, letter for letter, with digits of every script as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )
