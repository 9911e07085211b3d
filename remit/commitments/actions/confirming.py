"""Deciding on several drafts of a document at once, each as if it were alone: what is accepted is
one turn and is undone as one; what is refused says why, and holds nothing else up."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.actions import assignment, closing
from remit.commitments.actions.terms import Terms
from remit.commitments.projections import turns
from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.kernel import writes
from remit.texts import actions as texts
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as course
from remit.texts.confirming.queries import Turn
from remit.texts.pairs import actions as pairs

# So many drafts are one transaction.
MOST = 200


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft with the terms of its commitment, and how it stood when it was shown."""

    draft: int
    seen: str
    terms: Terms
    assigns: bool = True


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a draft: its commitment, or why there is none."""

    draft: int
    commitment: int | None = None
    refusal: Refusal | None = None


def accept_together(*, by: By, at: dt.datetime, ready: Sequence[Ready]) -> list[Accepted]:
    """Drafts become commitments in one transaction; one that is refused leaves no trace."""
    if len(ready) > MOST:
        raise Refusal("DRAFTS_TOO_MANY_TOGETHER", most=str(MOST))
    with writes.writing():
        return [_accepted(by, at, one) for one in ready]


def undo_last(
    *,
    by: By,
    at: dt.datetime,
    document: int,
    reason: str,
    expected: Sequence[int] = (),
    keep_words: bool = False,
) -> list[int]:
    """The last decision of a person on a document is undone; it says which drafts wait again.

    A commitment is annulled, a rejection taken back, a merge or a split restored: each by an act.
    A passage that was linked to the commitment of another language is covered by it as before.
    `expected` are the drafts that the person was told would be undone. What a colleague has half
    written there stops it, unless these words are kept as a note.
    """
    with writes.writing():
        turn = course.last_turn(document, by.person)
        if turn is None:
            raise Refusal("NOTHING_TO_UNDO")
        if expected and set(expected) != set(turn.drafts):
            raise Refusal("UNDO_NOT_WHAT_WAS_SHOWN")
        if turn.act is not None:
            confirming.restore(by=by, at=at, act=turn.act, keep_words=keep_words)
        else:
            _taken_back(by, at, document, turn, reason)
        return list(turn.drafts)


def _taken_back(by: By, at: dt.datetime, document: int, turn: Turn, reason: str) -> None:
    numbers = turns.begun(document, turn)
    for commitment in numbers:
        _annulled(by, at, commitment, reason)
    if not numbers:
        back = pairs.unlink_draft if turn.commitments else texts.take_back_rejection
        for draft in turn.drafts:
            back(by=by, at=at, draft=draft)


def _accepted(by: By, at: dt.datetime, one: Ready) -> Accepted:
    begin = assignment.assign if one.assigns else assignment.propose
    try:
        with writes.by_itself():
            confirming.check_seen(by=by, at=at, draft=one.draft, seen=one.seen)
            begun = begin(by=by, at=at, terms=one.terms)
    except Refusal as refusal:
        return Accepted(one.draft, refusal=refusal)
    return Accepted(one.draft, begun.subject)


def _annulled(by: By, at: dt.datetime, commitment: int, reason: str) -> None:
    """Nothing was done on it yet, so that its first act is taken out of the history."""
    row = models.Commitment.objects.get(pk=commitment)
    if row.last_act != row.pk:
        raise Refusal("UNDO_WORK_HAS_BEGUN", commitment=str(commitment))
    closing.annul(by=by, at=at, commitment=commitment, act=commitment, reason=reason)
