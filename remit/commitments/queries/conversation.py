"""The notes about a commitment as they stand: who wrote them, to whom, in which words, and what the
words were before. Of a note that was withdrawn only that is told."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from remit.commitments import models
from remit.commitments.actions import case as cases
from remit.commitments.actions import conversation
from remit.commitments.queries import visibility
from remit.domain.acts import By, Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Object, Permission, Viewer, check_may, may
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation.queries import resting


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a note had, from an instant on; erased ones are None."""

    seq: int
    at: dt.datetime
    words: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """One note and the acts that made it what it is. `own` says that the reader wrote it."""

    seq: int
    by: By
    written_at: dt.datetime
    words: str | None
    to: conversation.To
    answers: int | None
    own: bool
    hash: str
    acts: Sequence[int] = ()
    before: Sequence[Wording] = ()
    reworded_at: dt.datetime | None = None
    withdrawn_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The notes about a commitment, the first one first, and whether the reader may write one."""

    notes: Sequence[Note]
    may_write: bool


def conversation_about(viewer: Viewer, number: int) -> Conversation:
    """The notes about a commitment, for whoever may read it."""
    row = check_readable(viewer, number)
    told = ledger.acts_about(number, prefix=conversation.PREFIX)
    written = [act for act in told if act.tag is Tag.NOTE_WRITTEN]
    notes = [_note(act, told, viewer) for act in written]
    return Conversation(notes, may(Permission.CONVERSE, viewer, _place(viewer, row, told)))


def check_readable(viewer: Viewer, number: int) -> models.Commitment:
    """Whoever may not read a commitment is told that there is none."""
    row = visibility.one(viewer, number)
    if row is None:
        raise Refusal("COMMITMENT_UNKNOWN", commitment=str(number))
    return row


def check_may_urge(*, by: By, at: dt.datetime, commitment: int) -> None:
    """Whoever may not take part is told which right that needs, and of what is not in the hands of
    its unit where it stands."""
    case = cases.opened(by=by, at=at, commitment=commitment)
    told = ledger.acts_of([commitment], prefix=conversation.PREFIX, texts=False)
    place = replace(case.place, addressed=conversation.addressed(told))
    check_may(Permission.CONVERSE, case.viewer, place)
    conversation.check_can_be_urged(case)


def _place(viewer: Viewer, row: models.Commitment, told: Sequence[Act]) -> Object:
    rests = resting.of(By(person=viewer.person), clock.today(), body=row.issuer_id)
    cooperating = tuple(row.cooperations.order_by("unit").values_list("unit", flat=True))
    place = cases.place_of(row, cooperating, rests)
    return replace(place, addressed=conversation.addressed(told))


def _note(act: Act, told: Sequence[Act], viewer: Viewer) -> Note:
    later = [one for one in told if one.data.get("note") == act.seq]
    worded = [act, *(one for one in later if one.tag is Tag.NOTE_REWORDED)]
    withdrawn = next((one for one in later if one.tag is Tag.NOTE_WITHDRAWN), None)
    standing = worded[-1]
    note = Note(
        seq=act.seq,
        by=act.by,
        written_at=act.recorded_at,
        words=standing.texts.get(conversation.WORDS),
        to=conversation.named(standing),
        answers=_number(act.data.get("answers")),
        own=viewer.person is not None and act.by.person == viewer.person,
        hash=act.hash.hex(),
        acts=[act.seq, *(one.seq for one in later)],
        before=[_wording(one) for one in worded[:-1]],
        reworded_at=standing.recorded_at if standing is not act else None,
    )
    if withdrawn is None:
        return note
    return replace(note, words="", before=(), withdrawn_at=withdrawn.recorded_at)


def _wording(act: Act) -> Wording:
    return Wording(act.seq, act.recorded_at, act.texts.get(conversation.WORDS))


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
