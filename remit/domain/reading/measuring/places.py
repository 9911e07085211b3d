"""Where a quote stands: by its offsets, else by its words, found exactly and as often as said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.domain.reading.measuring.records import Stretch


class QuoteLost(ValueError):
    """A quote that does not stand in the text as the annotation says."""


def place(entry: Mapping[str, Any] | str, text: str) -> Stretch:
    """The stretch of an entry that has offsets, or a quote with its number `nth`."""
    if isinstance(entry, str):
        return of_quote(entry, text)
    if "start" in entry:
        return _checked(int(entry["start"]), int(entry["end"]), text)
    return of_quote(str(entry["quote"]), text, int(entry.get("nth") or 0))


def of_quote(quote: str, text: str, nth: int = 0) -> Stretch:
    """The stretch of a quote, the first one if no number is given."""
    at = -1
    for _turn in range(nth + 1):
        at = text.find(quote, at + len(quote) if at >= 0 else 0)
        if at < 0 or not quote:
            raise QuoteLost(quote)
    return Stretch(at, at + len(quote))


def quoted(where: Stretch, text: str) -> str:
    """The words of a stretch."""
    return text[where.start : where.end]


def overlap(one: Stretch, other: Stretch) -> float:
    """The shared part as a share of the shorter stretch."""
    shortest = min(one.end - one.start, other.end - other.start)
    return _shared(one, other) / shortest if shortest > 0 else 0.0


def likeness(one: Stretch, other: Stretch) -> float:
    """The shared part as a share of both together (intersection over union)."""
    shared = _shared(one, other)
    union = (one.end - one.start) + (other.end - other.start) - shared
    return shared / union if union > 0 else 0.0


def _shared(one: Stretch, other: Stretch) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _checked(start: int, end: int, text: str) -> Stretch:
    if not 0 <= start < end <= len(text):
        raise QuoteLost(f"{start}-{end}")
    return Stretch(start, end)
