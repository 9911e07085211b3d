"""What a draft still needs before it can be decided on, and what of it is certain: sure enough, its
unit clear, and contested by no check of the text."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from remit.domain.reading.records import SHOWN
from remit.texts import dates, owed
from remit.texts.confirming.resolving import Meant
from remit.texts.queries import DraftCard

# From here on a draft may be accepted together with others.
CERTAIN = 0.8
# What a text recommends, or exhorts to, becomes a commitment only one by one.
BINDING = frozenset({"directive", "task", "commitment"})
PENDING, REPLACED, REJECTED = "PENDING", "REPLACED", "REJECTED"
OWNED = frozenset({"ACCEPTED", "COVERED"})


class Show(StrEnum):
    """Which drafts of a document are shown. All are those that wait, those behind the fold and
    those that are decided on; the others are some of these. With contradictions first those that
    wait are shown in another order."""

    ALL = "all"
    WAITING = "waiting"
    LOW = "low"
    DECIDED = "decided"
    DATE = "date"
    UNIT = "unit"
    CONTRADICTIONS = "contradictions"
    CONTRADICTIONS_FIRST = "contradictions-first"
    CERTAIN = "certain"
    OWNED = "owned"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Sorted:
    """A draft with what it needs."""

    draft: DraftCard
    meant: Meant
    contested_by: tuple[str, ...]
    is_written_at: bool = False
    # Without an issuer that the site knows no unit is clear by its place.
    is_issued: bool = True
    issued_on: dt.date | None = None

    @property
    def waits(self) -> bool:
        """Nobody has decided on it."""
        return self.draft.status == PENDING

    @property
    def needs_date(self) -> bool:
        """No date follows from its words."""
        return not dates.follows(self.draft.found, self.issued_on)

    @property
    def needs_unit(self) -> bool:
        """Its words do not say clearly which unit owes it, or name several alike."""
        return self.meant.lead is None or self.meant.is_shared or "actor" in self._lacks

    @property
    def is_low(self) -> bool:
        """The reader is not sure that it binds anybody."""
        return not self.draft.added and self.draft.confidence < SHOWN

    @property
    def is_asked(self) -> bool:
        """It waits above the fold; what stands behind it waits for nobody."""
        return self.waits and not self.is_low

    @property
    def is_counted(self) -> bool:
        """It is one of the drafts of its document, wherever these are counted."""
        return self.is_asked or not self.waits

    @property
    def is_vague(self) -> bool:
        """It has words of a date from which none follows; where the text sets no date at all,
        nothing is lacking."""
        said = bool(self.draft.found.get("deadline")) or "deadline" in self._lacks
        return said and self.needs_date

    @property
    def _lacks(self) -> Sequence[str]:
        """What the reader could not tell of it."""
        lacks: Sequence[str] = self.draft.found.get("lacks", ())
        return lacks

    @property
    def may_be_several(self) -> bool:
        """Its words may charge a second unit, or set a second limit, and are one draft."""
        return "one-order" in self._lacks

    @property
    def needs_title(self) -> bool:
        """Its words begin or end in the middle of a sentence."""
        return not owed.is_whole(self.draft.found)

    @property
    def is_certain(self) -> bool:
        """It may be accepted unopened: nothing is lacking, and nothing contests it."""
        return (
            self.waits
            and self.draft.kind in BINDING
            and self.draft.confidence >= CERTAIN
            and not self.needs_unit
            and not self.contested_by
            and not self.is_vague
            and not self.needs_title
            and not self.may_be_several
            and not dates.comes_back(self.draft.found)
            and not self.is_written_at
            and not self.draft.added
            and self.is_issued
        )


def sorted_out(
    drafts: Iterable[DraftCard],
    meant: Mapping[int, Meant],
    checks: Sequence[Mapping[str, Any]],
    written_at: Collection[int] = (),
    *,
    is_issued: bool = True,
    issued_on: dt.date | None = None,
) -> list[Sorted]:
    """The drafts of a document that stand, in the order of the text, each with what it needs."""
    return [
        Sorted(
            one,
            meant.get(one.id, Meant()),
            _contesting(one, checks),
            one.id in written_at,
            is_issued,
            issued_on,
        )
        for one in drafts
        if one.status != REPLACED
    ]


def shown(drafts: Sequence[Sorted], show: Show) -> list[Sorted]:
    """The drafts that are asked for, in the order in which they are gone through."""
    return sorted((one for one in drafts if _SHOWN[show](one)), key=lambda one: turn(one, show))


def turn(one: Sorted, show: Show) -> tuple[bool, int, int, int]:
    """When the turn of a draft comes: by its place in the text; with contradictions first, those
    that a check contests before the others."""
    is_later = show is Show.CONTRADICTIONS_FIRST and not one.contested_by
    return is_later, one.draft.start, one.draft.end, one.draft.id


def counts(drafts: Sequence[Sorted]) -> dict[Show, int]:
    """How many drafts there are of each sort: as many as are shown when it is asked for."""
    return {show: len(shown(drafts, show)) for show in Show}


_SHOWN: Mapping[Show, Callable[[Sorted], bool]] = {
    Show.ALL: lambda one: True,
    Show.WAITING: lambda one: one.is_asked,
    Show.LOW: lambda one: one.waits and one.is_low,
    Show.DECIDED: lambda one: not one.waits,
    Show.DATE: lambda one: one.is_asked and one.needs_date,
    Show.UNIT: lambda one: one.is_asked and one.needs_unit,
    Show.CONTRADICTIONS: lambda one: one.is_asked and bool(one.contested_by),
    Show.CONTRADICTIONS_FIRST: lambda one: one.is_asked,
    Show.CERTAIN: lambda one: one.is_certain,
    Show.OWNED: lambda one: one.draft.status in OWNED,
    Show.REJECTED: lambda one: one.draft.status == REJECTED,
}


def _contesting(draft: DraftCard, checks: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The checks that found something in the words of a draft, or in its limit further up."""
    due = draft.found.get("deadline") or {}
    own = [(draft.start, draft.end), (due.get("start", 0), due.get("end", 0))]
    codes = (
        str(check["code"])
        for check in checks
        for place in check.get("spans", ())
        if any(place["start"] < end and start < place["end"] for start, end in own)
    )
    return tuple(dict.fromkeys(codes))
