"""What changes about a document, and its history, as the API takes and answers it."""

import datetime as dt

from ninja import Field, Schema

from remit.domain.vocabulary import DocumentType, Relation
from remit.interfaces.api.shapes.organisation import PostRef
from remit.interfaces.api.shapes.taken import Body, Day, Number, UnitCodeOrNone, Words
from remit.interfaces.api.shapes.texts import DocumentOut, DraftOut, RelationOut


class HistoryEntry(Schema):
    """An act about a document; an erased text is null."""

    seq: int
    tag: str
    recorded_at: dt.datetime
    post: PostRef | None
    texts: dict[str, str | None]
    link: int | None
    can_be_taken_back: bool


class History(Schema):
    """The acts about a document, the latest first."""

    items: list[HistoryEntry]
    next: str | None


class RelateIn(Body):
    """To which document and how; `apart` says that what both owe differs."""

    to: Number
    relation: Relation = Field(examples=["IMPLEMENTS"])
    reason: Words = ""
    apart: bool = False


class Parting(Schema):
    """What follows from taking a relation back: how many passages wait again, those of documents
    that may be read, and the commitments that both texts keep."""

    relation: RelationOut
    are_one_work: bool
    waiting: int
    drafts: list[DraftOut]
    kept: list[int]


class PartRelationIn(Body):
    """Why the relation stands no more."""

    reason: Words


class HeadingIn(Body):
    """The whole heading as it should be; what is left out is not known."""

    title: Words
    type: DocumentType
    number: str = Field("", max_length=200)
    issued_on: Day = None
    issuer: UnitCodeOrNone = None
    signer: Words = ""
    origin: Words = ""
    reason: Words = ""


class Changed(Schema):
    """The act, and the document as it stands now."""

    act: int
    document: DocumentOut


class MergeIn(Body):
    """The drafts that are one obligation, standing one after the other."""

    drafts: list[Number] = Field(min_length=2, max_length=50)


class SplitIn(Body):
    """At which sign of the text another obligation begins."""

    place: int = Field(ge=0, le=2**31)


class UndoIn(Body):
    """Why, and which drafts were said to wait again; `keep_words` keeps a colleague's as a note."""

    reason: Words
    expected: list[Number] = Field([], max_length=400)
    keep_words: bool = False


class Waiting(Schema):
    """The drafts that a decision made, or that wait again."""

    items: list[DraftOut]
