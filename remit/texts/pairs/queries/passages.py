"""Where a commitment stands in every language of its work, and which passage of another language
already has a commitment."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from remit.domain import pairing
from remit.domain.rights import Viewer
from remit.texts import models, queries
from remit.texts.queries import DocumentCard, DraftCard

ACCEPTED, COVERED = models.Draft.ACCEPTED, models.Draft.COVERED


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a commitment in one language."""

    document: DocumentCard
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Covering:
    """The text from which a commitment was made that a draft says too, and the last day that each
    of the two gives."""

    document: DocumentCard
    start: int
    end: int
    last_here: dt.date | None = None
    last_there: dt.date | None = None

    @property
    def is_of_another_day(self) -> bool:
        """Whether the two texts give different last days."""
        return bool(self.last_here and self.last_there) and self.last_here != self.last_there


def passages(viewer: Viewer, commitment: int) -> list[Passage]:
    """The passages of a commitment in the documents that the viewer may read, the first first; none
    where it stands at one place only, which needs no telling apart."""
    rows = models.Draft.objects.filter(
        commitment=commitment,
        status__in=(ACCEPTED, COVERED),
        document__in=queries.visible_to(viewer),
    ).order_by("document", "start")
    drafts = list(rows)
    if len(drafts) <= 1:
        return []
    cards = _cards(viewer, {row.document_id for row in drafts})
    return [
        Passage(cards[row.document_id], row.start, row.end, str(row.found.get("quote", "")))
        for row in drafts
    ]


def coverings(viewer: Viewer, drafts: Iterable[DraftCard]) -> dict[int, Covering]:
    """Of these drafts those of which another language had the commitment first, with its text;
    what the viewer may not read is left out."""
    asked = [draft.id for draft in drafts if draft.commitment is not None]
    if not asked:
        return {}
    said = Q(one__in=asked) | Q(other__in=asked)
    rows = models.Twin.objects.filter(said, parted_at=None).select_related("one", "other")
    found: dict[int, tuple[models.Draft, models.Draft]] = {}
    for twin in rows:
        for mine, yours in ((twin.one, twin.other), (twin.other, twin.one)):
            if mine.pk in asked and _covers(yours, mine):
                found.setdefault(mine.pk, (mine, yours))
    cards = _cards(viewer, {yours.document_id for _, yours in found.values()})
    return {
        draft: _covering(cards[yours.document_id], mine, yours)
        for draft, (mine, yours) in found.items()
        if yours.document_id in cards
    }


def _covering(document: DocumentCard, mine: models.Draft, yours: models.Draft) -> Covering:
    days = [_last_day(one.found.get("deadline") or {}) for one in (mine, yours)]
    return Covering(document, yours.start, yours.end, *days)


def _last_day(deadline: Mapping[str, str]) -> dt.date | None:
    return pairing.last_day(deadline.get("value"), deadline.get("operator") or "by")


def _covers(yours: models.Draft, mine: models.Draft) -> bool:
    """Whether a commitment was made of the one before the other was tied to it."""
    if yours.status != ACCEPTED or yours.commitment != mine.commitment:
        return False
    if mine.status == COVERED or mine.decided_at is None or yours.decided_at is None:
        return mine.status == COVERED
    return mine.decided_at > yours.decided_at


def _cards(viewer: Viewer, documents: set[int]) -> Mapping[int, DocumentCard]:
    rows = queries.visible_to(viewer).filter(pk__in=documents)
    return {card.id: card for card in queries.cards(rows)}
