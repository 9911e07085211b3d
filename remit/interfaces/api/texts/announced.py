"""What texts say that they do to each other and nobody has recorded: a person may record it as it
is said, and until then what it concerns is not certain."""

from collections.abc import Iterable

from django.http import HttpRequest

from remit.interfaces.api import door
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes import texts as shapes
from remit.interfaces.api.texts import reading
from remit.interfaces.api.texts.router import router
from remit.texts import queries as texts
from remit.texts.announcing import queries as announcing
from remit.texts.announcing.queries import Announced
from remit.texts.pairs.queries import works


@router.get(
    "/documents/{number}/announced",
    response=shapes.AnnouncedChanges,
    auth=door.READ_TEXTS,
    summary="What it says that it changes",
)
def announced(request: HttpRequest, number: taken.Number) -> shapes.AnnouncedChanges:
    """What a document says that it replaces or amends, and what other texts say of it; whatever is
    recorded already is among its relations."""
    viewer = asking(request).viewer
    card = texts.document(viewer, number)
    ours = announcing.by(viewer, card.id, texts.reading_of(card.id))
    theirs = announcing.of(viewer, card, works.of(card.id))
    return shapes.AnnouncedChanges(items=[*_said(ours, outgoing=True), *_said(theirs)])


def _said(found: Iterable[Announced], *, outgoing: bool = False) -> Iterable[shapes.AnnouncedOut]:
    for one in found:
        yield shapes.AnnouncedOut(
            relation=one.relation.value,
            outgoing=outgoing,
            number=one.number,
            said_by=one.by,
            start=one.start,
            end=one.end,
            quote=one.quote,
            documents=reading.lines(one.cards),
        )
