"""Scope: which commitments a figure is about, on which day, as known at which act.

Scope means unit range and every filter; each row of a table is a scope of its own.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from remit.domain.buckets import ClockName
from remit.domain.tree import Edition
from remit.domain.vocabulary import Level, Type


class By(StrEnum):
    """By what the rows of a table are made."""

    UNIT = "unit"
    ISSUER_LEVEL = "issuer-level"
    DOCUMENT = "document"
    TYPE = "type"
    DUE_MONTH = "due-month"


@dataclass(frozen=True)
class Scope:
    """A day, a moment of knowledge, a tree, a clock, and filters; None filters nothing."""

    on: dt.date
    known_seq: int
    edition: Edition
    tree: str
    unit: int | None = None
    document: int | None = None
    issuer_level: Level | None = None
    type: Type | None = None
    clock: ClockName = ClockName.REVISED

    @property
    def filtered(self) -> bool:
        """Whether more than the unit limits the scope."""
        return not (self.document is None and self.issuer_level is None and self.type is None)
