"""One work in several languages: its expressions, which passage of one says what a passage of
another says, and where a place of one text stands in another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.texts import models, queries
from remit.texts.pairs.queries import matching, works
from remit.texts.pairs.queries.passages import Passage
from remit.texts.queries import DocumentCard, DraftCard


@dataclass(frozen=True, slots=True)
class Expression:
    """One language of a work; the original is the text that the others translate."""

    document: DocumentCard
    is_original: bool


@dataclass(frozen=True, slots=True)
class There:
    """A place in another language: a provision, or a paragraph that is none."""

    start: int
    end: int
    draft: int | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The provision of another language that says the same."""

    draft: int
    passage: Passage


def expressions(
    viewer: Viewer, document: int, work: frozenset[int] | None = None
) -> list[Expression]:
    """The texts of a work that the viewer may read, the original first; one alone is none."""
    known = works.of(document) if work is None else work
    cards = queries.documents_named(viewer, known) if len(known) > 1 else []
    if len(cards) < 2:
        return []
    translations = queries.originals(known)
    found = [Expression(card, card.id not in translations) for card in cards]
    return sorted(found, key=lambda one: (not one.is_original, one.document.id))


def counterparts(
    viewer: Viewer, drafts: Iterable[DraftCard]
) -> Mapping[int, Sequence[Counterpart]]:
    """Of each of these drafts the drafts of other languages that say the same, unless a person told
    them apart; what the viewer may not read is left out."""
    asked = {draft.id for draft in drafts}
    said = Q(one__in=asked) | Q(other__in=asked)
    rows = models.Twin.objects.filter(said, parted_at=None).select_related("one", "other")
    found: dict[int, list[models.Draft]] = defaultdict(list)
    for twin in rows.order_by("pk") if asked else ():
        for mine, yours in ((twin.one, twin.other), (twin.other, twin.one)):
            if mine.pk in asked and yours.status != models.Draft.REPLACED:
                found[mine.pk].append(yours)
    others = {yours.document_id for many in found.values() for yours in many}
    cards = {card.id: card for card in queries.documents_named(viewer, others)} if others else {}
    return {
        mine: [
            _counterpart(cards[one.document_id], one) for one in many if one.document_id in cards
        ]
        for mine, many in found.items()
    }


def place_in(viewer: Viewer, document: int, other: int, at: int) -> There | None:
    """Where the provision or the paragraph at a place of one text stands in another text of its
    work; None: nothing there says the same."""
    for one in (document, other):
        queries.document(viewer, one)
    if other not in works.of(document):
        raise Refusal("DOCUMENT_UNKNOWN", document=str(other))
    standing = models.Draft.objects.exclude(status=models.Draft.REPLACED)
    here = standing.filter(document=document, start__lte=at, end__gt=at).values("pk")
    twins = models.Twin.objects.filter(
        Q(one__in=here, other__document=other) | Q(other__in=here, one__document=other),
        parted_at=None,
    )
    for twin in twins.select_related("one", "other").order_by("pk"):
        yours = twin.other if twin.other.document_id == other else twin.one
        return There(yours.start, yours.end, yours.pk)
    return _aligned(queries.text_of(document), queries.text_of(other), at)


def _aligned(text: str, other: str, at: int) -> There | None:
    if max(len(text), len(other)) > matching.LONGEST:
        return None
    left, right = matching.paragraphs(text), matching.paragraphs(other)
    # What stands between two paragraphs belongs to the one before.
    number = max((n for n, one in enumerate(left) if one.start <= at), default=0)
    for pair in matching.pairs(left, right):
        if number in pair.left and pair.right:
            return There(right[pair.right[0]].start, right[pair.right[-1]].end)
    return None


def _counterpart(document: DocumentCard, draft: models.Draft) -> Counterpart:
    quote = str(draft.found.get("quote", ""))
    return Counterpart(draft.pk, Passage(document, draft.start, draft.end, quote))
