"""Commitments as the API answers them: one line of a list, and one commitment as a whole."""

import datetime as dt
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict

from remit.commitments.queries import queues
from remit.interfaces.api.shapes.organisation import DocumentRef, PostRef, UnitRef


def _sparse(schema: dict[str, Any]) -> None:
    schema["required"] = []  # with `fields` any member may be left out


class Dates(Schema):
    """The last day by the original and by the revised due date."""

    original: dt.date | None
    revised: dt.date | None


class Commitment(Schema):
    """A commitment in a list; of a hidden one only its number is told."""

    model_config = ConfigDict(json_schema_extra=_sparse)

    number: int = Field(examples=[128])
    hidden: bool = False
    title: str = ""
    type: str = Field("", examples=["TASK"])
    work: str = Field("", examples=["IN_PROGRESS"])
    lead: UnitRef | None = None
    issuer: UnitRef | None = None
    post: PostRef | None = None
    document: DocumentRef | None = None
    due: Dates | None = None
    blocked: str = ""
    extension_asked: bool = False
    part_of: int | None = None
    series: int | None = Field(None, description="The first of those that come back by one order.")


Shortened = Annotated[list[Commitment], Field(max_length=queues.LONGEST)]


class Commitments(Schema):
    """A page of commitments, and the cursor of the next one."""

    items: list[Commitment]
    next: str | None


class QueueOut(Commitments):
    """A page of one queue, how many wait in it, and the cursor of the next page."""

    total: int


class DueOut(Schema):
    """A due date: as it was written, what it comes to, and how that was found."""

    value: str | None
    operator: str
    granularity: str | None
    wording: str | None
    last_day: dt.date | None
    explanation: str


class DueMeant(Schema):
    """What a due date comes to; null where nothing was written."""

    due: DueOut | None


class Cooperating(Schema):
    """A unit that cooperates, and when it signed off its part."""

    unit: UnitRef
    signed_off_on: dt.date | None


class WithdrawnOut(Schema):
    """The act with which evidence was taken back, from which post, and why."""

    act: int
    post: PostRef | None
    at: dt.datetime
    reason: str | None = Field(description="Null if the text was erased.")


class EvidenceOut(Schema):
    """A file or a link behind the claim; a `damaged` file does not open, and is kept as it came."""

    id: int
    form: str
    name: str
    media: str
    size: int
    sha256: str
    added_on: dt.date
    damaged: bool = False
    note: str | None = Field("", description="Null if the text was erased.")
    post: PostRef | None = Field(None, description="From which it was attached.")
    attached_at: dt.datetime | None = None
    may_withdraw: bool = Field(False, description="Whether the asker may annul its act, `id`.")
    withdrawn: WithdrawnOut | None = None


class BasisChange(Schema):
    """What replaced or amended the document of a commitment, by the act that recorded it."""

    act: int
    relation: str = Field(examples=["REPLACES"])
    by: DocumentRef
    recorded_on: dt.date
    settled: bool = Field(description="Whether its issuer has decided since what becomes of it.")


class Whole(Commitment):
    """One commitment as a whole, and what the asker may do on it now."""

    mark: str = Field("", description="The latest act; the ETag of this commitment begins with it.")
    confidentiality: str = ""
    basis: str = ""
    own_registration: bool = False
    due_said: DueOut | None = None
    evidence: str = ""
    outcome: str = ""
    confidence: str = ""
    claimed_on: dt.date | None = None
    blocked_by: UnitRef | None = None
    place: tuple[int, int] | None = None
    cooperating: list[Cooperating] = []
    ancestors: list[int] = []
    parts: list[Commitment] = []
    parts_open: int = Field(
        0,
        description="Parts that are not done, hidden ones too; this refuses nothing.",
    )
    beside: list[Commitment] = Field([], description="What the same order began beside it.")
    evidence_items: list[EvidenceOut] = []
    withdrawn_evidence: list[EvidenceOut] = Field(
        [], description="What was taken back; it counts no more, and is not handed out."
    )
    basis_changes: list[BasisChange] = []
    may: list[str] = Field([], description="The acts that are open to the asker now.")


class ActOut(Schema):
    """An act of the timeline; an erased text is null. `withdraws` is the request for more time that
    fell away with the act, unanswered; `annulled_by` is the act that annulled it."""

    seq: int
    tag: str
    effective_on: dt.date
    recorded_at: dt.datetime
    post: PostRef | None
    data: dict[str, Any]
    texts: dict[str, str | None]
    hash: str
    in_force: bool
    withdraws: int | None = None
    annulled_by: int | None = None


class Timeline(Schema):
    """All acts on a commitment, the first one first."""

    items: list[ActOut]
    next: str | None


class Done(Schema):
    """What was recorded, and the commitment as it is now."""

    act: int | None = Field(description="The number of the act; null for evidence.")
    mark: str
    commitment: Whole
    others: list[int] = Field([], description="What the same order began beside it.")
