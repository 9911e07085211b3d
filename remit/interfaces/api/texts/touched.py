"""Open commitments whose basis was replaced or amended: those of a document, and those that wait
for the asker to decide."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.commitments.queries import bases
from remit.commitments.queries.bases import Touched
from remit.domain.rights import Viewer
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.commitments import showing, verbs
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import bases as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts.router import router
from remit.texts import queries as texts


@router.get(
    "/documents/{number}/touched",
    response=shapes.TouchedList,
    auth=door.READ_TEXTS,
    summary="What its replacement touches",
)
def touched(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """The open commitments of a document that was replaced or amended; none where it was not."""
    viewer = asking(request).viewer
    found = bases.touched(viewer, texts.document(viewer, number).id)
    return _listed(viewer, found, paged, {"touched": number})


@router.get(
    "/me/touched",
    response=shapes.TouchedList,
    auth=door.READ_TEXTS,
    summary="What rests on a changed basis",
)
def my_touched(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """Commitments of every document that wait for the asker to decide what becomes of them."""
    viewer = asking(request).viewer
    return _listed(viewer, bases.waiting(viewer), paged, {"person": viewer.person})


def _listed(
    viewer: Viewer, found: Sequence[Touched], paged: paging.Paged, said: dict[str, object]
) -> HttpResponse:
    part = paging.part(found, paged, said, lambda one: one.card.id)
    cards = showing.listed(viewer, [one.card for one in part.rows])
    answer = shapes.TouchedList(
        next=part.next,
        items=[
            shapes.TouchedOut(
                commitment=card,
                changes=showing.basis_changes(one),
                is_settled=one.is_settled,
                may=[verb.code for verb in verbs.VERBS if verb.tag in one.answers],
            )
            for one, card in zip(part.rows, cards, strict=True)
        ],
    )
    return keys.answered(answer)
