"""Handing in files: they are read one after the other by the worker; a program asks how far it is,
and lets it go on where it stopped."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, UploadedFile

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces import sentences
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes import texts as shapes
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.intake import actions, jobs, queries
from remit.texts.intake.queries import BatchCard, Outcome
from remit.texts.intake.terms import Origin, Terms


@router.post(
    "/intake", response={202: shapes.Batch}, auth=door.REGISTER_TEXTS, summary="Hand in files"
)
def hand_in(
    request: HttpRequest,
    files: File[list[UploadedFile]],
    *,
    confidentiality: Form[Confidentiality] = Confidentiality.INTERNAL,
    issuer: Form[str] = "",
    of_type: Annotated[DocumentType | None, Form(alias="type")] = None,
    key: str = keys.KEY,
) -> HttpResponse:
    """Files are handed in and read one after the other by the worker."""
    asker = asking(request)
    sent = [(file.name or "", file.read()) for file in files]
    terms = Terms(taken.unit(issuer), of_type, confidentiality, Origin.WEB)

    def perform() -> dict[str, Any]:
        batch = actions.hand_in(by=asker.by, at=clock.now(), files=sent, terms=terms)
        jobs.take_in.enqueue(batch=batch)
        return _batch(asker, batch)

    contents = {f"{place} {name}": content for place, (name, content) in enumerate(sent)}
    return keys.once(asker, key, perform, status=202, files=contents)


@router.get("/intake", response=shapes.Batches, auth=door.REGISTER_TEXTS, summary="Handed in")
def batches(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """What the asker handed in, the latest first."""
    row, person = paging.after({}, paged.cursor, 1), asking(request).by.person
    before = paging.number(row[0]) if row else None
    found = queries.batches(person, origin=Origin.WEB, limit=paged.limit + 1, before=before)
    shown = found[: paged.limit]
    lines = [shapes.BatchLine(**_line(card)) for card in shown]
    return keys.said(
        {
            "items": [one.model_dump(mode="json") for one in lines],
            "next": paging.cursor({}, [shown[-1].id]) if len(found) > len(shown) else None,
        }
    )


@router.get(
    "/intake/{number}", response=shapes.Batch, auth=door.REGISTER_TEXTS, summary="How far it is"
)
def batch(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """How far the reading of a batch is, and what became of each file."""
    return keys.said(_batch(asking(request), number))


@router.post(
    "/intake/{number}/resume",
    response={202: shapes.Batch},
    auth=door.REGISTER_TEXTS,
    summary="Go on with a batch",
)
def resume(request: HttpRequest, number: taken.Number, key: str = keys.KEY) -> HttpResponse:
    """A reading that stopped goes on with the file at which it stopped."""
    asker = asking(request)
    queries.batch(asker.by.person, number)

    def perform() -> dict[str, Any]:
        card = queries.batch(asker.by.person, number)
        if not queries.has_stopped(card, clock.now()):
            raise Refusal("INTAKE_NOT_STOPPED")
        jobs.take_in.enqueue(batch=number, resumed=True)
        return _batch(asker, number)

    return keys.once(asker, key, perform, status=202)


def _batch(asker: Asking, number: int) -> dict[str, Any]:
    card = queries.batch(asker.by.person, number)
    found = queries.outcomes(card.id)
    known = texts.documents_named(asker.viewer, [one.document for one in found if one.document])
    readable = {document.id for document in known}
    files = [_file(one, one.document if one.document in readable else None) for one in found]
    return shapes.Batch(**_line(card), files=files).model_dump(mode="json")


def _line(card: BatchCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "handed_in_at": card.handed_in_at,
        "total": card.total,
        "done": card.done,
        "stopped": queries.has_stopped(card, clock.now()),
    }


def _file(one: Outcome, document: int | None) -> shapes.FileOut:
    return shapes.FileOut(
        name=one.name,
        reading=one.reading,
        outcome=one.outcome,
        said=sentences.finding_sentence(one.refusal) if one.refusal else "",
        notes=[sentences.finding_sentence(note) for note in one.notes],
        document=document,
        drafts=one.drafts,
    )
