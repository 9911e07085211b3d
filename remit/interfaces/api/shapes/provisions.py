"""What became of the provisions of a document, and the languages of its work, as the API answers
them."""

import datetime as dt

from ninja import Field, Schema

from remit.domain.vocabulary import Relation
from remit.interfaces.api.shapes.organisation import UnitRef
from remit.interfaces.api.shapes.taken import Body, Number, Place, Words
from remit.interfaces.api.shapes.texts import DocumentLine


class OwedOut(Schema):
    """A commitment as it stands today, by both clocks; of a hidden one only its number is told."""

    number: int
    hidden: bool = False
    title: str = ""
    lead: UnitRef | None = None
    work: str = Field("", examples=["IN_PROGRESS"])
    due_original: dt.date | None = None
    due_revised: dt.date | None = None
    clock_original: str | None = Field(None, examples=["OVERDUE"])
    clock_revised: str | None = Field(None, examples=["IN_TIME"])


class CounterpartOut(Schema):
    """The provision of another language that says the same."""

    document: int
    language: str
    draft: int
    start: int
    end: int
    quote: str


class ProvisionOut(Schema):
    """A provision, and what became of it: OWNED, WAITING, REJECTED or NOTHING_OWED."""

    draft: int
    start: int
    end: int
    quote: str
    became: str = Field(examples=["OWNED"])
    reason: str
    commitments: list[OwedOut]
    counterparts: list[CounterpartOut]


class CoverageOut(Schema):
    """How many provisions oblige somebody, and what became of them; of those with a commitment
    `fallen` have none that stands any more."""

    obliging: int
    owned: int
    waiting: int
    rejected: int
    nothing_owed: int
    fallen: int


class OwnerOut(Schema):
    """How many commitments from the document a unit leads, and how they stand today."""

    unit: UnitRef
    all: int
    open: int
    overdue: int
    overdue_originally: int
    done: int


class Provisions(Schema):
    """The provisions of a document in the order of its text; `elsewhere` are commitments from it
    that stand at none of them."""

    coverage: CoverageOut
    owners: list[OwnerOut]
    items: list[ProvisionOut]
    elsewhere: list[OwedOut]
    next: str | None


class ExpressionOut(DocumentLine):
    """One language of a work."""

    is_original: bool


class Expressions(Schema):
    """The languages of a work, the original first; none where a text stands alone."""

    items: list[ExpressionOut]


class TextPlaceOut(Schema):
    """A place in a text; `draft` is the provision that stands there, if one does."""

    start: int
    end: int
    draft: int | None


class Placed(Schema):
    """Where the other language says it; null where it says nothing of it."""

    place: TextPlaceOut | None


class ProvisionPassageOut(Schema):
    """A place of a text as received, with its words."""

    start: int
    end: int
    quote: str


class ProvisionRelationOut(Schema):
    """How a provision of this document stands to one of another; `link` is the act that said so,
    `outgoing`: this document says it."""

    link: int
    relation: str = Field(examples=["REPLACES"])
    outgoing: bool
    place: ProvisionPassageOut
    document: DocumentLine
    there: ProvisionPassageOut


class ProvisionRelations(Schema):
    """The relations of the provisions of a document, in the order of its text."""

    items: list[ProvisionRelationOut]
    next: str | None


class ProvisionRelated(Schema):
    """The act, and the relations as they stand now."""

    act: int
    items: list[ProvisionRelationOut]


class PlaceIn(Body):
    """A place of a text, in signs from its beginning."""

    start: Place
    end: Place


class RelateProvisionsIn(Body):
    """Which place of this document does what to which place of another one."""

    place: PlaceIn
    to: Number
    there: PlaceIn
    relation: Relation = Field(examples=["REPLACES"])
    reason: Words = ""
