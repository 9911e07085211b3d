"""Commitments that say the same as a new row: same words, same lead unit, same due date."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from remit.commitments import models
from remit.commitments.queries import visibility
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.kernel import folding

BATCH = 500


class Likeness(NamedTuple):
    """By what two commitments are taken for one: folded title, lead unit, first due date."""

    title: str
    lead: int | None
    due: dt.date | None


def likeness(title: str, lead: int | None, due: dt.date | None) -> Likeness:
    """The likeness of a title, whatever its case and accents."""
    return Likeness(folding.fold(title), lead, due)


def alike(viewer: Viewer, edition: Edition, wanted: Collection[Likeness]) -> dict[Likeness, int]:
    """Of these, those that a commitment has which the viewer may read, with its number."""
    titles = sorted({one.title for one in wanted})
    found: dict[Likeness, int] = {}
    for start in range(0, len(titles), BATCH):
        rows = visibility.visible_to(viewer, edition).filter(
            folded__in=titles[start : start + BATCH]
        )
        for number, title, lead, due in rows.values_list("id", "folded", "lead", "original"):
            found.setdefault(Likeness(title, lead, due), number)
    asked = set(wanted)
    return {one: number for one, number in found.items() if one in asked}


def numbers_known(numbers: Collection[int]) -> set[int]:
    """Of these numbers, those that are a commitment's; that says nothing of its content."""
    known: set[int] = set()
    wanted = sorted(numbers)
    for start in range(0, len(wanted), BATCH):
        rows = models.Commitment.objects.filter(pk__in=wanted[start : start + BATCH])
        known.update(rows.values_list("id", flat=True))
    return known
