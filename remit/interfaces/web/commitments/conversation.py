"""The conversation on a commitment: its notes as they stand, and the forms that write, reword and
withdraw one. Each is carried out once, and leads back to the place of the note."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST

from remit.commitments import actions
from remit.commitments.queries import conversation
from remit.commitments.queries.conversation import Note
from remit.commitments.queries.timeline import Whole
from remit.domain import mentions
from remit.domain.rights import Viewer
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.kernel import clock
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard

LATEST = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A note as the page shows it."""

    note: Note
    post: PostCard | None
    units: Sequence[UnitCard]
    posts: Sequence[PostCard]

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The words in pieces, those that name somebody who is told from the others."""
        codes = [*(unit.code for unit in self.units), *(post.code for post in self.posts)]
        told = {f"@{code}".upper() for code in codes}
        pieces = mentions.parts(self.note.words or "")
        return [(piece, is_named and piece.upper() in told) for piece, is_named in pieces]


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation on a page: the earlier notes, the latest ones, and whom one may address."""

    earlier: Sequence[Said]
    latest: Sequence[Said]
    may_write: bool
    parties: Sequence[UnitCard]
    post: PostCard | None
    answered: Said | None = None

    @property
    def n(self) -> int:
        """How many notes there are."""
        return len(self.earlier) + len(self.latest)


@dataclass(frozen=True, slots=True)
class Passage:
    """The place of some notes among the acts: how many, which first, and on which days."""

    n: int
    seq: int
    first_on: dt.date
    last_on: dt.date


def talk(viewer: Viewer, whole: Whole, answers: int | None = None) -> Talk:
    """What was said about a commitment, and who can be told."""
    found = conversation.conversation_about(viewer, whole.card.id)
    units, posts = _names(found.notes, whole)
    said = [_said(note, units, posts) for note in found.notes]
    parties = [whole.card.lead, whole.card.issuer, *whole.cooperating]
    return Talk(
        earlier=said[:-LATEST],
        latest=said[-LATEST:],
        may_write=found.may_write,
        parties=[units[one] for one in dict.fromkeys(parties) if one is not None and one in units],
        post=posts.get(whole.card.post or 0),
        answered=next((one for one in said if one.note.seq == answers), None),
    )


def passages(notes: Iterable[Said], seqs: Sequence[int]) -> Mapping[int, Passage]:
    """Where notes stand among acts: by the act before which they were written, the latest by 0."""
    found: dict[int, list[Note]] = {}
    for one in notes:
        after = next((seq for seq in seqs if seq > one.note.seq), 0)
        found.setdefault(after, []).append(one.note)
    return {
        after: Passage(
            len(some),
            some[0].seq,
            clock.day_of(some[0].written_at),
            clock.day_of(some[-1].written_at),
        )
        for after, some in found.items()
    }


@require_POST
@rights.needs(rights.SIGNED_IN)
def write_note(request: Asking, number: int) -> HttpResponseBase:
    """A note is written, to those who are ticked or named."""

    def perform() -> dict[str, object]:
        sent = request.POST
        act = actions.write_note(
            by=request.by,
            at=clock.now(),
            commitment=number,
            words=reading.text(sent, "words"),
            to=actions.To(reading.units(sent, "to"), reading.units(sent, "posts")),
            answers=reading.number(sent, "answers"),
        )
        return {"url": _place(number, act.seq, act)}

    return _carried_out(request, number, perform)


@require_POST
@rights.needs(rights.SIGNED_IN)
def reword_note(request: Asking, number: int, note: int) -> HttpResponseBase:
    """The own note gets other words."""

    def perform() -> dict[str, object]:
        words = reading.text(request.POST, "words")
        act = actions.reword_note(
            by=request.by, at=clock.now(), commitment=number, note=note, words=words
        )
        return {"url": _place(number, note, act)}

    return _carried_out(request, number, perform)


@require_POST
@rights.needs(rights.SIGNED_IN)
def withdraw_note(request: Asking, number: int, note: int) -> HttpResponseBase:
    """The own note is withdrawn."""

    def perform() -> dict[str, object]:
        act = actions.withdraw_note(by=request.by, at=clock.now(), commitment=number, note=note)
        return {"url": _place(number, note, act)}

    return _carried_out(request, number, perform)


def _carried_out(request: Asking, number: int, perform: requests.Perform) -> HttpResponseBase:
    # Whoever may not read it learns neither that it is there nor that somebody wrote about it.
    conversation.check_readable(request.viewer, number)
    done = requests.once(request, perform)
    return requests.sent_on(request, str(done["url"]))


def _place(number: int, note: int, act: Act) -> str:
    # The act makes every address another one: a browser that only changed its place on the page
    # would go on showing the page of before.
    return f"{reverse('commitment', args=[number])}?said={act.seq}#note-{note}"


def _names(
    notes: Sequence[Note], whole: Whole
) -> tuple[Mapping[int, UnitCard], Mapping[int, PostCard]]:
    units = {unit for note in notes for unit in note.to.units}
    posts = {post for note in notes for post in (*note.to.posts, note.by.post) if post}
    units |= {one for one in (whole.card.lead, whole.card.issuer, *whole.cooperating) if one}
    posts |= {whole.card.post} if whole.card.post else set()
    return organisation.units(units), organisation.posts(posts)


def _said(note: Note, units: Mapping[int, UnitCard], posts: Mapping[int, PostCard]) -> Said:
    return Said(
        note,
        posts.get(note.by.post or 0),
        [units[one] for one in note.to.units if one in units],
        [posts[one] for one in note.to.posts if one in posts],
    )
