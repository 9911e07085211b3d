"""What a search answers: each kind with some of its rows, their number, and the way to go on."""

from ninja import Field, Schema

from remit.interfaces.api.shapes.commitments import Commitment
from remit.interfaces.api.shapes.texts import DocumentLine
from remit.interfaces.api.shapes.units import UnitLine

NEXT = "The cursor with which this kind goes on, asked for alone."
LEAST = "There are more than `total`; they are not counted to their end."


class CommitmentsFound(Schema):
    """Commitments by number, title, wording of the due date, reference, or number of their
    document."""

    total: int
    is_least: bool = Field(False, description=LEAST)
    items: list[Commitment]
    next: str | None = Field(description=NEXT)


class PassageFound(Schema):
    """A passage of a text: its place in the text as received, and its words."""

    start: int
    end: int
    quote: str


class DocumentFound(DocumentLine):
    """A document; `passage` is the first of its text that has all the words, if one has."""

    passage: PassageFound | None


class DocumentsFound(Schema):
    """Documents by number, by title, or by words that stand together in a passage of the text."""

    total: int
    is_least: bool = Field(False, description=LEAST)
    items: list[DocumentFound]
    next: str | None = Field(description=NEXT)


class UnitsFound(Schema):
    """Units by code or by any name, also an earlier one."""

    total: int
    is_least: bool = Field(False, description=LEAST)
    items: list[UnitLine]
    next: str | None = Field(description=NEXT)


class Search(Schema):
    """What was found of each kind; null where it was not asked for."""

    commitments: CommitmentsFound | None
    documents: DocumentsFound | None
    units: UnitsFound | None
