"""The one form in which an annotation and a reading are compared: offsets, codes and names.

A sheet says what somebody found in a text, be it the gold, a reading of the rules or a second
annotator; scoring never asks who wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ADDRESSEES = "ADDRESSEES"


@dataclass(frozen=True, order=True)
class Stretch:
    """Where something stands in the text; offsets are Python string indices."""

    start: int
    end: int


@dataclass(frozen=True)
class Due:
    """By when: a normalised value with its operator, or vague words, or a triggering event."""

    value: str | None = None
    operator: str | None = None
    vague: bool = False
    triggered: bool = False


@dataclass(frozen=True)
class Body:
    """Who owes, and every name under which the text means that body."""

    label: str
    names: frozenset[str]
    basis: str = "stated"

    @property
    def is_addressees(self) -> bool:
        """The whole list of addressees is meant."""
        return self.label == ADDRESSEES or self.basis.upper() == ADDRESSEES


@dataclass(frozen=True)
class Duty:
    """One obligation; an optional one is an honest borderline case and is not scored."""

    place: Stretch
    kind: str
    body: Body | None = None
    due: Due | None = None
    confidence: float = 1.0
    optional: bool = False
    # A person completes it, however sure the reader is.
    lacks: bool = False


@dataclass(frozen=True)
class Citation:
    """Another document named in the text; scored when its number stands in its quote."""

    place: Stretch
    number: str
    scored: bool = True


@dataclass(frozen=True)
class Figure:
    """Figures stated together."""

    place: Stretch
    values: tuple[float, ...]


@dataclass(frozen=True)
class Note:
    """A limitation, a cause or a bottleneck."""

    place: Stretch
    kind: str


@dataclass(frozen=True)
class Contradiction:
    """Places that do not fit together, and why."""

    code: str
    places: tuple[Stretch, ...]


@dataclass(frozen=True)
class Head:
    """What the document says about itself; only the facts named here are scored."""

    facts: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """All that was found in one text; `units` gives each body of the text with its names."""

    head: Head
    duties: tuple[Duty, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[Note, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
