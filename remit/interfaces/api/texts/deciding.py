"""Registering documents, handing in files, and deciding on drafts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, UploadedFile

from remit.domain.vocabulary import Confidentiality
from remit.interfaces import sentences
from remit.interfaces.api import door, keys
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import acting, bodies
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import commitments as commitment_shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes import texts as shapes
from remit.interfaces.api.texts import reading
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.intake import actions as intake
from remit.texts.intake import jobs
from remit.texts.intake import queries as batches
from remit.texts.intake.terms import Origin, Terms


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
        return reading.document(request, number).model_dump(mode="json")

    return keys.once(asker, key, perform, status=201)


@router.post(
    "/intake", response={202: shapes.Batch}, auth=door.REGISTER_TEXTS, summary="Hand in files"
)
def hand_in(
    request: HttpRequest,
    files: File[list[UploadedFile]],
    confidentiality: Form[Confidentiality] = Confidentiality.INTERNAL,
    issuer: Form[str] = "",
    key: str = keys.KEY,
) -> HttpResponse:
    """Files are handed in and read one after the other by the worker."""
    asker = asking(request)
    sent = [(file.name or "", file.read()) for file in files]
    terms = Terms(issuer=taken.unit(issuer), confidentiality=confidentiality, origin=Origin.WEB)

    def perform() -> dict[str, Any]:
        batch = intake.hand_in(by=asker.by, at=clock.now(), files=sent, terms=terms)
        jobs.take_in.enqueue(batch=batch)
        return _batch(asker, batch)

    contents = {f"{place} {name}": content for place, (name, content) in enumerate(sent)}
    return keys.once(asker, key, perform, status=202, files=contents)


@router.get(
    "/intake/{number}", response=shapes.Batch, auth=door.REGISTER_TEXTS, summary="How far it is"
)
def batch(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """How far the reading of a batch is, and what became of each file."""
    return keys.said(_batch(asking(request), number))


@router.post(
    "/drafts/{number}/accept",
    response={201: commitment_shapes.Done},
    auth=door.PROPOSE,
    summary="Accept a draft",
)
def accept(
    request: HttpRequest, number: taken.Number, body: bodies.Begin, key: str = keys.KEY
) -> HttpResponse:
    """A draft becomes a commitment: assigned by the issuer, proposed by anyone else."""
    asker = asking(request)
    draft = texts.draft(number)
    document = texts.document(asker.viewer, draft.document)
    of_draft = {"document": document.id, "draft": draft.id, "place": (draft.start, draft.end)}
    begin = body.model_copy(update=of_draft)
    return keys.once(asker, key, lambda: acting.begun(asker, begin), status=201)


@router.post(
    "/drafts/{number}/reject",
    response=shapes.DraftOut,
    auth=door.REGISTER_TEXTS,
    summary="Reject a draft",
)
def reject(
    request: HttpRequest, number: taken.Number, body: shapes.RejectIn, key: str = keys.KEY
) -> HttpResponse:
    """A person says why a passage is no commitment."""
    asker = _reader_of(request, number)

    def perform() -> dict[str, Any]:
        at = clock.now()
        actions.reject_draft(by=asker.by, at=at, draft=number, reason=body.reason)
        return reading.draft(texts.draft(number)).model_dump(mode="json")

    return keys.once(asker, key, perform)


@router.post(
    "/drafts/{number}/take-back",
    response=shapes.DraftOut,
    auth=door.REGISTER_TEXTS,
    summary="Take a rejection back",
)
def take_back(request: HttpRequest, number: taken.Number, key: str = keys.KEY) -> HttpResponse:
    """A rejected draft waits for a decision again."""
    asker = _reader_of(request, number)

    def perform() -> dict[str, Any]:
        actions.take_back_rejection(by=asker.by, at=clock.now(), draft=number)
        return reading.draft(texts.draft(number)).model_dump(mode="json")

    return keys.once(asker, key, perform)


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
        return reading.draft(texts.draft(draft)).model_dump(mode="json")

    return keys.once(asker, key, perform, status=201)


def _reader_of(request: HttpRequest, draft: int) -> Asking:
    """Whoever decides on a draft may read its document."""
    asker = asking(request)
    texts.document(asker.viewer, texts.draft(draft).document)
    return asker


def _batch(asker: Asking, number: int) -> dict[str, Any]:
    card = batches.batch(asker.by.person, number)
    files = [
        shapes.FileOut(
            name=one.name,
            outcome=one.outcome,
            said=sentences.finding_sentence(one.refusal) if one.refusal else "",
            document=one.document,
            drafts=one.drafts,
        )
        for one in batches.outcomes(card.id)
    ]
    return shapes.Batch(id=card.id, total=card.total, done=card.done, files=files).model_dump(
        mode="json"
    )
