"""One thing that was expected, or found, or both; outcomes of many texts can be added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from remit.domain.reading.measuring.records import Stretch


@dataclass(frozen=True)
class Outcome:
    """Right when what was found agrees with what was expected; with its place, if it has one."""

    measure: str
    expected: bool
    found: bool
    right: bool
    kind: str | None = None
    place: Stretch | None = None
    meant: str = ""
    read: str = ""


def outcome(
    measure: str, expected: bool, found: bool, right: bool, kind: str | None = None
) -> Iterator[Outcome]:
    """An outcome, unless there was nothing to find and nothing was found."""
    if expected or found:
        yield Outcome(measure, expected, found, expected and found and right, kind)
