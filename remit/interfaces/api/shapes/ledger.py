"""Acts and the ledger as the API answers them."""

import datetime as dt
from enum import StrEnum
from typing import Any

from ninja import Field, Schema

from remit.interfaces.api.shapes.organisation import PostRef
from remit.ledger.verifying.actions import MOST_KEPT


class Head(Schema):
    """The latest act; before the ledger is open its number is 0."""

    seq: int
    hash: str
    recorded_at: dt.datetime | None


class ActLine(Schema):
    """An act without its content; where its subject may not be seen, nor who acted."""

    seq: int
    id: str
    tag: str
    subject: int
    effective_on: dt.date
    recorded_at: dt.datetime
    post: PostRef | None = Field(description="Who acted; null for the site itself, and if hidden.")
    hidden: bool = Field(description="Whether the asker may not see what the act is about.")
    hash: str
    annulled_by: int | None = Field(
        None, description="The act that annulled it; null if it stands, and if hidden."
    )


class Acts(Schema):
    """A page of acts, and the cursor of the next one."""

    items: list[ActLine]
    next: str | None


class Stored(ActLine):
    """An act as stored: `body` is what was hashed; null where its subject may not be seen."""

    prev_hash: str
    recomputed: str
    is_whole: bool
    body: str | None
    fields: dict[str, Any] | None
    texts: dict[str, str | None] | None
    annuls: int | None = Field(None, description="The act that it annuls.")


class Fault(Schema):
    """What does not hold."""

    code: str
    detail: str


class Step(StrEnum):
    """How far a verification is: it waits, reads, or ended in one of three ways."""

    WAITING = "WAITING"
    READING = "READING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"


class VerificationLine(Schema):
    """A verification: how far it is, and whether everything holds (null until that is known)."""

    id: int
    step: Step
    post: PostRef | None
    own: bool = Field(description="Whether the asker asked for it, and so may end it.")
    stopped: bool = Field(description="Nobody works at it any more; ask for a new one.")
    asked_at: dt.datetime
    ended_at: dt.datetime | None
    acts: int = Field(description="How many acts there were when it was asked for.")
    read: int
    percent: int
    head: str = Field(description="The hash of the last act that was read; empty until done.")
    whole: bool | None
    faults: int


class VerificationOut(VerificationLine):
    """One verification with what does not hold, the first thousand faults."""

    findings: list[Fault] = Field(max_length=MOST_KEPT, description="The first of the `faults`.")


class Verifications(Schema):
    """A page of verifications, and the cursor of the next one."""

    items: list[VerificationLine]
    next: str | None


class Checkpoint(Schema):
    """What was signed over so many acts: their root in base64, and the signed text (C2SP)."""

    size: int
    root: str
    note: str
    made_at: dt.datetime


class Checkpoints(Schema):
    """The name of the ledger, its keys, the newest first, and a page of checkpoints."""

    origin: str
    keys: list[str]
    items: list[Checkpoint]
    next: str | None


class Growth(Schema):
    """A proof that the ledger only grew, as text for the program that checks."""

    text: str


class Proof(Schema):
    """What leads from an act to the root of a checkpoint, and all of it as text (C2SP)."""

    seq: int
    hash: str
    path: list[str]
    checkpoint: Checkpoint
    holds: bool
    text: str
