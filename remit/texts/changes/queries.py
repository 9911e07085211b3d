"""Which documents were replaced or amended, by which other one, and since which act that is known.
What is done to one language of a work is done to all; a document that the viewer may not read is
not told."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from remit.domain.bases import CHANGING
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.ledger import queries as ledger
from remit.texts import models, queries
from remit.texts.pairs.queries import works
from remit.texts.queries import DocumentCard

Row = tuple[int, int, int, str]
FIELDS = ("known_from", "from_document", "to_document", "relation")


@dataclass(frozen=True, slots=True)
class Change:
    """A document was replaced or amended by another: in which act that was recorded, and when."""

    act: int
    relation: Relation
    document: int
    by: DocumentCard
    recorded_on: dt.date


def of(viewer: Viewer, document: int) -> tuple[Change, ...]:
    """What was done to the work of a document, in the order of the acts."""
    whole = works.of(document)
    rows = _rows().filter(to_document__in=whole).exclude(from_document__in=whole)
    return tuple(_told(viewer, list(rows.values_list(*FIELDS))))


def every(viewer: Viewer) -> Mapping[int, tuple[Change, ...]]:
    """Each document that was replaced or amended, in any language of its work, with what did it."""
    rows = list(_rows().values_list(*FIELDS))
    if not rows:
        return {}
    heads = works.heads()
    members: dict[int, set[int]] = defaultdict(set)
    for document, head in heads.items():
        members[head].add(document)
    found: dict[int, list[Change]] = defaultdict(list)
    for change in _told(viewer, rows):
        head = heads.get(change.document, change.document)
        if heads.get(change.by.id) != head:
            for document in members[head] | {change.document}:
                found[document].append(change)
    return {document: tuple(some) for document, some in found.items()}


def known(document: int) -> list[int]:
    """The acts in which the work of a document was replaced or amended, whoever asks."""
    whole = works.of(document)
    rows = _rows().filter(to_document__in=whole).exclude(from_document__in=whole)
    return list(rows.values_list("known_from", flat=True))


def _rows() -> QuerySet[models.DocumentRelation]:
    codes = [relation.value for relation in CHANGING]
    rows = models.DocumentRelation.objects.filter(relation__in=codes, known_until=None)
    return rows.order_by("known_from")


def _told(viewer: Viewer, rows: Iterable[Row]) -> list[Change]:
    found = list(rows)
    cards = queries.documents_named(viewer, {row[1] for row in found}) if found else []
    readable = {card.id: card for card in cards}
    days = ledger.days_of(row[0] for row in found) if readable else {}
    return [
        Change(act, Relation(relation), to, readable[by], days[act])
        for act, by, to, relation in found
        if by in readable
    ]
