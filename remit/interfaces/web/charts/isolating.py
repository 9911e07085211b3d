"""Words inside a drawing keep their own direction: a drawing has no elements for it, so the signs
of Unicode stand around names and around document numbers."""

import itertools
from collections.abc import Iterable

from remit.interfaces import writing
from remit.interfaces.web import numbers

UNBROKEN = "\u00a0"
BY_ITS_LETTERS, FROM_THE_LEFT, FROM_THE_RIGHT = "\u2068", "\u2066", "\u2067"
END = "\u2069"
_OPENING = frozenset({BY_ITS_LETTERS, FROM_THE_LEFT, FROM_THE_RIGHT})


def joined(*words: str) -> str:
    """Several words in one line, with the comma of the language between them."""
    return writing.parted(words)


def percent(number: str) -> str:
    """A number in per cent, which is never broken, and runs from the left in every language."""
    return f"{FROM_THE_LEFT}{number}{UNBROKEN}%{END}"


def across(lines: Iterable[str]) -> list[str]:
    """Lines that were one text: what is isolated over the end of a line stays so on the next."""
    made: list[str] = []
    opened: list[str] = []
    for line in lines:
        begun = "".join(opened)
        for sign in line:
            if sign in _OPENING:
                opened.append(sign)
            elif sign == END and opened:
                opened.pop()
        made.append(f"{begun}{line}{END * len(opened)}")
    return made


def named(text: str) -> str:
    """A name, which runs as its own letters do, with the numbers in it isolated."""
    edges = [0, *(edge for place in numbers.places(text) for edge in place), len(text)]
    pieces = [text[start:end] for start, end in itertools.pairwise(edges)]
    inside = (
        f"{FROM_THE_LEFT}{piece}{END}" if turn % 2 else piece for turn, piece in enumerate(pieces)
    )
    return f"{BY_ITS_LETTERS}{''.join(inside)}{END}"
