"""The conversation on a commitment for programs: notes read, written, reworded and withdrawn."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query

from remit.commitments import actions
from remit.commitments.queries import conversation as conversations
from remit.commitments.queries.conversation import Note
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.commitments.router import router
from remit.interfaces.api.shapes import conversation as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.kernel import clock
from remit.ledger.records import Act
from remit.organisation import queries as organisation

MOST = actions.MOST_ADDRESSEES


class Worded(taken.Body):
    """What a note says; @ before the code of a unit or a post names it."""

    words: taken.Words = Field(examples=["When do you report, @SX-DHA?"])


class Written(taken.Body):
    """A note, to units and posts; to nobody, it is for all who are concerned."""

    words: taken.Words = Field(examples=["When do you report, @SX-DHA?"])
    to: list[str] = Field([], max_length=MOST, description="Codes of units.")
    posts: list[str] = Field([], max_length=MOST, description="Codes of posts.")
    answers: taken.Number | None = None


@router.get(
    "/commitments/{number}/notes",
    response=shapes.Conversation,
    auth=door.READ,
    summary="Read the notes about a commitment",
)
def conversation(
    request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]
) -> HttpResponse:
    """The notes about a commitment as they stand, the first one first."""
    found = conversations.conversation_about(asking(request).viewer, number)
    part = paging.part(found.notes, paged, {"notes": number}, lambda one: one.seq)
    answer = shapes.Conversation(items=_shown(part.rows), may_write=found.may_write, next=part.next)
    return keys.answered(answer)


@router.post(
    "/commitments/{number}/notes",
    response={201: shapes.NoteDone},
    auth=door.ACT,
    summary="Write a note",
)
def write_note(
    request: HttpRequest, number: taken.Number, body: Written, key: str = keys.KEY
) -> HttpResponse:
    """A note, to those who are named; whoever takes part in the commitment may write one."""

    def perform(asker: Asking) -> tuple[Act, int]:
        act = actions.write_note(
            by=asker.by,
            at=clock.now(),
            commitment=number,
            words=body.words,
            to=actions.To(taken.units(body.to) or (), tuple(map(taken.post, body.posts))),
            answers=body.answers,
        )
        return act, act.seq

    return _once(asking(request), number, key, perform, status=201)


@router.post(
    "/commitments/{number}/notes/{note}/reword",
    response=shapes.NoteDone,
    auth=door.ACT,
    summary="Reword a note",
)
def reword_note(
    request: HttpRequest,
    number: taken.Number,
    note: taken.Number,
    body: Worded,
    key: str = keys.KEY,
) -> HttpResponse:
    """The own note in other words; those of before stay."""

    def perform(asker: Asking) -> tuple[Act, int]:
        act = actions.reword_note(
            by=asker.by, at=clock.now(), commitment=number, note=note, words=body.words
        )
        return act, note

    return _once(asking(request), number, key, perform)


@router.post(
    "/commitments/{number}/notes/{note}/withdraw",
    response=shapes.NoteDone,
    auth=door.ACT,
    summary="Withdraw a note",
)
def withdraw_note(
    request: HttpRequest, number: taken.Number, note: taken.Number, key: str = keys.KEY
) -> HttpResponse:
    """The own note is withdrawn; only that is told of it from now on."""

    def perform(asker: Asking) -> tuple[Act, int]:
        at = clock.now()
        return actions.withdraw_note(by=asker.by, at=at, commitment=number, note=note), note

    return _once(asking(request), number, key, perform)


def _once(
    asker: Asking,
    number: int,
    key: str,
    perform: Callable[[Asking], tuple[Act, int]],
    *,
    status: int = 200,
) -> HttpResponse:
    def done() -> dict[str, Any]:
        # Whoever may not read it learns neither that it is there nor what was said about it.
        conversations.check_readable(asker.viewer, number)
        act, note = perform(asker)
        found = conversations.conversation_about(asker.viewer, number).notes
        shown = _shown([one for one in found if one.seq == note])[0]
        return shapes.NoteDone(act=act.seq, note=shown).model_dump(mode="json")

    return keys.once(asker, key, done, status=status)


def _shown(notes: Sequence[Note]) -> list[shapes.SpokenNote]:
    units = organisation.units(one for note in notes for one in note.to.units)
    posts = organisation.posts(
        one for note in notes for one in (*note.to.posts, note.by.post) if one
    )
    return [
        shapes.SpokenNote(
            number=note.seq,
            post=refs.post(posts.get(note.by.post or 0)),
            written_at=note.written_at,
            words=None if note.withdrawn_at else note.words,
            to=[one for unit in note.to.units if (one := refs.unit(units.get(unit)))],
            posts=[held for post in note.to.posts if (held := refs.post(posts.get(post)))],
            answers=note.answers,
            own=note.own,
            reworded_at=note.reworded_at,
            withdrawn_at=note.withdrawn_at,
            before=[shapes.Wording(act=one.seq, at=one.at, words=one.words) for one in note.before],
            hash=note.hash,
        )
        for note in notes
    ]
