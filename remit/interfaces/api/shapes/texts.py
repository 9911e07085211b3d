"""Documents, drafts and what became of files, as the API answers them."""

import datetime as dt
from typing import Any

from ninja import Field, Schema

from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces.api.shapes.organisation import UnitRef
from remit.interfaces.api.shapes.taken import Body, Day, Number, UnitCodeOrNone, Words


class DocumentLine(Schema):
    """A document in a list; `drafts` counts its drafts by what was decided."""

    id: int
    type: str
    number: str
    title: str
    issued_on: dt.date | None
    issuer: UnitRef | None
    language: str
    confidentiality: str
    drafts: dict[str, int]


class Documents(Schema):
    """A page of documents, and the cursor of the next one."""

    items: list[DocumentLine]
    next: str | None


class RelationOut(Schema):
    """How a document stands to another; `outgoing` says that it is this one that does it, `link` is
    the act that said so."""

    link: int
    relation: str
    outgoing: bool
    document: DocumentLine


class AnnouncedOut(Schema):
    """Words by which a text changes another document, and nobody has recorded; `outgoing` says that
    they stand in the one that was asked for, `said_by` in which they stand. `documents` are those
    that may be meant by the number, or the text that says it."""

    relation: str
    outgoing: bool
    number: str
    said_by: int
    start: int
    end: int
    quote: str
    documents: list[DocumentLine]


class AnnouncedChanges(Schema):
    """What a document says that it changes, and what others say of it."""

    items: list[AnnouncedOut]


class DocumentOut(DocumentLine):
    """One document with its text, what the reader found in it, and its relations."""

    mark: str = Field(
        "", description="The latest act about it; the ETag of this document begins with it."
    )
    text: str
    reading: dict[str, Any] = Field(description="As `remit read` says it, without the obligations.")
    relations: list[RelationOut]


class DraftOut(Schema):
    """A draft: its place in the text, what the reader found, and what was decided."""

    id: int
    mark: str = Field("", description="How it stands for the asker; it is the ETag of the draft.")
    document: int
    start: int
    end: int
    kind: str
    confidence: float
    found: dict[str, Any]
    added: bool
    status: str
    reason: str
    commitment: int | None


class Drafts(Schema):
    """The drafts of a document in the order of its text."""

    items: list[DraftOut]
    next: str | None


class NewDocumentIn(Body):
    """A text as received, with what is known of it."""

    text: str = Field(min_length=1, max_length=5_000_000)
    title: Words = Field(examples=["Conclusions of the meeting on digital services"])
    type: DocumentType = DocumentType.NOTICE
    number: str = Field("", max_length=200, examples=["24-CT/TU"])
    issued_on: Day = None
    issuer: UnitCodeOrNone = None
    language: str = Field("", pattern="^(|vi|en|ar|ko)$")
    confidentiality: Confidentiality = Confidentiality.INTERNAL


class RejectIn(Body):
    """Why a passage is no commitment."""

    reason: Words


class PassageIn(Body):
    """A place in the text, in signs from its beginning."""

    start: int = Field(ge=0, le=2**31)
    end: int = Field(ge=1, le=2**31)


class ReadIn(Body):
    """A text to be read without keeping anything."""

    text: str = Field(max_length=1_000_000)


class FileOut(Schema):
    """What became of one file."""

    name: str
    reading: bool
    outcome: str
    said: str
    notes: list[str]
    document: int | None
    drafts: int


class BatchLine(Schema):
    """Files that were handed in together; `stopped` says that nobody reads them any more."""

    id: int
    handed_in_at: dt.datetime
    total: int
    done: int
    stopped: bool


class Batches(Schema):
    """A page of what the asker handed in, the latest first."""

    items: list[BatchLine]
    next: str | None


class Batch(BatchLine):
    """Files that were handed in together, and what became of each."""

    files: list[FileOut]


__all__ = ["Number"]
