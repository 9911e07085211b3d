"""Units: found by words, and one on any day, with its place, its posts and what it came from."""

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from remit.commitments.queries import asking as questions
from remit.commitments.queries import owing
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.shapes import units as shapes
from remit.kernel import clock, inputs
from remit.organisation.queries import delegations, portraits

router = Router(tags=["Organisation"])


class WantedUnits(paging.Paged):
    """Which units, and which part of the list."""

    words: str = Field("", max_length=200, description="Of the name or the code.")
    limit: int = Field(20, ge=1, le=200)


class Moment(Schema):
    """The day that is looked at, and up to what is known."""

    on: str = Field("", max_length=20, examples=["2025-11-14"])
    known_at: str = Field(
        "",
        max_length=80,
        description=paging.KNOWN_AT,
        json_schema_extra={"pattern": paging.MOMENT},
    )


@router.get("/units", response=shapes.Units, auth=door.READ, summary="Find units")
def units(
    request: HttpRequest, wanted: Query[WantedUnits], sparse: Query[paging.Sparse]
) -> HttpResponse:
    """Units whose code or name, also an earlier one, has all the words; those that ended last."""
    names = members.wanted(shapes.UnitLine, sparse.fields)
    found = portraits.numbers_found(wanted.words)
    part = paging.part(found, wanted, {"words": wanted.words}, int)
    items = [shapes.line(card) for card in portraits.found(part.rows, wanted.words)]
    return keys.answered(shapes.Units(items=items, next=part.next), names)


@router.get("/units/{path:code}", response=shapes.UnitOut, auth=door.READ, summary="Read a unit")
def unit(
    request: HttpRequest, code: str, moment: Query[Moment], sparse: Query[paging.Sparse]
) -> HttpResponse:
    """One unit on a day, as known at a moment, with its past and its posts."""
    names = members.wanted(shapes.UnitOut, sparse.fields)
    on = inputs.day(moment.on) if moment.on else clock.today()
    known = questions.known_seq(moment.known_at)
    found = portraits.portrait(inputs.text(code), on, known)
    number = found.card.id
    owed = owing.not_closed([number])[number]
    whole = shapes.whole(found, delegations.of_unit(number, on, known), owed)
    return keys.said(members.dumped(whole, names))
