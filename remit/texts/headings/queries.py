"""Reading headings: as they stand, in which act their words stand, and what persons said of
headings that were read otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.kernel import folding
from remit.ledger import queries as ledger
from remit.texts import models, queries
from remit.texts.headings.terms import Heading

OPEN = (Confidentiality.PUBLIC.value, Confidentiality.INTERNAL.value)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Misread:
    """What was read of a heading, and what a person said instead."""

    document: int
    field: str
    read: str
    said: str


def heading(document: int, reading: Mapping[str, Any] | None = None) -> Heading:
    """The heading of a document as it stands; of one that was registered before signer and source
    were recorded, what the reader found of these. Whoever has its reading hands it in."""
    row = _row(document)
    found: Mapping[str, Any] = {}
    if None in (row.signer_act, row.origin_act):
        found = _read(document) if reading is None else _header(reading)
    return Heading(
        title=row.title,
        type=DocumentType(row.type),
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer_id,
        signer=row.signer if row.signer_act else signer_in(found),
        origin=row.origin if row.origin_act else origin_in(found),
    )


def acts_of_words(document: int) -> Mapping[str, int | None]:
    """The act in which each word of a heading stands; None: it was only read."""
    row = _row(document)
    return {
        "title": row.title_act or document,
        "signer": row.signer_act,
        "origin": row.origin_act,
    }


def words_in(document: int, name: str, seq: int | None) -> str:
    """A word of a heading as an act says it; erased it is empty; without an act it was read."""
    if seq is not None:
        act = ledger.act(seq)
        return (act.texts.get(name) if act else None) or ""
    found = _read(document)
    return signer_in(found) if name == "signer" else origin_in(found)


def signer_in(header: Mapping[str, Any]) -> str:
    """The post that signs, as the reader found it."""
    return _fitting(str((header.get("signer") or {}).get("quote") or ""), LONGEST)


def origin_in(header: Mapping[str, Any]) -> str:
    """Where the text was published, as the reader found it."""
    return _fitting(str(header.get("source_url") or ""), 2 * LONGEST)


def issuer_called(words: str) -> int | None:
    """The unit that persons most often said was meant by these words of a heading, in documents
    that are open; where as many said otherwise, none."""
    folded = folding.fold(words)[:LONGEST]
    if not folded:
        return None
    rows = models.HeadingExample.objects.filter(
        field="issuer", words=folded, unit__isnull=False, document__confidentiality__in=OPEN
    )
    counted = rows.values("unit").annotate(n=Count("id")).order_by("-n", "unit")
    first = [(row["unit"], row["n"]) for row in counted[:2]]
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    unit: int = first[0][0]
    return unit


def misread() -> list[Misread]:
    """The headings of open documents that persons corrected, for whoever runs the site."""
    rows = models.HeadingExample.objects.filter(
        ~Q(field="title"), document__confidentiality__in=OPEN
    )
    return [
        Misread(row.document_id, row.field, row.read, row.unit.code if row.unit else row.said)
        for row in rows.select_related("unit").order_by("field", "document")
    ]


def _read(document: int) -> Mapping[str, Any]:
    return _header(queries.reading_of(document))


def _header(reading: Mapping[str, Any]) -> Mapping[str, Any]:
    found = reading.get("document")
    return found if isinstance(found, dict) else {}


def _row(document: int) -> models.Document:
    row = models.Document.objects.filter(pk=document).first()
    if row is None:
        raise Refusal("DOCUMENT_UNKNOWN", document=str(document))
    return row


def _fitting(said: str, longest: int) -> str:
    """What is longer than any post or address is none."""
    plain = " ".join(said.split())
    return plain if len(plain) <= longest else ""
