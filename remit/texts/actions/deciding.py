"""Deciding on drafts: what a person decided on a draft stays on it, accepted with its commitment,
or rejected with a reason."""

import datetime as dt

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, check_may
from remit.kernel import clock, writes
from remit.organisation import queries as organisation
from remit.texts import models, queries
from remit.texts.actions import rights
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import passages
from remit.texts.learning import actions as learning
from remit.texts.learning.terms import Decided
from remit.texts.pairs import actions as pairs
from remit.texts.turns import actions as turns


def add_draft(*, by: By, at: dt.datetime, document: int, start: int, end: int) -> int:
    """A person marks a passage that the reader did not see."""
    with writes.writing():
        rights.check_may_register(
            by=by, at=at, place=queries.place_of_document(document, clock.day_of(at))
        )
        text = queries.text_of(document)
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise Refusal("PASSAGE_OUTSIDE_TEXT", start=str(start), end=str(end))
        found = passages.read(text, start, end)
        draft = models.Draft.objects.create(
            document_id=document,
            start=start,
            end=end,
            kind=found.get("kind") or "task",
            confidence=1.0,
            found={**found, "confidence": 1.0, "cues": []},
            added_by_id=by.person,
            changed_at=at,
            changed_by_id=by.person,
        )
        learning.keep_added(by=by, at=at, draft=draft)
        pairs.tie_added(by=by, at=at, document=document)
        return draft.pk


def reject_draft(*, by: By, at: dt.datetime, draft: int, reason: str) -> None:
    """A person says why a passage is no commitment."""
    if not reason.strip():
        raise Refusal("REASON_MISSING")
    with writes.writing():
        rights.check_may_register(by=by, at=at, place=_place_of_draft(draft, at))
        _decide(draft, models.Draft.REJECTED, by=by, at=at, reason=reason)
        learning.keep_rejected(by=by, at=at, draft=draft, reason=reason)


def accept_draft(
    *, by: By, at: dt.datetime, draft: int, commitment: int, decided: Decided | None = None
) -> None:
    """A draft became a commitment, which stays linked to its place in the text.

    Whoever may read the document may do so who may begin the commitment. What was decided is kept
    as an example; without it, the commitment of before stands again, and with it its example.
    """
    with writes.writing():
        viewer = organisation.viewer(by, clock.day_of(at))
        check_may(Permission.SEE, viewer, _place_of_draft(draft, at))
        _decide(draft, models.Draft.ACCEPTED, by=by, at=at, commitment=commitment)
        learning.keep_accepted(by=by, at=at, draft=draft, commitment=commitment, decided=decided)
        pairs.settle_twins(by=by, at=at, draft=draft)


def release_draft(*, by: By, at: dt.datetime, commitment: int) -> None:
    """A draft waits for a decision again when its commitment was rejected or annulled."""
    with writes.writing():
        accepted = models.Draft.objects.filter(commitment=commitment, status=models.Draft.ACCEPTED)
        rows = models.Draft.objects.filter(commitment=commitment)
        released = rows.exclude(status=models.Draft.REPLACED)
        numbers = list(released.values_list("pk", flat=True))
        learning.undo(at=at, drafts=accepted.values_list("pk", flat=True))
        turns.open_half_edits(numbers)
        released.update(**turns.waiting_again(by=by, at=at), commitment=None)
        pairs.settle(by=by, at=at, drafts=numbers)


def hand_over_draft(*, by: By, at: dt.datetime, commitment: int, other: int) -> None:
    """A draft is held by another commitment of the same order when the one it named is annulled,
    and what it taught with it."""
    with writes.writing():
        rows = models.Draft.objects.filter(commitment=commitment)
        rows.update(commitment=other, **turns.stamped(by=by, at=at))
        learning.hand_over(commitment=commitment, other=other)


def take_back_rejection(*, by: By, at: dt.datetime, draft: int) -> None:
    """A rejected draft waits for a decision again; the act keeps why it had been rejected."""
    with writes.writing():
        rights.check_may_register(by=by, at=at, place=_place_of_draft(draft, at))
        row = models.Draft.objects.filter(pk=draft, status=models.Draft.REJECTED).first()
        if row is None:
            raise Refusal("DRAFT_NOT_REJECTED", draft=str(draft))
        confirming.record_restored(
            by=by, at=at, document=row.document_id, drafts=[draft], reason=row.reason
        )
        turns.open_half_edits([draft])
        models.Draft.objects.filter(pk=draft).update(**turns.waiting_again(by=by, at=at), reason="")
        learning.undo(at=at, drafts=[draft])
        pairs.settle(by=by, at=at, drafts=[draft])


def _place_of_draft(draft: int, at: dt.datetime) -> Object:
    return queries.place_of_document(queries.draft(draft).document, clock.day_of(at))


def _decide(draft: int, status: str, *, by: By, at: dt.datetime, **fields: object) -> None:
    pending = models.Draft.objects.filter(pk=draft, status=models.Draft.PENDING)
    turn = turns.decided(by=by, at=at, document=queries.draft(draft).document)
    if not pending.update(status=status, **turn, **fields):
        raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(draft))
    turns.end_half_edit(by=by, at=at, drafts=[draft])
