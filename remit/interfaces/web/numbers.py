"""Document numbers inside running text keep the order of their signs: in a line that runs from
right to left the parts of 24-CT/TU would change places."""

import itertools
import re

from django.utils.html import escape
from django.utils.safestring import SafeString

from remit.interfaces.web.markup import format_html

# A word that begins with a digit, and of these the numbers: a stroke or a dash, and a capital.
_SIGNS = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_WORD = re.compile(rf"(?<![{_SIGNS}/-])[0-9][{_SIGNS}/.@-]*[{_SIGNS}]")
_NUMBERED = re.compile(r"(?=.*[/-])(?=.*[A-Z\u00c0-\u00de\u0110])")


def places(text: str) -> list[tuple[int, int]]:
    """Where document numbers stand in a text."""
    return [word.span() for word in _WORD.finditer(text) if _NUMBERED.match(word.group())]


def isolated(text: str) -> SafeString:
    """A short text in which document numbers are isolated."""
    found = places(text)
    if not found:
        return escape(text)
    edges = [0, *(edge for place in found for edge in place), len(text)]
    # Edges begin and end numbers in turn, so every second piece is one.
    pieces = [
        isolate(text[start:end]) if turn % 2 else escape(text[start:end])
        for turn, (start, end) in enumerate(itertools.pairwise(edges))
    ]
    return SafeString("".join(pieces))


def isolate(number: str) -> SafeString:
    """A document number by itself."""
    return format_html('<bdi dir="ltr" class="docno">{}</bdi>', number)
