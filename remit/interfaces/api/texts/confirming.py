"""Merging and splitting drafts, and undoing the last decision on a document."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from remit.commitments.actions import confirming as decisions
from remit.interfaces.api import door, keys, marks
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import documents as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts import drafted
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.confirming import actions


@router.post(
    "/documents/{number}/merge",
    response={201: shapes.Waiting},
    auth=door.REGISTER_TEXTS,
    summary="Merge drafts",
)
def merge(
    request: HttpRequest, number: taken.Number, body: shapes.MergeIn, key: str = keys.KEY
) -> HttpResponse:
    """Drafts that stand one after the other are one obligation."""
    asker = asking(request)
    texts.document(asker.viewer, number)
    for draft in body.drafts:
        drafted.opened(asker, draft)

    def perform() -> dict[str, Any]:
        made = actions.merge(by=asker.by, at=clock.now(), drafts=body.drafts)
        return _waiting(asker, [made])

    return keys.once(asker, key, perform, status=201)


@router.post(
    "/drafts/{number}/split",
    response={201: shapes.Waiting},
    auth=door.REGISTER_TEXTS,
    summary="Split a draft",
)
def split(
    request: HttpRequest,
    number: taken.Number,
    body: shapes.SplitIn,
    key: str = keys.KEY,
    mark: str = marks.OF_DRAFT,
) -> HttpResponse:
    """At a word of a draft another obligation begins."""
    asker = asking(request)
    drafted.opened(asker, number)

    def perform() -> dict[str, Any]:
        marks.check_draft(asker.by, number, mark)
        made = actions.split(by=asker.by, at=clock.now(), draft=number, place=body.place)
        return _waiting(asker, made)

    return keys.once(asker, key, perform, status=201)


@router.post(
    "/documents/{number}/undo",
    response=shapes.Waiting,
    auth=door.REGISTER_TEXTS,
    summary="Undo the last decision",
)
def undo(
    request: HttpRequest, number: taken.Number, body: shapes.UndoIn, key: str = keys.KEY
) -> HttpResponse:
    """The asker's last decision on a document is undone by acts; its drafts wait again."""
    asker = asking(request)
    texts.document(asker.viewer, number)

    def perform() -> dict[str, Any]:
        drafts = decisions.undo_last(by=asker.by, at=clock.now(), document=number, **body.values())
        return _waiting(asker, drafts)

    return keys.once(asker, key, perform)


def _waiting(asker: Asking, drafts: Sequence[int]) -> dict[str, Any]:
    items = drafted.listed(asker, texts.drafts_named(drafts))
    return shapes.Waiting(items=items).model_dump(mode="json")
