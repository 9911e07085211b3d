"""What a person was told, as the API answers it."""

import datetime as dt

from ninja import Field, Schema

from remit.interfaces.api.shapes.taken import Body, Number


class NoticeOut(Schema):
    """A notice: the act, and the commitment with its title, if the asker may read it still."""

    id: int
    act: int
    tag: str = Field(examples=["commitment.assigned"])
    commitment: int | None
    title: str
    written_at: dt.datetime
    read: bool


class Notices(Schema):
    """A page of notices, how many are not read in all, and the cursor of the next page."""

    unread: int
    items: list[NoticeOut]
    next: str | None


class NoticesIn(Body):
    """The notices that were read, or all up to the latest one that was seen; those of others, and
    what came since, are left as they are."""

    notices: list[Number] = Field([], max_length=200)
    until: Number | None = None


class MarkedRead(Schema):
    """How many were marked, and how many are still not read."""

    marked: int
    unread: int
