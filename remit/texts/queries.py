"""Reading texts: documents and drafts through one door, `visible_to(viewer)`."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from remit.domain import document_numbers
from remit.domain.reading.records import SHOWN
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.tree import Edition
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
from remit.kernel import clock
from remit.kernel.among import KEPT, among
from remit.organisation import queries as organisation
from remit.texts import models

Named = tuple[int, str, str | None, dt.date | None]
# Of what stands behind the fold nobody is asked to decide.
FOLDED = Q(status=models.Draft.PENDING, confidence__lt=SHOWN, added_by__isnull=True)
# The one rule of how many drafts there are, on every page and for every program: what was merged or
# split counts as what came of it, and what stands behind the fold does not count.
COUNTED = ~FOLDED & ~Q(status=models.Draft.REPLACED)


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """What a list shows of a document."""

    id: int
    type: DocumentType
    number: str
    title: str
    issued_on: dt.date | None
    issuer: int | None
    language: str
    confidentiality: Confidentiality
    drafts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft with its place, what the reader found, and what was decided."""

    id: int
    document: int
    start: int
    end: int
    kind: str
    confidence: float
    found: Mapping[str, Any]
    added: bool
    status: str
    reason: str
    commitment: int | None


def documents(viewer: Viewer) -> list[DocumentCard]:
    """The documents a viewer may read, latest first."""
    latest = visible_to(viewer).order_by(F("issued_on").desc(nulls_last=True), "-id")
    return cards(latest)


def document(viewer: Viewer, number: int) -> DocumentCard:
    """One document, if the viewer may read it."""
    if not (found := cards(visible_to(viewer).filter(pk=number))):
        raise Refusal("DOCUMENT_UNKNOWN", document=str(number))
    return found[0]


def documents_named(viewer: Viewer, numbers: Iterable[int]) -> list[DocumentCard]:
    """Of these documents those that the viewer may read."""
    return cards(visible_to(viewer).filter(pk__in={*numbers}))


def visible_to(viewer: Viewer) -> QuerySet[models.Document]:
    """The one door: documents whose level the viewer may read."""
    return _door(viewer, organisation.home_edition(clock.today())).all()


@lru_cache(maxsize=KEPT)
def _door(viewer: Viewer, edition: Edition) -> QuerySet[models.Document]:
    """The question by itself, which is put together once and never asked. What is closed concerns
    those whose unit, or one below it, issued it, and who steward its issuer."""
    may_read = partial(may, Permission.SEE, viewer)
    readable = [one.value for one in Confidentiality if may_read(Object(confidentiality=one))]
    closed = [Confidentiality.RESTRICTED, *([Confidentiality.SECRET] if viewer.cleared else [])]
    own = {held.unit for held in viewer.held}
    below = {unit for above in own for unit in (edition.subtree(above) or (above,))}
    concerned = among("issuer", below | viewer.stewarded) & Q(confidentiality__in=closed)
    return models.Document.objects.filter(Q(confidentiality__in=readable) | concerned)


def place_of(issuer: int | None, level: Confidentiality, on: dt.date) -> Object:
    """Where a document stands, for the rights."""
    cards = organisation.units([issuer] if issuer else [])
    return Object(
        issuer=issuer,
        issuer_path=organisation.home_edition(on).path(issuer) if issuer else (),
        stewards=organisation.stewards_of(issuer, on),
        confidentiality=level,
        issuer_outside=any(card.external for card in cards.values()),
    )


def place_of_document(number: int, on: dt.date) -> Object:
    """Where a registered document stands, for the rights."""
    if (row := models.Document.objects.filter(pk=number).first()) is None:
        raise Refusal("DOCUMENT_UNKNOWN", document=str(number))
    return place_of(row.issuer_id, Confidentiality(row.confidentiality), on)


def check_source(viewer: Viewer, number: int, of_draft: int | None, level: Confidentiality) -> None:
    """One names a document that one may read, opens what comes out of it to no more people, and
    takes a draft of its own."""
    kept = visible_to(viewer).filter(pk=number).values_list("confidentiality", flat=True).first()
    if kept is None:
        raise Refusal("DOCUMENT_UNKNOWN", document=str(number))
    levels = list(Confidentiality)
    if levels.index(level) < levels.index(Confidentiality(kept)):
        raise Refusal("LESS_CONFIDENTIAL_THAN_DOCUMENT", confidentiality=kept)
    if of_draft is not None and draft(of_draft).document != number:
        raise Refusal("DRAFT_UNKNOWN", draft=str(of_draft))


def text_of(number: int) -> str:
    """The text of a document as received."""
    text = models.Document.objects.filter(pk=number).values_list("source__text", flat=True).first()
    if text is None:
        raise Refusal("DOCUMENT_UNKNOWN", document=str(number))
    return text


def reading_of(number: int) -> Mapping[str, Any]:
    """What the reader found beside the drafts: header, references, statistics, checks."""
    found = models.Reading.objects.filter(document=number).values_list("found", flat=True).first()
    return found or {}


def drafts(number: int) -> list[DraftCard]:
    """The drafts of a document in the order of the text."""
    rows = models.Draft.objects.filter(document=number).order_by("start", "end", "id")
    return [_draft_card(row) for row in rows]


def counted(number: int) -> int:
    """How many drafts a document has, as every list counts them."""
    return models.Draft.objects.filter(COUNTED, document=number).count()


def draft(number: int) -> DraftCard:
    """One draft."""
    for card in drafts_named([number]):
        return card
    raise Refusal("DRAFT_UNKNOWN", draft=str(number))


def drafts_named(numbers: Sequence[int]) -> list[DraftCard]:
    """Of these drafts those that there are, in the order in which they are named."""
    found = models.Draft.objects.in_bulk(list(numbers))
    return [_draft_card(found[number]) for number in numbers if number in found]


def waiting(documents: Iterable[int]) -> list[tuple[int, Mapping[str, Any]]]:
    """What the reader found of each provision of these documents that nobody has decided on."""
    rows = models.Draft.objects.filter(document__in=list(documents), status=models.Draft.PENDING)
    return list(rows.values_list("document", "found"))


def referred(viewer: Viewer | None, reference: str) -> int:
    """The one document that NUMBER[@ISSUER/YEAR] means; several are a refusal with candidates.

    What a viewer may not read is unknown to them; None: whoever runs the site.
    """
    number, issuer, year = document_numbers.split_reference(reference)
    rows = models.Document.objects.all() if viewer is None else visible_to(viewer)
    rows = rows.filter(number_folded=document_numbers.fold(number))
    if issuer:
        rows = rows.filter(issuer__code__iexact=issuer)
    if year:
        rows = rows.filter(issued_on__year=int(year))
    found = list(rows.order_by("id").values_list("id", "number", "issuer__code", "issued_on"))
    if not found:
        raise Refusal("DOCUMENT_UNKNOWN", document=reference)
    meant = _without_translations(found)
    if len(meant) > 1:
        raise Refusal("DOCUMENT_AMBIGUOUS", document=reference, candidates=_candidates(meant))
    return meant[0][0]


def titles(viewer: Viewer | None, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Number and title of the documents that a viewer may read; None: whoever runs the site."""
    if not (wanted := {*numbers}):
        return {}
    rows = models.Document.objects.all() if viewer is None else visible_to(viewer)
    return {row.pk: (row.number, row.title) for row in rows.filter(pk__in=wanted)}


def references(viewer: Viewer | None, numbers: Iterable[int]) -> dict[int, str]:
    """How a document is named so that it alone is meant; None asks for whoever runs the site.

    The number is enough unless several works have it; then issuer and year are added.
    """
    rows = models.Document.objects.all() if viewer is None else visible_to(viewer)
    found = rows.filter(pk__in=list(set(numbers))).select_related("issuer")
    alike = models.DocumentRelation.objects.filter(
        from_document=OuterRef("pk"),
        relation=Relation.TRANSLATES.value,
        known_until=None,
        to_document__number_folded=OuterRef("number_folded"),
    )
    works = rows.exclude(Exists(alike)).values("number_folded").annotate(n=Count("id"))
    shared = set(works.filter(n__gt=1).values_list("number_folded", flat=True))
    return {row.pk: _reference(row) if row.number_folded in shared else row.number for row in found}


def _reference(row: models.Document) -> str:
    issuer = row.issuer.code if row.issuer else ""
    year = f"/{row.issued_on.year}" if row.issued_on else ""
    return f"{row.number}@{issuer}{year}" if row.number and (issuer or year) else row.number


def relations(viewer: Viewer, number: int) -> list[tuple[Relation, bool, DocumentCard]]:
    """How a document stands to others that the viewer may read; True: it says so itself."""
    said = Q(from_document=number) | Q(to_document=number)
    rows = models.DocumentRelation.objects.filter(said, known_until=None).order_by("known_from")
    ends = [(Relation(row.relation), row.from_document_id, row.to_document_id) for row in rows]
    named = documents_named(viewer, {end for one in ends for end in one[1:]})
    known = {card.id: card for card in named}
    return [
        (relation, source == number, known[other])
        for relation, source, target in ends
        if (other := target if source == number else source) in known
    ]


def originals(numbers: Iterable[int]) -> dict[int, int]:
    """Of these documents the translations, each with the document that it translates."""
    rows = models.DocumentRelation.objects.filter(from_document__in=list(numbers), known_until=None)
    same = rows.filter(relation=Relation.TRANSLATES.value)
    return dict(same.values_list("from_document", "to_document"))


def _without_translations(found: Sequence[Named]) -> Sequence[Named]:
    """Of several languages of a work the one that the others translate."""
    same = {one[0] for one in found}
    known = originals(same) if len(same) > 1 else {}
    return [one for one in found if known.get(one[0]) not in same] or found


def _candidates(found: Sequence[Named]) -> str:
    return ", ".join(
        f"{number}@{issuer or '?'}/{issued_on.year if issued_on else '?'}"
        for _, number, issuer, issued_on in found
    )


def cards(rows: QuerySet[models.Document]) -> list[DocumentCard]:
    """What a list shows of these documents."""
    counts: dict[int, dict[str, int]] = {row.pk: {} for row in rows}
    known = models.Draft.objects.filter(COUNTED, document__in=counts)
    for number, status, n in known.values_list("document", "status").annotate(n=Count("id")):
        counts[number][status] = n
    return [_card(row, counts[row.pk]) for row in rows]


def _card(row: models.Document, drafts: Mapping[str, int]) -> DocumentCard:
    return DocumentCard(
        id=row.pk,
        type=DocumentType(row.type),
        number=row.number,
        title=row.title,
        issued_on=row.issued_on,
        issuer=row.issuer_id,
        language=row.language,
        confidentiality=Confidentiality(row.confidentiality),
        drafts=drafts,
    )


def _draft_card(row: models.Draft) -> DraftCard:
    return DraftCard(
        id=row.pk,
        document=row.document_id,
        start=row.start,
        end=row.end,
        kind=row.kind,
        confidence=row.confidence,
        found=row.found,
        added=row.added_by_id is not None,
        status=row.status,
        reason=row.reason,
        commitment=row.commitment,
    )
