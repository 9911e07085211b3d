"""The register of documents as a list: the same filters, with the same meaning, for every face.
Words find what a search finds, in the number, the title or one passage of the text."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import DocumentType, Drafted
from remit.kernel import clock
from remit.kernel.among import among
from remit.organisation import queries as organisation
from remit.texts import models, packs, queries
from remit.texts.provisions.queries import Passage
from remit.texts.searching import queries as searching

LANGUAGES = packs.LANGUAGES


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is limited to; None and "" limit nothing."""

    words: str = ""
    type: DocumentType | None = None
    issuer: int | None = None
    issuer_below: bool = False  # of the issuer and of those below it
    language: str = ""
    issued_from: dt.date | None = None  # both days included
    issued_to: dt.date | None = None
    drafts: Drafted | None = None


def language(said: str) -> str:
    """A language in which texts are read, or a refusal."""
    if said and said not in LANGUAGES:
        raise Refusal("LANGUAGE_UNKNOWN", code=said)
    return said


def in_language(viewer: Viewer, said: str) -> QuerySet[models.Document, int]:
    """The numbers of the documents in a language that a viewer may read."""
    return queries.visible_to(viewer).filter(language=said).values_list("pk", flat=True)


def numbers(viewer: Viewer, wanted: Wanted) -> list[int]:
    """The numbers of the documents that a viewer may read and that are wanted, latest first."""
    found = searching.bearing(wanted.words) if wanted.words.strip() else Q()
    rows = queries.visible_to(viewer).filter(found, _of_heading(wanted), _by_drafts(wanted.drafts))
    latest = rows.order_by(F("issued_on").desc(nulls_last=True), "-id")
    return list(latest.values_list("id", flat=True))


def passages(numbers: Sequence[int], words: str) -> Mapping[int, Passage]:
    """Of each of these documents the first passage with all the words, if they are found there."""
    return searching.first_passages(numbers, words) if words.strip() and numbers else {}


def _of_heading(wanted: Wanted) -> Q:
    limit = Q(type=wanted.type.value) if wanted.type else Q()
    if wanted.language:
        limit &= Q(language=wanted.language)
    if wanted.issued_from is not None:
        limit &= Q(issued_on__gte=wanted.issued_from)
    if wanted.issued_to is not None:
        limit &= Q(issued_on__lte=wanted.issued_to)
    return limit & _of_issuer(wanted)


def _of_issuer(wanted: Wanted) -> Q:
    if wanted.issuer is None:
        return Q()
    edition = organisation.home_edition(clock.today())
    below = edition.subtree(wanted.issuer) if wanted.issuer_below else ()
    return among("issuer", below or [wanted.issuer])


def _by_drafts(drafts: Drafted | None) -> Q:
    shown = models.Draft.objects.filter(queries.COUNTED, document=OuterRef("pk"))
    waiting = Q(Exists(shown.filter(status=models.Draft.PENDING)))
    if drafts is Drafted.WAITING:
        return waiting
    if drafts is Drafted.DECIDED:
        return Q(Exists(shown)) & ~waiting
    return ~Q(Exists(shown)) if drafts is Drafted.NONE else Q()
