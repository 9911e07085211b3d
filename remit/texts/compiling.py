"""A compiled pattern as numbers, and a pattern from them: Python compiles large patterns slowly.

Python gives no way to keep a compiled pattern; its own machine runs on a list of numbers, which can
be kept. Where a Python has no such machine, nothing is kept and every pattern is compiled anew.
"""

from __future__ import annotations

import functools
import importlib
import re
import sys
from array import array
from collections.abc import Mapping
from typing import Any, NamedTuple

PROBE = r"\b(?P<one>[a-z]+|\d{2})(?!é)"
# The numbers of the machine are of four bytes.
NUMBER = next(code for code in "IL" if array(code).itemsize == 4)


class Numbers(NamedTuple):
    """A compiled pattern: its flags, how many groups it has and their names, and its program."""

    flags: int
    groups: int
    names: Mapping[str, int]
    program: array[int]


def machine() -> str:
    """Which machine runs the numbers; numbers of another one are of no use."""
    return f"{sys.implementation.cache_tag} {sys.version_info[:3]} {sys.byteorder} {_sre().MAGIC}"


@functools.cache
def is_possible() -> bool:
    """Whether this Python has the machine that is known here, as one pattern shows."""
    try:
        return pattern_of(PROBE, numbers(PROBE, re.IGNORECASE)) == re.compile(PROBE, re.IGNORECASE)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return False


def numbers(pattern: str, flags: int) -> Numbers:
    """A pattern compiled into numbers."""
    compiler = importlib.import_module("re._compiler")
    parsed = importlib.import_module("re._parser").parse(pattern, flags)
    state = parsed.state
    program = array(NUMBER, compiler._code(parsed, flags))
    return Numbers(flags | state.flags, state.groups - 1, state.groupdict, program)


def pattern_of(pattern: str, made: Numbers) -> re.Pattern[str]:
    """The pattern that runs on the numbers."""
    names: list[str | None] = [None] * (made.groups + 1)
    for name, number in made.names.items():
        names[number] = name
    program = made.program.tolist()
    found: re.Pattern[str] = _sre().compile(
        pattern, made.flags, program, made.groups, dict(made.names), tuple(names)
    )
    return found


def _sre() -> Any:
    return importlib.import_module("_sre")
