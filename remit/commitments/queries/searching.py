"""Searching everything at once: commitments, documents and units that a viewer may read.

A commitment is found by its number, by words of its title, of its due date as it was written and of
its reference, and by the number of its document, if the viewer may read that.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db.models import Q

from remit.commitments import models
from remit.commitments.queries import lists, visibility, worded
from remit.domain.rights import Viewer
from remit.kernel import clock, folding, searching
from remit.kernel.searching import After, Part
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.organisation.queries import finding as units
from remit.texts.searching import queries as documents
from remit.texts.searching.queries import DocumentFound

Row = TypeVar("Row")


class Kind(StrEnum):
    """What can be found."""

    COMMITMENT = "COMMITMENT"
    DOCUMENT = "DOCUMENT"
    UNIT = "UNIT"


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """Some of what was found of one kind, the nearest first, and how many there are in all, or at
    the least."""

    rows: Sequence[Row]
    total: int
    last: After | None = None
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentFound:
    """A commitment with the words by which it may have been found."""

    card: lists.Card
    wording: str
    reference: str


NOTHING: Found[Any] = Found((), 0)


@dataclass(frozen=True, slots=True)
class Everything:
    """What was found of each kind; a kind that was not asked for is None."""

    commitments: Found[CommitmentFound] | None
    documents: Found[DocumentFound] | None
    units: Found[UnitCard] | None

    @property
    def total(self) -> int:
        """How many were found in all, or at the least."""
        return sum(one.total for one in self._kinds)

    @property
    def is_least(self) -> bool:
        """There are more than were counted."""
        return any(one.is_least for one in self._kinds)

    @property
    def _kinds(self) -> list[Found[Any]]:
        return [one for one in (self.commitments, self.documents, self.units) if one]


def everything(
    viewer: Viewer,
    words: str,
    *,
    kinds: Collection[Kind] = tuple(Kind),
    part: Part | None = None,
) -> Everything:
    """What a viewer may read of all that has these words; without words nothing is found."""
    some, sought = part or Part(), folding.sought(words)
    if not sought:
        return Everything(*(NOTHING if kind in kinds else None for kind in Kind))
    return Everything(
        commitments=_commitments(viewer, words, some) if Kind.COMMITMENT in kinds else None,
        documents=_documents(viewer, words, some) if Kind.DOCUMENT in kinds else None,
        units=_units(words, some) if Kind.UNIT in kinds else None,
    )


def _commitments(viewer: Viewer, words: str, part: Part) -> Found[CommitmentFound]:
    meant, first = Q(document__in=documents.meant(viewer, words)), worded.meant(words)
    rows = visibility.visible_to(viewer, organisation.home_edition(clock.today()))
    wanted = searching.Wanted(words, "sought", worded.bearing(viewer, words), meant, first)
    page = searching.wide(rows, wanted, part)
    known = rows.defer(*lists.SOUGHT_IN).in_bulk(page.numbers)
    hits = [_hit(known[number]) for number in page.numbers]
    return Found(hits, page.total, page.last, is_least=page.is_least)


def _documents(viewer: Viewer, words: str, part: Part) -> Found[DocumentFound]:
    found, page = documents.found(viewer, words, part)
    return Found(found, page.total, page.last)


def _units(words: str, part: Part) -> Found[UnitCard]:
    cards, page = units.found(words, part)
    return Found(cards, page.total, page.last)


def _hit(row: models.Commitment) -> CommitmentFound:
    return CommitmentFound(lists.now(row), row.due_wording, row.reference)
