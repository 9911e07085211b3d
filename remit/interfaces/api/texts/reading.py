"""Reading documents: the list, one with its text and what the reader found, its drafts; and a text
that is read without being kept."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Schema
from ninja.responses import Response

from remit.domain import reading as reader
from remit.domain.rights import Viewer
from remit.domain.vocabulary import DocumentType, Drafted
from remit.interfaces import akoma_ntoso, downloads
from remit.interfaces.api import door, keys, marks, members, paging
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes import texts as shapes
from remit.interfaces.api.texts import drafted
from remit.interfaces.api.texts.router import router
from remit.kernel import inputs
from remit.organisation import queries as organisation
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.history import queries as histories
from remit.texts.history.queries import Link
from remit.texts.listing import queries as register
from remit.texts.listing.queries import Wanted
from remit.texts.queries import DocumentCard

EXPORTED: dict[str, Any] = {
    "responses": {200: {"content": {akoma_ntoso.MEDIA_TYPE: {"schema": {}}}}}
}


class WantedDocuments(Schema):
    """Which documents."""

    words: str = Field(
        "", max_length=200, description="Of the number, the title, or one passage of the text."
    )
    type: DocumentType | None = None
    issuer: str = Field("", max_length=inputs.LONGEST_CODE)
    issuer_below: bool = Field(False, description="Also of the units below the issuer.")
    language: str = Field("", max_length=20, examples=["vi"])
    issued_from: str = Field("", max_length=20, examples=["2026-01-01"])
    issued_to: str = Field("", max_length=20, description="This day included.")
    drafts: Drafted | None = Field(None, description="How far its drafts are decided.")

    def meant(self) -> Wanted:
        """What the filters mean."""
        issued_from, issued_to = inputs.days(self.issued_from, self.issued_to)
        return Wanted(
            words=self.words,
            type=self.type,
            issuer=taken.unit(self.issuer),
            issuer_below=self.issuer_below,
            language=register.language(self.language),
            issued_from=issued_from,
            issued_to=issued_to,
            drafts=self.drafts,
        )


@router.get("/documents", response=shapes.Documents, auth=door.READ_TEXTS, summary="List documents")
def documents(
    request: HttpRequest,
    wanted: Query[WantedDocuments],
    paged: Query[paging.Paged],
    sparse: Query[paging.Sparse],
) -> HttpResponse:
    """The documents that the asker may read, latest first."""
    names = members.wanted(shapes.DocumentLine, sparse.fields)
    viewer, said = asking(request).viewer, wanted.model_dump(mode="json")
    part = paging.part(register.numbers(viewer, wanted.meant()), paged, said, int)
    known = {card.id: card for card in texts.documents_named(viewer, part.rows)}
    items = lines(known[number] for number in part.rows if number in known)
    return keys.answered(shapes.Documents(items=items, next=part.next), names)


@router.get(
    "/documents/{number}", response=shapes.DocumentOut, auth=door.READ_TEXTS, summary="Read one"
)
def document(
    request: HttpRequest, number: taken.Number, sparse: Query[paging.Sparse]
) -> HttpResponse:
    """One document with its text as received, what the reader found, and its relations; its ETag
    begins with its mark, the latest act about it."""
    names = members.wanted(shapes.DocumentOut, sparse.fields)
    one = whole(asking(request).viewer, number)
    return marks.answered(request, one.mark, members.dumped(one, names))


def whole(viewer: Viewer, number: int) -> shapes.DocumentOut:
    """One document with its text, as the viewer may read it."""
    card = texts.document(viewer, number)
    related = histories.links(viewer, number)
    return shapes.DocumentOut(
        **lines([card])[0].model_dump(),
        mark=marks.of_document(number),
        text=texts.text_of(number),
        reading=dict(texts.reading_of(number)),
        relations=linked(related),
    )


@router.get(
    "/documents/{number}/akoma-ntoso",
    auth=door.READ_TEXTS,
    summary="As Akoma Ntoso",
    openapi_extra=EXPORTED,
)
def exported(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """The document as Akoma Ntoso 1.0 (XML), with the commitments that come from it."""
    content = akoma_ntoso.written(akoma_ntoso.gathered(asking(request).viewer, number))
    return downloads.attached(content, f"document-{number}.akn.xml", akoma_ntoso.MEDIA_TYPE)


@router.get(
    "/documents/{number}/drafts", response=shapes.Drafts, auth=door.READ_TEXTS, summary="Drafts"
)
def drafts(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """The drafts of a document in the order of its text, folded ones included."""
    asker = asking(request)
    card = texts.document(asker.viewer, number)
    part = paging.part(texts.drafts(card.id), paged, {"drafts": number}, lambda one: one.id)
    return keys.answered(shapes.Drafts(items=drafted.listed(asker, part.rows), next=part.next))


@router.post("/read", response=dict[str, Any], auth=door.TEXTS, summary="Read a text")
def read(request: HttpRequest, body: shapes.ReadIn) -> HttpResponse:
    """What the reader finds in a text, as `remit read` says it; nothing is kept."""
    return Response(reader.as_json(actions.read(body.text)))


def lines(cards: Iterable[DocumentCard]) -> list[shapes.DocumentLine]:
    """Documents as lines of a list."""
    known = list(cards)
    units = organisation.units(card.issuer for card in known if card.issuer)
    return [
        shapes.DocumentLine(
            id=card.id,
            type=card.type.value,
            number=card.number,
            title=card.title,
            issued_on=card.issued_on,
            issuer=refs.unit(units.get(card.issuer or 0)),
            language=card.language,
            confidentiality=card.confidentiality.value,
            drafts=dict(card.drafts),
        )
        for card in known
    ]


def linked(related: Sequence[Link]) -> list[shapes.RelationOut]:
    """How a document stands to others."""
    others = lines(one.other for one in related)
    return [
        shapes.RelationOut(
            link=one.act, relation=one.relation.value, outgoing=one.outgoing, document=line
        )
        for one, line in zip(related, others, strict=True)
    ]
