"""Keeping as a note what a colleague had half written at drafts that are undone: it stands with the
draft that waits again, until somebody is done with it. A row and no act, for nothing is decided."""

import datetime as dt

from django.db.models import QuerySet

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import writes
from remit.texts import models
from remit.texts.confirming.actions import replacing


def written_by_others(person: int | None, act: int) -> QuerySet[models.HalfEdit]:
    """What others have half written at what came of a merge or a split, the latest first."""
    written = models.HalfEdit.objects.filter(draft__made_in=act, ended_at__isnull=True)
    return written.exclude(person=person).exclude(fields={}).order_by("-saved_at", "pk")


def keep_as_notes(*, by: By, at: dt.datetime, act: int, draft: int) -> None:
    """The words of others are kept with a draft, and their forms are closed."""
    written = list(written_by_others(by.person, act))
    models.DraftNote.objects.bulk_create(
        models.DraftNote(
            draft_id=draft,
            writer_id=one.person_id,
            fields=one.fields,
            written_at=one.saved_at,
            kept_by_id=by.person,
            kept_at=at,
        )
        for one in written
    )
    models.HalfEdit.objects.filter(pk__in=[one.pk for one in written]).update(ended_at=at)


def end_note(*, by: By, at: dt.datetime, note: int) -> int:
    """Who decides on the draft, or wrote the note, is done with it; it says of which draft."""
    with writes.writing():
        row = (
            models.DraftNote.objects.filter(pk=note, ended_at=None).select_related("draft").first()
        )
        if row is None:
            raise Refusal("NOTE_UNKNOWN")
        if row.writer_id != by.person:
            replacing.check_may_confirm(by=by, at=at, document=row.draft.document_id)
        models.DraftNote.objects.filter(pk=note).update(ended_at=at)
        return row.draft_id
