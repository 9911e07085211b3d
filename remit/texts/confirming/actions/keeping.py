"""Keeping what a person has half written at a draft: a row and no act, for nothing is decided.

It is there again after a reload, after the browser was closed, and after the session has ended.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may
from remit.kernel import clock, writes
from remit.organisation import queries as organisation
from remit.texts import models, queries
from remit.texts.confirming.actions import replacing

LONGEST = 60_000
Fields = Mapping[str, Sequence[str]]


def keep(*, by: By, at: dt.datetime, draft: int, fields: Fields) -> None:
    """Whoever may read the draft and begin its commitment may write at it; empty fields say only
    that it is looked at."""
    if len(json.dumps(fields, ensure_ascii=False)) > LONGEST:
        raise Refusal("HALF_EDIT_TOO_LONG", longest=str(LONGEST))
    with writes.writing():
        [row] = replacing.waiting([draft])
        person = _writer(by, at, row.document_id)
        _kept(person, at, draft, {name: list(many) for name, many in fields.items()})


def leave(*, by: By, at: dt.datetime, draft: int) -> None:
    """A form in which nothing was written is closed; what was written stays."""
    _own(by, draft).filter(fields={}).update(ended_at=at)


def discard(*, by: By, at: dt.datetime, draft: int) -> None:
    """The person begins again with what the text says."""
    _own(by, draft).update(ended_at=at)


def _own(by: By, draft: int) -> QuerySet[models.HalfEdit]:
    return models.HalfEdit.objects.filter(draft=draft, person=by.person, ended_at__isnull=True)


def _writer(by: By, at: dt.datetime, document: int) -> int:
    """The person who may write at the drafts of a document; what is no person writes at none."""
    today = clock.day_of(at)
    viewer, place = organisation.viewer(by, today), queries.place_of_document(document, today)
    check_may(Permission.SEE, viewer, place)
    check_may(Permission.PROPOSE, viewer, place)
    if by.person is None:
        raise Refusal("RIGHT_MISSING", permission=Permission.PROPOSE.value)
    return by.person


def _kept(person: int, at: dt.datetime, draft: int, fields: dict[str, list[str]]) -> None:
    row, made = models.HalfEdit.objects.get_or_create(
        draft_id=draft, person_id=person, defaults={"fields": fields, "saved_at": at}
    )
    # What was written in another form of the draft, or before this one was opened again, stays.
    kept = {**row.fields, **fields} if row.ended_at is None else fields
    is_new = made or kept != row.fields or row.ended_at is not None
    row.fields, row.saved_at, row.ended_at = kept, at, None
    row.version += int(is_new)
    row.save(update_fields=["fields", "saved_at", "ended_at", "version"])
