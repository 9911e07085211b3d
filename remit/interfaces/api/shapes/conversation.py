"""Notes about a commitment as the API answers them."""

import datetime as dt

from ninja import Field, Schema

from remit.interfaces.api.shapes.organisation import PostRef, UnitRef


class Wording(Schema):
    """Words that a note had before; erased ones are null."""

    act: int
    at: dt.datetime
    words: str | None


class SpokenNote(Schema):
    """A note as it stands; of one that was withdrawn the words are null."""

    number: int = Field(examples=[512], description="The act by which it was written.")
    post: PostRef | None
    written_at: dt.datetime
    words: str | None = Field(examples=["When do you report, @SX-DHA?"])
    to: list[UnitRef]
    posts: list[PostRef]
    answers: int | None = Field(description="The note that it answers.")
    own: bool = Field(description="Whether the asker wrote it, and so may reword or withdraw it.")
    reworded_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    before: list[Wording]
    hash: str


class Conversation(Schema):
    """The notes about a commitment, the first one first."""

    items: list[SpokenNote]
    may_write: bool = Field(description="Whether the asker takes part.")
    next: str | None


class NoteDone(Schema):
    """What was recorded, and the note as it stands now."""

    act: int
    note: SpokenNote
