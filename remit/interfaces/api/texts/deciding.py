"""Registering documents, and deciding on their drafts."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from remit.interfaces.api import door, keys, marks
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import acting, orders
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import commitments as commitment_shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes import texts as shapes
from remit.interfaces.api.texts import drafted, reading
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import actions
from remit.texts import queries as texts


@router.post(
    "/documents",
    response={201: shapes.DocumentOut},
    auth=door.REGISTER_TEXTS,
    summary="Register a document",
)
def register(request: HttpRequest, body: shapes.NewDocumentIn, key: str = keys.KEY) -> HttpResponse:
    """A text is kept as received, and read into drafts."""
    asker = asking(request)
    new = actions.NewDocument(**body.values())
    found = actions.read(new.text)  # before the write lock is held

    def perform() -> dict[str, Any]:
        number = actions.register(by=asker.by, at=clock.now(), document=new, found=found)
        return reading.whole(asker.viewer, number).model_dump(mode="json")

    return keys.once(asker, key, perform, status=201)


@router.post(
    "/drafts/{number}/accept",
    response={201: commitment_shapes.Done},
    auth=door.PROPOSE,
    summary="Accept a draft",
)
def accept(
    request: HttpRequest,
    number: taken.Number,
    body: orders.Begin,
    key: str = keys.KEY,
    mark: str = marks.OF_DRAFT,
) -> HttpResponse:
    """A draft becomes a commitment: assigned by the issuer, proposed by anyone else."""
    asker = asking(request)
    draft, document = drafted.opened(asker, number)
    of_draft = {"document": document.id, "draft": draft.id, "place": (draft.start, draft.end)}
    begin = body.model_copy(update=of_draft)

    def perform() -> dict[str, Any]:
        marks.check_draft(asker.by, number, mark)
        return acting.begun(asker, begin)

    return keys.once(asker, key, perform, status=201)


@router.post(
    "/drafts/{number}/reject",
    response=shapes.DraftOut,
    auth=door.REGISTER_TEXTS,
    summary="Reject a draft",
)
def reject(
    request: HttpRequest,
    number: taken.Number,
    body: shapes.RejectIn,
    key: str = keys.KEY,
    mark: str = marks.OF_DRAFT,
) -> HttpResponse:
    """A person says why a passage is no commitment."""

    def decide(asker: Asking) -> None:
        actions.reject_draft(by=asker.by, at=clock.now(), draft=number, reason=body.reason)

    return decided(request, number, decide, key=key, mark=mark)


@router.post(
    "/drafts/{number}/take-back",
    response=shapes.DraftOut,
    auth=door.REGISTER_TEXTS,
    summary="Take a rejection back",
)
def take_back(
    request: HttpRequest, number: taken.Number, key: str = keys.KEY, mark: str = marks.OF_DRAFT
) -> HttpResponse:
    """A rejected draft waits for a decision again."""

    def decide(asker: Asking) -> None:
        actions.take_back_rejection(by=asker.by, at=clock.now(), draft=number)

    return decided(request, number, decide, key=key, mark=mark)


@router.post(
    "/documents/{number}/passages",
    response={201: shapes.DraftOut},
    auth=door.REGISTER_TEXTS,
    summary="Mark a passage",
)
def add(
    request: HttpRequest, number: taken.Number, body: shapes.PassageIn, key: str = keys.KEY
) -> HttpResponse:
    """A passage that the reader did not see becomes a draft."""
    asker = asking(request)
    document = texts.document(asker.viewer, number)

    def perform() -> dict[str, Any]:
        draft = actions.add_draft(
            by=asker.by, at=clock.now(), document=document.id, start=body.start, end=body.end
        )
        return drafted.one(asker, draft).model_dump(mode="json")

    return keys.once(asker, key, perform, status=201)


def decided(
    request: HttpRequest, number: int, decide: Callable[[Asking], object], *, key: str, mark: str
) -> HttpResponse:
    """A decision on a draft whose document the asker may read, and the draft as it stands then."""
    asker = asking(request)
    drafted.opened(asker, number)

    def perform() -> dict[str, Any]:
        marks.check_draft(asker.by, number, mark)
        decide(asker)
        return drafted.one(asker, number).model_dump(mode="json")

    return keys.once(asker, key, perform)
