"""Keeping the marks of a text, so that others that look like it are found without reading them.

Of a long text a fair part of the marks is kept: the same part in every language of it.
"""

import hashlib
from collections.abc import Collection

from django.db.models import F

from remit.domain import pairing
from remit.domain.pairing import Mark
from remit.texts import models, packs

MOST = 500
ONCE = 400  # so many values stand in one question to the database


def marks_of(text: str) -> frozenset[Mark]:
    """The marks of a text that are kept: all, or those whose hashes are the smallest."""
    found = pairing.marks(text, packs.packs())
    return frozenset(sorted(found, key=_hash)[:MOST]) if len(found) > MOST else found


def keep(document: int, found: Collection[Mark]) -> None:
    """A document is found by its marks from now on."""
    known = _known(found)
    missing = [mark for mark in found if mark not in known]
    models.Mark.objects.bulk_create(models.Mark(kind=one.kind, value=one.value) for one in missing)
    known |= _known(missing)
    rows = list(known.values())
    models.Mark.objects.filter(pk__in=rows).update(texts=F("texts") + 1)
    models.Marking.objects.bulk_create(
        models.Marking(document_id=document, mark_id=row) for row in rows
    )


def _known(wanted: Collection[Mark]) -> dict[Mark, int]:
    values = sorted({mark.value for mark in wanted})
    found: dict[Mark, int] = {}
    for start in range(0, len(values), ONCE):
        rows = models.Mark.objects.filter(value__in=values[start : start + ONCE])
        found |= {
            Mark(kind, value): pk for pk, kind, value in rows.values_list("pk", "kind", "value")
        }
    return {mark: found[mark] for mark in wanted if mark in found}


def _hash(mark: Mark) -> bytes:
    return hashlib.sha256(f"{mark.kind} {mark.value}".encode()).digest()
