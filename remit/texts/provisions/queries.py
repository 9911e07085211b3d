"""Reading how a provision of one document stands to a provision of another, from both sides. Of
documents that the viewer may not read nothing is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.texts import models, queries
from remit.texts.queries import DocumentCard


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document: from a sign to another, in the text as received."""

    document: int
    start: int
    end: int

    def overlaps(self, other: "Place") -> bool:
        """Whether both have a sign of one document."""
        same = self.document == other.document
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A place with its words."""

    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class ProvisionLink:
    """How a provision stands to one of another document, by the act that said so; `outgoing`: it
    says so itself. Parted, it also names the act that took it back."""

    act: int
    relation: Relation
    outgoing: bool
    here: Passage
    other: DocumentCard
    there: Passage
    parted_in: int | None = None


def links(viewer: Viewer, document: int) -> list[ProvisionLink]:
    """How the provisions of a document stand to those of others that the viewer may read, in the
    order of its text."""
    standing = [one for one in every(viewer, document) if one.parted_in is None]
    return sorted(standing, key=lambda one: (one.here.place.start, one.act))


def every(viewer: Viewer, document: int) -> list[ProvisionLink]:
    """The same with what was taken back, in the order of the acts."""
    said = Q(from_document=document) | Q(to_document=document)
    rows = list(models.ProvisionRelation.objects.filter(said).order_by("known_from"))
    if not rows:
        return []
    others = {_other(row, document) for row in rows}
    known = {card.id: card for card in queries.documents_named(viewer, others)}
    texts = _texts({document, *known})
    return [
        _link(row, document, known[other], texts)
        for row in rows
        if (other := _other(row, document)) in known
    ]


def made_of_provisions(numbers: Iterable[int]) -> frozenset[int]:
    """Of these commitments those that were made of a provision, in any language."""
    rows = models.Draft.objects.filter(commitment__in=list(numbers))
    return frozenset(one for one in rows.values_list("commitment", flat=True) if one)


def _other(row: models.ProvisionRelation, document: int) -> int:
    return row.to_document_id if row.from_document_id == document else row.from_document_id


def _link(
    row: models.ProvisionRelation, document: int, other: DocumentCard, texts: Mapping[int, str]
) -> ProvisionLink:
    outgoing = row.from_document_id == document
    source = Place(row.from_document_id, row.start, row.end)
    target = Place(row.to_document_id, row.to_start, row.to_end)
    here, there = (source, target) if outgoing else (target, source)
    return ProvisionLink(
        act=row.known_from,
        relation=Relation(row.relation),
        outgoing=outgoing,
        here=_passage(here, texts),
        other=other,
        there=_passage(there, texts),
        parted_in=row.known_until,
    )


def _passage(place: Place, texts: Mapping[int, str]) -> Passage:
    return Passage(place, texts[place.document][place.start : place.end])


def _texts(documents: Sequence[int] | set[int]) -> dict[int, str]:
    rows = models.Document.objects.filter(pk__in=list(documents))
    return dict(rows.values_list("pk", "source__text"))
