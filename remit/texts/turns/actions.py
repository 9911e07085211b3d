"""What a decision writes on a draft beside what was decided: who changed it when, which turn of the
document it was, and what becomes of what was half written."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F, Max

from remit.domain.acts import By
from remit.kernel import writes
from remit.texts import models


def stamped(*, by: By, at: dt.datetime) -> dict[str, object]:
    """Whoever changes a draft leaves a mark on it, and older pages no longer speak of it."""
    return {"version": F("version") + 1, "changed_at": at, "changed_by": by.person}


def decided(*, by: By, at: dt.datetime, document: int) -> dict[str, object]:
    """What is decided in one transaction is one turn, which is undone together."""
    with writes.writing() as inside:
        key = f"turn of document {document}"
        if key not in inside:
            drafts = models.Draft.objects.filter(document=document)
            inside[key] = (drafts.aggregate(last=Max("turn"))["last"] or 0) + 1
        return {
            **stamped(by=by, at=at),
            "turn": inside[key],
            "decided_by": by.person,
            "decided_at": at,
        }


def waiting_again(*, by: By, at: dt.datetime) -> dict[str, object]:
    """A draft on which a decision was undone waits as before."""
    return {
        **stamped(by=by, at=at),
        "status": models.Draft.PENDING,
        "turn": None,
        "decided_by": None,
        "decided_at": None,
    }


def end_half_edit(*, by: By, at: dt.datetime, drafts: Iterable[int]) -> None:
    """What the person had half written is done with the decision."""
    own = models.HalfEdit.objects.filter(draft__in=list(drafts), person=by.person)
    own.filter(ended_at__isnull=True).update(ended_at=at)


def open_half_edits(drafts: Iterable[int]) -> None:
    """With an undone decision its half-written form is there again."""
    rows = models.HalfEdit.objects.filter(draft__in=list(drafts), ended_at__isnull=False)
    rows.filter(ended_at=F("draft__decided_at"), person=F("draft__decided_by")).update(
        ended_at=None
    )
