"""Which documents were replaced or amended, by which other one, and since which act that is known:
whole, or at one provision. What is done to one language of a work is done to all; a document that
the viewer may not read is not told."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F, IntegerField, Q, Value

from remit.domain.bases import CHANGING, Extent
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Relation
from remit.ledger import queries as ledger
from remit.texts import models, queries
from remit.texts.pairs.queries import works
from remit.texts.provisions.queries import Place
from remit.texts.queries import DocumentCard

Row = tuple[int, int, int, str, int | None, int | None]
FIELDS = ("known_from", "from_document", "to_document", "relation")
CODES = [relation.value for relation in CHANGING]
NOWHERE = Value(None, output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a change reaches, by the act that recorded it: the whole document; one provision,
    with the commitments that were made of it in any language; or, of an amendment that names
    provisions, what stands at no known place."""

    act: int
    extent: Extent = Extent.WHOLE
    place: Place | None = None
    made_there: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Change:
    """A document was replaced or amended by another: in which act that was recorded, when, and how
    far it reaches."""

    act: int
    relation: Relation
    document: int
    by: DocumentCard
    recorded_on: dt.date
    reach: Reach

    @property
    def of_provision(self) -> Place | None:
        """The provision that was replaced or amended, where one was named."""
        return self.reach.place


def of(viewer: Viewer, document: int, work: frozenset[int] | None = None) -> tuple[Change, ...]:
    """What was done to the work of a document, in the order of the acts; `work` are its documents,
    where they are known already."""
    whole = works.of(document) if work is None else work
    return tuple(_told(viewer, _rows(whole), dict.fromkeys(whole, document)))


def every(viewer: Viewer) -> Mapping[int, tuple[Change, ...]]:
    """Each document that was replaced or amended, in any language of its work, with what did it."""
    rows = _rows(None)
    if not rows:
        return {}
    heads = works.heads()
    members: dict[int, set[int]] = defaultdict(set)
    for document, head in heads.items():
        members[head].add(document)
    found: dict[int, list[Change]] = defaultdict(list)
    for change in _told(viewer, rows, heads):
        head = heads.get(change.document, change.document)
        if heads.get(change.by.id) != head:
            for document in members[head] | {change.document}:
                found[document].append(change)
    return {document: tuple(some) for document, some in found.items()}


def known(document: int) -> list[Reach]:
    """What was done to the work of a document, whoever asks, in the order of the acts."""
    whole = works.of(document)
    return _reaches(_rows(whole), dict.fromkeys(whole, document))


def _rows(work: frozenset[int] | None) -> list[Row]:
    """Relations of whole documents and of provisions, to one work or to all."""
    wanted = Q(relation__in=CODES, known_until=None)
    if work is not None:
        wanted &= Q(to_document__in=work) & ~Q(from_document__in=work)
    whole = models.DocumentRelation.objects.filter(wanted).values_list(*FIELDS, NOWHERE, NOWHERE)
    provisions = models.ProvisionRelation.objects.filter(wanted)
    both = whole.union(provisions.values_list(*FIELDS, F("to_start"), F("to_end")), all=True)
    return sorted(both)


def _reaches(rows: Sequence[Row], heads: Mapping[int, int]) -> list[Reach]:
    """How far each of them reaches; `heads` says which documents are one work."""

    def between(row: Row) -> tuple[int, int]:
        return heads.get(row[1], row[1]), heads.get(row[2], row[2])

    named = {between(row) for row in rows if row[4] is not None}
    made = _made_at([_place(row) for row in rows])
    return [
        Reach(row[0], _extent(row, between(row) in named), place, made.get(place, frozenset()))
        for row in rows
        for place in [_place(row)]
    ]


def _extent(row: Row, names_provisions: bool) -> Extent:
    if row[4] is not None:
        return Extent.PROVISION
    amends = row[3] == Relation.AMENDS.value
    return Extent.REST if amends and names_provisions else Extent.WHOLE


def _place(row: Row) -> Place | None:
    _act, _by, to, _relation, start, end = row
    return Place(to, start, end) if start is not None and end is not None else None


def _made_at(places: Iterable[Place | None]) -> dict[Place | None, frozenset[int]]:
    """The commitments that were made of the drafts at each place, in any language."""
    wanted = {place for place in places if place is not None}
    here = Q(pk__in=[])
    for place in wanted:
        here |= Q(document=place.document, start__lt=place.end, end__gt=place.start)
    if not wanted:
        return {}
    rows = models.Draft.objects.filter(here, commitment__isnull=False)
    found = [
        (Place(document, start, end), made)
        for document, start, end, made in rows.values_list("document", "start", "end", "commitment")
    ]
    return {
        place: frozenset(made for other, made in found if made and other.overlaps(place))
        for place in wanted
    }


def _told(viewer: Viewer, rows: Sequence[Row], heads: Mapping[int, int]) -> list[Change]:
    cards = queries.documents_named(viewer, {row[1] for row in rows}) if rows else []
    readable = {card.id: card for card in cards}
    days = ledger.days_of(row[0] for row in rows) if readable else {}
    return [
        Change(act, Relation(relation), to, readable[by], days[act], reach)
        for (act, by, to, relation, _start, _end), reach in zip(
            rows, _reaches(rows, heads), strict=True
        )
        if by in readable
    ]
