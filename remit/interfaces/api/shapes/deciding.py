"""Drafts before a decision: whom one may mean, what others write at it, and what is certain."""

import datetime as dt

from ninja import Field, Schema

from remit.interfaces.api.shapes.commitments import DueOut
from remit.interfaces.api.shapes.organisation import DocumentRef, PostRef, UnitRef
from remit.interfaces.api.shapes.problems import Problem
from remit.interfaces.api.shapes.taken import Body, Number, Words
from remit.interfaces.api.shapes.texts import DraftOut


class ReasonOut(Schema):
    """Why a unit may be meant, as a code with its facts."""

    code: str = Field(examples=["NAME"])
    facts: dict[str, str | int]


class OfferOut(Schema):
    """A unit that the words of a draft may mean, with the post at its head if that was named."""

    unit: UnitRef
    post: PostRef | None
    reasons: list[ReasonOut]


class CoveringOut(Schema):
    """Where another language has the commitment of a draft; the last day that each text gives."""

    document: DocumentRef
    start: int
    end: int
    last_here: dt.date | None
    last_there: dt.date | None


class DraftWhole(DraftOut):
    """A draft with what it needs: `needs` is empty once nothing hinders a decision."""

    needs: list[str] = Field(
        description="DATE, UNIT, TITLE, PARTS, SURE, CONTRADICTION or COLLEAGUE.",
        examples=[["DATE"]],
    )
    contested_by: list[str]
    is_certain: bool
    lead: UnitRef | None
    cooperating: list[UnitRef]
    offers: list[OfferOut]
    covered_by: CoveringOut | None
    came_from: list[int]


class CertainOut(Schema):
    """A draft that is certain, and the commitment that it would become."""

    draft: int
    mark: str
    title: str
    issuer: UnitRef | None
    lead: UnitRef | None
    cooperating: list[UnitRef]
    due: DueOut | None
    assigns: bool = Field(description="False: it becomes a proposal.")


class CertainDrafts(Schema):
    """The drafts of a document that are certain now, in the order of the text."""

    items: list[CertainOut]
    next: str | None


class SeenIn(Body):
    """A draft, and its mark as it was read."""

    draft: Number
    mark: str = Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9})?$", examples=["1.0"])


class CertainIn(Body):
    """The drafts that are accepted, as they were read."""

    drafts: list[SeenIn] = Field(min_length=1, max_length=200)


class CertainOutcome(Schema):
    """What became of one draft: its commitment, or the problem."""

    draft: int
    commitment: int | None
    problem: Problem | None


class CertainDone(Schema):
    """One outcome for each draft."""

    accepted: int
    refused: int
    items: list[CertainOutcome]


class NoteOut(Schema):
    """What somebody had half written at a draft before it was undone, and who kept it."""

    id: int
    draft: int
    writer: str
    kept_by: str
    written_at: dt.datetime
    fields: dict[str, list[str]]


class Notes(Schema):
    """The notes that stand at the drafts of a document, the earliest first."""

    items: list[NoteOut]
    next: str | None


class Ended(Schema):
    """The draft whose note is done with."""

    draft: int


class WriterOut(Schema):
    """A colleague who is at a draft, and since when nothing more was written."""

    draft: int
    person: str
    at: dt.datetime
    has_written: bool


class BecameOut(Schema):
    """What became of a draft, when and by whom."""

    draft: int
    status: str
    person: str
    at: dt.datetime | None
    reason: str
    commitment: int | None


class Meanwhile(Schema):
    """Who else is at which draft now, and what changed since."""

    present: list[WriterOut]
    changed: list[BecameOut]


class LastDecision(Schema):
    """What the asker decided last on a document and can undo; without one its status is null."""

    status: str | None
    drafts: list[int]
    commitments: list[int]


class TakeBackIn(Body):
    """Why it is taken back."""

    reason: Words = ""
