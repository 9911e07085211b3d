"""Searching documents through their one door: what a viewer may not read is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Min, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from remit.domain import document_numbers
from remit.domain.rights import Object, Permission, Viewer, may
from remit.kernel import folding, searching
from remit.kernel.searching import Page, Part
from remit.texts import called, models, queries
from remit.texts.provisions.queries import Passage, Place
from remit.texts.queries import DocumentCard

MOST = 500  # documents by whose numbers one search goes on to what rests on them


@dataclass(frozen=True, slots=True)
class DocumentFound:
    """A document, and the first passage of its text that has all the words, if one has."""

    card: DocumentCard
    passage: Passage | None


def found(viewer: Viewer, words: str, part: Part) -> tuple[list[DocumentFound], Page]:
    """Documents of this number, with these words in number or title, or with all of them in one
    passage of their text; the nearest first, and what only the text says last.

    Whoever may not read texts finds none.
    """
    rows = models.Document.objects.none()
    if may(Permission.READ_TEXTS, viewer, Object()):
        rows = queries.visible_to(viewer).filter(bearing(words))
    near = searching.nearness(words, "folded", so=called.numbered(words))
    in_text = Value(searching.FURTHEST + 1)
    ranked = Case(When(called.so(words), then=near), default=in_text, output_field=IntegerField())
    page = searching.page(rows, ranked, part)
    cards = {card.id: card for card in queries.documents_named(viewer, page.numbers)}
    said_in = first_passages(page.numbers, words)
    return [DocumentFound(cards[one], said_in.get(one)) for one in page.numbers], page


def bearing(words: str) -> Q:
    """What is called so, or has all of these words in one passage of its text."""
    return called.so(words) | Q(source__in=passages(words).values("source"))


def passages(words: str) -> QuerySet[models.Passage]:
    """The passages of all texts that have all of these words; no door, so no answer by itself."""
    sought = searching.bearing(folding.sought(words), "folded")
    return models.Passage.objects.filter(sought)


def first_passages(documents: Sequence[int], words: str) -> dict[int, Passage]:
    """Of each of these documents the first passage with all the words; only its part of the text
    leaves the database."""
    rows = passages(words).filter(source__documents__in=documents)
    first = rows.values("source__documents").annotate(first=Min("pk")).values("first")
    of = models.Passage.objects.filter(pk__in=first, source__documents__in=documents)
    quote = Substr("source__text", F("start") + 1, F("end") - F("start"))
    told = of.annotate(quote=quote).values_list("source__documents", "start", "end", "quote")
    return {one: Passage(Place(one, start, end), said) for one, start, end, said in told}


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
