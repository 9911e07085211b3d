"""What is there already: one text or file is one document, and so is one number of an issuer on one
day in one language. In another language it is another document, of the same work."""

import datetime as dt

from django.db.models import Q

from remit.domain import document_numbers
from remit.texts import models
from remit.texts.headings.terms import Heading


def same_document(
    *,
    sha256: str,
    number: str,
    issuer: int | None,
    issued_on: dt.date | None,
    language: str = "",
    file_sha256: str = "",
) -> int | None:
    """A document with the same text or file, or the same number, issuer, day and language."""
    same = Q(source=sha256)
    if file_sha256:
        same |= Q(file_sha256=file_sha256)
    if number and issued_on:
        folded = document_numbers.fold(number)
        numbered = Q(number_folded=folded, issuer=issuer, issued_on=issued_on)
        same |= numbered & Q(language__in=(language, ""))
    return models.Document.objects.filter(same).values_list("id", flat=True).first()


def same_heading(document: int, heading: Heading) -> int | None:
    """Another document with this number, issuer and day, in the language of this one."""
    if not heading.number or heading.issued_on is None:
        return None
    row = models.Document.objects.get(pk=document)
    same = models.Document.objects.filter(
        number_folded=document_numbers.fold(heading.number),
        issuer=heading.issuer,
        issued_on=heading.issued_on,
        language__in=(row.language, ""),
    )
    return same.exclude(pk=document).values_list("id", flat=True).first()
