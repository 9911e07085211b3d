"""The trees of units on any day, as known at any moment: each unit under its name of that day."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from remit.commitments.queries import asking as questions
from remit.domain.tree import Edition
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.shapes import trees as shapes
from remit.interfaces.api.units import Moment
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation
from remit.organisation.queries import called, portraits

router = Router(tags=["Organisation"])


class Part(Moment):
    """The day, and which part of the tree: the units below one, to a depth."""

    unit: str = Field("", max_length=inputs.LONGEST_CODE, description="It and those below it.")
    depth: int | None = Field(None, ge=0, le=100, description="So many levels below the first.")
    limit: int = Field(200, ge=1, le=1000)
    cursor: str = Field("", max_length=paging.LONGEST)


@router.get("/trees", response=shapes.Trees, auth=door.READ, summary="List trees")
def trees(request: HttpRequest) -> shapes.Trees:
    """The hierarchies in which units stand."""
    return shapes.Trees(
        items=[
            shapes.TreeOut(code=one.code, name=one.name, names=dict(one.names))
            for one in portraits.trees()
        ]
    )


@router.get("/trees/{code}", response=shapes.TreeOnDay, auth=door.READ, summary="A tree on a day")
def tree(request: HttpRequest, code: str, part: Query[Part]) -> HttpResponse:
    """The units of a tree on a day as known at a moment, each before those below it."""
    named = inputs.text(code).upper()
    said = {"tree": named, **part.model_dump(mode="json", exclude={"cursor", "limit"})}
    start, known, on = _begun(part, paging.after(said, part.cursor, 3))
    edition = organisation.edition_of(organisation.tree_id(named), on, known)
    wanted = _wanted(edition, part)
    start = min(start, len(wanted))
    shown = wanted[start : start + part.limit]
    last = start + len(shown)
    answer: dict[str, Any] = {
        "tree": named,
        "on": on,
        "known_seq": known,
        "units": len(wanted),
        "items": _branches(edition, shown, on, known),
        "next": paging.cursor(said, [last, known, on]) if last < len(wanted) else None,
    }
    return keys.said(shapes.TreeOnDay(**answer).model_dump(mode="json"))


def _wanted(edition: Edition, part: Part) -> list[int]:
    above = organisation.unit_by_code(inputs.text(part.unit)).id if part.unit else None
    inside = edition.order if above is None else edition.subtree(above)
    if part.depth is None:
        return list(inside)
    top = _depth(edition, above) if above is not None else 0
    return [unit for unit in inside if _depth(edition, unit) - top <= part.depth]


def _branches(
    edition: Edition, shown: list[int], on: dt.date, known: int
) -> list[shapes.BranchOut]:
    above = {one: edition.parent[one] for one in shown}
    cards = called.units({*shown, *(up for up in above.values() if up)}, on, known)
    return [
        shapes.BranchOut(
            code=cards[one].code,
            name=cards[one].name,
            kind=cards[one].kind,
            external=cards[one].external,
            parent=cards[up].code if (up := above[one]) else None,
            depth=_depth(edition, one),
            below=len(edition.subtree(one)) - 1,
            waits=one in edition.dissolved,
        )
        for one in shown
    ]


def _depth(edition: Edition, unit: int) -> int:
    return len(edition.path(unit)) - 1


def _begun(part: Part, row: list[Any] | None) -> tuple[int, int, dt.date]:
    """How many units come before this page, and the moment of the first page: no act that is
    recorded meanwhile, and no midnight, changes the tree between two pages."""
    if row:
        return paging.number(row[0]), paging.number(row[1]), paging.day(row[2])
    on = inputs.day(part.on) if part.on else clock.today()
    return 0, questions.known_seq(part.known_at), on
