"""Reading the history of a document: how it stands to others and since which act, and every act
about it, also those that relate another document to it. Of documents that the viewer may not read
nothing is told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from remit.domain.acts import Tag
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.texts import models, queries
from remit.texts.provisions import queries as provisions
from remit.texts.queries import DocumentCard

NAMING_ANOTHER = frozenset(
    {
        Tag.DOCUMENT_RELATED,
        Tag.DOCUMENT_PARTED,
        Tag.DOCUMENT_PROVISIONS_RELATED,
        Tag.DOCUMENT_PROVISIONS_PARTED,
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """How a document stands to another one, by the act that said so; `outgoing`: it says so itself.
    Parted, it also names the act that took it back."""

    act: int
    relation: Relation
    outgoing: bool
    other: DocumentCard
    parted_in: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An act about a document; `link` is the relation that it made or took back."""

    act: Act
    link: Link | None = None
    can_be_taken_back: bool = False


def links(viewer: Viewer, document: int) -> list[Link]:
    """How a document stands to others that the viewer may read."""
    return [one for one in _links(viewer, document) if one.parted_in is None]


def entries(viewer: Viewer, document: int) -> list[Entry]:
    """What was done about a document, the latest first; the latest correction can be taken back."""
    by_act: dict[int, Link] = {}
    for link in _links(viewer, document):
        by_act |= {seq: link for seq in (link.act, link.parted_in) if seq is not None}
    told = {*by_act, *_of_provisions(viewer, document)}
    found = [one for one in _acts(document, told) if _is_shown(one, told)]
    corrections = [one.seq for one in found if one.tag is Tag.DOCUMENT_CORRECTED]
    latest = max(corrections, default=0)
    ordered = sorted(found, key=lambda one: one.seq, reverse=True)
    return [Entry(one, by_act.get(one.seq), one.seq == latest) for one in ordered]


def _links(viewer: Viewer, document: int) -> list[Link]:
    said = Q(from_document=document) | Q(to_document=document)
    rows = list(models.DocumentRelation.objects.filter(said).order_by("known_from"))
    others = {end for row in rows for end in (row.from_document_id, row.to_document_id)}
    seen = queries.visible_to(viewer).filter(pk__in=others - {document})
    known = {card.id: card for card in queries.cards(seen)}
    return [
        Link(
            act=row.known_from,
            relation=Relation(row.relation),
            outgoing=row.from_document_id == document,
            other=known[other],
            parted_in=row.known_until,
        )
        for row in rows
        if (
            other := row.to_document_id
            if row.from_document_id == document
            else row.from_document_id
        )
        in known
    ]


def _acts(document: int, told: Iterable[int]) -> list[Act]:
    own = ledger.acts_of([document], prefix="document.")
    known = {act.seq for act in own}
    others = (ledger.act(seq) for seq in sorted(set(told) - known))
    return [*own, *(act for act in others if act is not None)]


def _of_provisions(viewer: Viewer, document: int) -> set[int]:
    """The acts that related provisions of documents which the viewer may read, or parted them."""
    known = provisions.every(viewer, document)
    return {seq for one in known for seq in (one.act, one.parted_in) if seq is not None}


def _is_shown(act: Act, told: Collection[int]) -> bool:
    """An act that names a document which the viewer may not read is not shown."""
    return act.tag not in NAMING_ANOTHER or act.seq in told
