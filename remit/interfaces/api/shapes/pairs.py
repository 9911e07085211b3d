"""Two texts that may be one work, as the API asks and answers about them."""

from enum import StrEnum

from ninja import Field, Schema

from remit.interfaces.api.shapes.taken import Body, Words
from remit.interfaces.api.shapes.texts import DocumentLine, DocumentOut


class Answer(StrEnum):
    """What a person says of two documents: one translates the other (which one), both are about one
    event, or they are told apart."""

    TRANSLATES = "TRANSLATES"
    TRANSLATED = "TRANSLATED"
    SAME_EVENT = "SAME_EVENT"
    APART = "APART"


class PairOut(Schema):
    """A document that looks like another: as what, and how much; `said` tells why."""

    document: DocumentLine
    looks: str = Field(examples=["TRANSLATION"])
    percent: int
    same_number: bool
    same_issuer: bool
    said: str


class Pairs(Schema):
    """Documents that look alike and of which nobody has decided, the likest first."""

    items: list[PairOut]
    next: str | None


class PairIn(Body):
    """What the two are; `apart` says that what both owe differs."""

    answer: Answer
    reason: Words = ""
    apart: bool = False


class Answered(Schema):
    """The act of relating (none, if the two were told apart), and the document as it stands now."""

    act: int | None
    document: DocumentOut


class PassageOut(Schema):
    """A stretch of a text."""

    start: int
    end: int
    text: str


class DifferenceOut(Schema):
    """One thing that only one side says."""

    matter: str = Field(examples=["FIGURES"])
    only_left: list[str]
    only_right: list[str]


class RowOut(Schema):
    """Paragraphs that say the same, and in what they differ; one side may have none."""

    left: list[PassageOut]
    right: list[PassageOut]
    differences: list[DifferenceOut]


class Beside(Schema):
    """Two documents, paragraph beside paragraph."""

    left: DocumentLine
    right: DocumentLine
    are_one_work: bool
    rows: list[RowOut]
