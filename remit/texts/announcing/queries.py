"""What a text says that it does to another document, and nobody has recorded: that it replaces or
amends one which is registered under its number. The words of a text change nothing by themselves; a
person records it, and until then what they concern is not certain."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from remit.domain import document_numbers
from remit.domain.bases import CHANGING
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.texts import models, queries
from remit.texts.pairs.queries import works
from remit.texts.queries import DocumentCard
from remit.texts.searching import queries as searching

# Of texts that name a document, the latest so many are asked what they do to it.
MOST = 50
# A shorter number stands in too many texts for them to be asked.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Announced:
    """Words by which a text changes another document, and where they stand in it; with the
    documents of the number which they name, or, asked from their side, with the text itself."""

    by: int
    relation: Relation
    number: str
    start: int
    end: int
    quote: str
    cards: Sequence[DocumentCard] = ()


def by(viewer: Viewer, document: int, found: Mapping[str, Any]) -> list[Announced]:
    """What a document says that it changes; what is recorded already is left out."""
    said = _changes(found.get("references", ()))
    if not said:
        return []
    work = works.of(document)
    folded = {document_numbers.fold(one["number"]) for one in said}
    rows = queries.visible_to(viewer).filter(number_folded__in=folded).exclude(pk__in=work)
    cards = queries.cards(rows.order_by("id"))
    done = {(to, relation) for _, to, relation in _recorded(work, {card.id for card in cards})}
    made = [_announced(document, one, _meant(one, cards)) for one in said]
    return [
        one for one in made if not any((card.id, one.relation.value) in done for card in one.cards)
    ]


def of(viewer: Viewer, document: DocumentCard, work: frozenset[int]) -> list[Announced]:
    """What other texts, which the viewer may read, say that they do to a document; the card is that
    of the text which says it."""
    folded = document_numbers.fold(document.number)
    if len(folded) < SHORTEST:
        return []
    naming = searching.passages(document.number).values("source")
    rows = queries.visible_to(viewer).filter(source__in=naming).exclude(pk__in=work)
    read = models.Reading.objects.filter(document__in=rows).order_by("-document")[:MOST]
    said = [
        (number, one)
        for number, references in read.values_list("document", "found__references")
        for one in _changes(references or ())
        if document_numbers.fold(one["number"]) == folded and _fits(one, document.issued_on)
    ]
    sources = {number for number, _ in said}
    done = {(by, relation) for by, _, relation in _recorded(sources, work)}
    cards = {card.id: card for card in queries.documents_named(viewer, sources)} if said else {}
    made = [_announced(number, one, [cards[number]]) for number, one in said]
    return [one for one in made if (one.by, one.relation.value) not in done]


def _changes(references: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    codes = {relation.value.lower() for relation in CHANGING}
    return [one for one in references if one.get("relation") in codes and one.get("number")]


def _meant(said: Mapping[str, Any], cards: Iterable[DocumentCard]) -> list[DocumentCard]:
    """The documents of that number; of those the ones of that day, where it is said."""
    folded = document_numbers.fold(said["number"])
    named = [card for card in cards if document_numbers.fold(card.number) == folded]
    return [card for card in named if _fits(said, card.issued_on)]


def _fits(said: Mapping[str, Any], issued_on: dt.date | None) -> bool:
    return not said.get("date") or issued_on is None or said["date"] == issued_on.isoformat()


def _recorded(sources: Set[int], targets: Set[int]) -> set[tuple[int, int, str]]:
    """Which of these documents are recorded to change which, whole or at a provision."""
    if not sources or not targets:
        return set()
    ends = {"from_document__in": sources, "to_document__in": targets, "known_until": None}
    both = (models.DocumentRelation.objects, models.ProvisionRelation.objects)
    whole, parts = (
        rows.filter(**ends).values_list("from_document", "to_document", "relation") for rows in both
    )
    return set(whole.union(parts))


def _announced(by: int, said: Mapping[str, Any], cards: Sequence[DocumentCard]) -> Announced:
    relation = Relation(str(said["relation"]).upper())
    start, end, quote = said["start"], said["end"], str(said["quote"])
    return Announced(by, relation, str(said["number"]), start, end, quote, cards)
