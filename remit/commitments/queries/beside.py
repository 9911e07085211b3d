"""Commitments beside each other: those that one order began for several units or several dates
stand at the same place of the same text. Parts stand there too, and are shown with their whole."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from remit.commitments import models
from remit.commitments.queries import lists, visibility
from remit.commitments.queries.lists import Card
from remit.domain.rights import Viewer
from remit.domain.vocabulary import NOT_STANDING
from remit.kernel import clock
from remit.organisation import queries as organisation

Place = tuple[int, int]


def by_place(viewer: Viewer, document: int) -> Mapping[Place, tuple[int, ...]]:
    """The commitments that stand, by their place in a text, in the order in which they began."""
    found: dict[Place, list[int]] = defaultdict(list)
    rows = _standing(viewer).filter(document=document, start__isnull=False).order_by("pk")
    for row in rows.only("pk", "start", "end"):
        found[row.start or 0, row.end or 0].append(row.pk)
    return {place: tuple(numbers) for place, numbers in found.items()}


def beside(viewer: Viewer, card: Card, place: Place | None) -> list[Card]:
    """The other commitments of the same order, the earliest due first."""
    of_no_order = card.parent is not None or card.work in NOT_STANDING
    if card.document is None or place is None or of_no_order:
        return []
    same = _standing(viewer).filter(document=card.document, start=place[0], end=place[1])
    others = same.exclude(pk=card.id).order_by("revised", "lead__code", "pk")
    return [lists.now(row) for row in others]


def _standing(viewer: Viewer) -> QuerySet[models.Commitment]:
    edition = organisation.home_edition(clock.today())
    whole = visibility.visible_to(viewer, edition).filter(parent=None)
    return whole.exclude(work__in=NOT_STANDING)
