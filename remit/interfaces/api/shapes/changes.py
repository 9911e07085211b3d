"""What changed since a day, and what nobody has decided, as the API answers it."""

import datetime as dt

from ninja import Schema

from remit.interfaces.api.shapes.commitments import Commitment
from remit.interfaces.api.shapes.texts import DocumentLine


class ChangeOut(Schema):
    """How many commitments came into a column, and how many went out of it."""

    column: str
    came: int
    gone: int


class Changes(Schema):
    """What changed in a scope between two days, each as it was known at its end."""

    since: dt.date
    since_seq: int
    on: dt.date
    known_seq: int
    columns: list[ChangeOut]


class Moved(Schema):
    """A page of the commitments behind one change, and how many there are in all."""

    total: int
    items: list[Commitment]
    next: str | None


class UndecidedOut(Schema):
    """A document, and how many of its provisions wait for a decision."""

    document: DocumentLine
    waiting: int


class UndecidedList(Schema):
    """Documents with provisions that nobody has decided on, the latest first."""

    provisions: int
    items: list[UndecidedOut]
    more: int
    next: str | None
