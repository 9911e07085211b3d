"""How a commitment stood when it was shown: the latest act on it, or the beginning of its latest
part. Whoever decides on what was shown names it, and is told what was done since."""

from dataclasses import dataclass

from django.db.models import Max, Q

from remit.commitments import models
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry, Whole


@dataclass(frozen=True, slots=True)
class Since:
    """The acts on a commitment after a mark, and the parts that were begun after it."""

    entries: tuple[Entry, ...]
    parts: tuple[Card, ...]


def mark(commitment: int) -> int:
    """The latest act that changed a commitment or gave it a part; asked inside the write it stays
    so until the end of it."""
    found = models.Commitment.objects.filter(Q(pk=commitment) | Q(parent=commitment))
    latest = found.aggregate(own=Max("last_act", filter=Q(pk=commitment)), newest=Max("pk"))
    return max(latest["own"] or 0, latest["newest"] or 0)


def mark_of(whole: Whole) -> int:
    """The same of what is being shown."""
    return max(whole.last_act, *(part.id for part in whole.parts), 0)


def since(whole: Whole, seen: int) -> Since:
    """What came after a mark."""
    return Since(
        tuple(entry for entry in whole.entries if entry.seq > seen),
        tuple(part for part in whole.parts if part.id > seen),
    )
