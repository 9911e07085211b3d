"""Searching documents through their one door: what a viewer may not read is not there."""

from collections.abc import Mapping, Sequence

from django.db.models import Q

from remit.domain import document_numbers
from remit.domain.rights import Object, Permission, Viewer, may
from remit.kernel import searching
from remit.kernel.searching import Page, Part
from remit.texts import called, models, queries
from remit.texts.queries import DocumentCard

MOST = 500  # documents by whose numbers one search goes on to what rests on them


def found(viewer: Viewer, words: str, part: Part) -> tuple[list[DocumentCard], Page]:
    """Documents of this number, or with these words in number or title; the nearest first.

    Whoever may not read texts finds none.
    """
    rows = models.Document.objects.none()
    if may(Permission.READ_TEXTS, viewer, Object()):
        rows = queries.visible_to(viewer).filter(called.so(words))
    near = searching.nearness(words, "folded", so=called.numbered(words))
    page = searching.page(rows, near, part)
    cards = {card.id: card for card in queries.documents_named(viewer, page.numbers)}
    return [cards[number] for number in page.numbers], page


def numbered(viewer: Viewer, words: Sequence[str]) -> Mapping[str, Q]:
    """For each folded word the documents that a viewer may read and whose number has it, as a limit
    on what rests on them; a word that no number has is absent."""
    limits = {word: limit for word in words if (limit := _in_number(word)) is not None}
    if not limits:
        return {}
    some = Q()
    for limit in limits.values():
        some |= limit
    rows = queries.visible_to(viewer)
    known = dict(rows.filter(some).values_list("pk", "number_folded")[: MOST + 1])
    if len(known) > MOST:
        return {word: Q(document__in=rows.filter(limit)) for word, limit in limits.items()}
    having = {word: _numbers(word, known) for word in limits}
    return {word: Q(document__in=numbers) for word, numbers in having.items() if numbers}


def meant(viewer: Viewer, words: str) -> list[int]:
    """The documents that a viewer may read and whose number is what was typed."""
    rows = queries.visible_to(viewer).filter(called.numbered(words))
    return list(rows.values_list("pk", flat=True))


def _in_number(word: str) -> Q | None:
    part = document_numbers.fold(word)
    return Q(number_folded__contains=part) if part else None


def _numbers(word: str, known: Mapping[int, str]) -> list[int]:
    part = document_numbers.fold(word)
    return [number for number, numbered in known.items() if part in numbered]
