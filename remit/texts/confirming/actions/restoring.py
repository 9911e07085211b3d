"""Undoing a merge or a split: the drafts of before stand again, and what came of them does not. An
act says so; nothing is deleted."""

import datetime as dt
from collections.abc import Sequence

from remit.domain import lengths
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.kernel import clock, writes
from remit.ledger import actions as ledger
from remit.ledger.records import Act, Entry
from remit.texts import models
from remit.texts.confirming.actions import noting, replacing
from remit.texts.pairs import actions as pairs
from remit.texts.turns import actions as turns

Draft = models.Draft


def restore(*, by: By, at: dt.datetime, act: int, keep_words: bool = False) -> Act:
    """The drafts that a merge or a split replaced wait again. What others have half written stops
    that, unless it is kept as a note."""
    with writes.writing():
        _check_restorable(act)
        before = list(Draft.objects.filter(replaced_in=act, status=Draft.REPLACED).order_by("pk"))
        made = Draft.objects.filter(made_in=act)
        document, numbers = before[0].document_id, [row.pk for row in before]
        replacing.check_may_confirm(by=by, at=at, document=document)
        if keep_words:
            noting.keep_as_notes(by=by, at=at, act=act, draft=_first(before))
        _check_nobody_else_writes(by, act)
        restored = record_restored(
            by=by,
            at=at,
            document=document,
            drafts=numbers,
            instead_of=list(made.order_by("pk").values_list("pk", flat=True)),
            act=act,
        )
        made.update(
            **turns.stamped(by=by, at=at),
            status=Draft.REPLACED,
            commitment=None,
            replaced_in=restored.seq,
        )
        turns.open_half_edits(numbers)
        Draft.objects.filter(pk__in=numbers).update(
            **turns.waiting_again(by=by, at=at), replaced_in=None
        )
        pairs.settle(by=by, at=at, drafts=numbers)
        return restored


def _check_restorable(act: int) -> None:
    """What came of a merge or a split still waits; else that decision is undone first."""
    made = list(Draft.objects.filter(made_in=act))
    if not made:
        raise Refusal("NOTHING_TO_UNDO")
    if any(row.status not in (Draft.PENDING, Draft.COVERED) for row in made):
        raise Refusal("UNDO_DECIDED_SINCE")


def _first(before: Sequence[models.Draft]) -> int:
    """The draft that comes first in the text."""
    return min(before, key=lambda one: (one.start, one.end, one.pk)).pk


def _check_nobody_else_writes(by: By, act: int) -> None:
    """What another person has half written at what came of it would stand on nothing."""
    latest = noting.written_by_others(by.person, act).first()
    if latest is not None:
        raise Refusal("UNDO_OVER_WRITING", draft=str(latest.draft_id), act=str(act))


def record_restored(
    *,
    by: By,
    at: dt.datetime,
    document: int,
    drafts: Sequence[int],
    instead_of: Sequence[int] = (),
    act: int | None = None,
    reason: str = "",
) -> Act:
    """The act by which drafts wait again; the reason for which one was rejected stays with it."""
    data: dict[str, object] = {"act": act, "drafts": list(drafts), "instead_of": list(instead_of)}
    texts = {"reason": reason[: lengths.limit("reason")]} if reason else {}
    tag = Tag.DOCUMENT_DRAFTS_RESTORED
    entry = Entry(tag, clock.day_of(at), subject=document, data=data, texts=texts)
    return ledger.record(by=by, at=at, entries=[entry])[0]
