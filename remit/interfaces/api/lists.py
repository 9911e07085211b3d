"""What a person chose about lists, for programs: columns and their order, and lists under a name.
They are the same as on the pages, and only the person's own can be changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import lists as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.list_choices import actions, known, queries
from remit.interfaces.list_choices.queries import SavedCard
from remit.kernel import clock, inputs

router = Router(tags=["Me"])


@router.get("/me/lists", response=shapes.SavedLists, auth=door.READ, summary="Saved lists")
def saved_lists(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """The lists that the asker saved, those of the own units, and those just removed."""
    viewer = asking(request).viewer
    cards = [*queries.saved(viewer), *queries.removed(viewer)]
    part = paging.part(cards, paged, {"person": viewer.person}, lambda one: one.id)
    items = [_shown(card) for card in part.rows]
    return keys.answered(shapes.SavedLists(items=items, next=part.next))


# What a person chose about the own lists is the person's own: any token that may read may choose.
@router.post(
    "/me/lists", response={201: shapes.SavedListOut}, auth=door.READ, summary="Save a list"
)
def save_list(request: HttpRequest, body: shapes.SaveListIn, key: str = keys.KEY) -> HttpResponse:
    """A list is kept under a name, for the asker or also for the unit of the asker. One that would
    push out another own one of the same name is refused, unless it says so."""
    asker = asking(request)
    return keys.once(asker, key, lambda: _said(_saved(asker, body)), status=201)


@router.post(
    "/me/lists/{number}/rename",
    response=shapes.SavedListOut,
    auth=door.READ,
    summary="Rename a saved list",
)
def rename_list(
    request: HttpRequest, number: taken.Number, body: shapes.RenameListIn, key: str = keys.KEY
) -> HttpResponse:
    """The list is called otherwise."""
    asker = asking(request)

    def perform() -> dict[str, Any]:
        actions.rename(viewer=asker.viewer, saved=number, name=inputs.text(body.name))
        return _said(next(one for one in queries.saved(asker.viewer) if one.id == number))

    return keys.once(asker, key, perform)


@router.post(
    "/me/lists/{number}/remove",
    response=shapes.SavedListOut,
    auth=door.READ,
    summary="Remove a saved list",
)
def remove_list(request: HttpRequest, number: taken.Number, key: str = keys.KEY) -> HttpResponse:
    """The list is gone, and can be taken back for a month."""
    return _changed(
        request,
        key,
        lambda asker: actions.remove(viewer=asker.viewer, at=clock.now(), saved=number),
    )


@router.post(
    "/me/lists/{number}/take-back",
    response=shapes.SavedListOut,
    auth=door.READ,
    summary="Take a removed list back",
)
def take_back_list(request: HttpRequest, number: taken.Number, key: str = keys.KEY) -> HttpResponse:
    """A list that was removed is there again."""
    return _changed(
        request, key, lambda asker: actions.take_back(viewer=asker.viewer, saved=number)
    )


@router.get(
    "/me/columns/{kind}", response=shapes.ColumnsOut, auth=door.READ, summary="Columns of a list"
)
def columns(request: HttpRequest, kind: str) -> shapes.ColumnsOut:
    """The columns that lists of a kind have for the asker, and those that they could have."""
    return _columns(asking(request), known.kind(kind[:40]))


@router.post(
    "/me/columns/{kind}",
    response=shapes.ColumnsOut,
    auth=door.READ,
    summary="Choose the columns of a list",
)
def choose_columns(
    request: HttpRequest, kind: str, body: shapes.ColumnsIn, key: str = keys.KEY
) -> HttpResponse:
    """Lists of a kind have these columns from now on, wherever the asker signs in."""
    asker, chosen = asking(request), known.kind(kind[:40])

    def perform() -> dict[str, Any]:
        person = asker.by.person or 0
        if body.columns:
            wanted = known.columns(body.columns)
            actions.choose_columns(person=person, kind=chosen.code, columns=wanted)
        else:
            actions.forget_columns(person=person, kind=chosen.code)
        return _columns(asker, chosen).model_dump(mode="json")

    return keys.once(asker, key, perform)


def _changed(request: HttpRequest, key: str, change: Callable[[Asking], SavedCard]) -> HttpResponse:
    asker = asking(request)
    return keys.once(asker, key, lambda: _said(change(asker)))


def _saved(asker: Asking, body: shapes.SaveListIn) -> SavedCard:
    listed, held = known.page(body.page), asker.viewer.held
    chosen = queries.columns(asker.by.person, listed.kind.code) or listed.kind.usual
    units = [one.unit for one in held if one.post == asker.by.post]
    return actions.save(
        viewer=asker.viewer,
        at=clock.now(),
        page=listed.page,
        name=body.name,
        words=known.words(listed, body.words),
        columns=known.columns(chosen if body.columns is None else body.columns),
        unit=units[0] if body.share and units else None,
        replaces=body.replace,
    )


def _columns(asker: Asking, kind: known.Kind) -> shapes.ColumnsOut:
    chosen = queries.columns(asker.by.person, kind.code)
    return shapes.ColumnsOut(
        kind=kind.code,
        columns=list(kind.usual if chosen is None else chosen),
        usual=list(kind.usual),
        known=list(known.COLUMNS),
    )


def _said(card: SavedCard) -> dict[str, Any]:
    return _shown(card).model_dump(mode="json")


def _shown(card: SavedCard) -> shapes.SavedListOut:
    return shapes.SavedListOut(
        id=card.id,
        name=card.name,
        page=card.page,
        words=dict(card.words),
        columns=list(card.columns),
        own=card.own,
        shared=card.unit is not None,
        removed=card.removed,
    )
