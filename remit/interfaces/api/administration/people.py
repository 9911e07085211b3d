"""The persons of the site through the API, with the roles they hold."""

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query

from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.administration.router import router
from remit.interfaces.api.shapes import administration as shapes
from remit.interfaces.api.shapes import taken
from remit.organisation.queries import people as persons


class WantedPeople(paging.Paged):
    """Whose name or address has some words."""

    words: str = Field("", max_length=200)


@router.get(
    "/administration/people",
    response=shapes.People,
    auth=door.READ_TO_ADMINISTER,
    summary="List persons",
)
def people(
    request: HttpRequest, wanted: Query[WantedPeople], sparse: Query[paging.Sparse]
) -> HttpResponse:
    """The persons of the site by name, each with the roles held, to be held and held before."""
    said, names = {"words": wanted.words}, members.wanted(shapes.PersonOut, sparse.fields)
    row = paging.after(said, wanted.cursor, 1)
    start = paging.number(row[0]) if row else 0
    found, total = persons.people(wanted.words, start=start, limit=wanted.limit)
    last = start + len(found)
    answer = shapes.People(
        total=total,
        items=[shapes.person(one) for one in found],
        next=paging.cursor(said, [last]) if found and last < total else None,
    )
    return keys.answered(answer, names)


@router.get(
    "/administration/people/{number}",
    response=shapes.PersonOut,
    auth=door.READ_TO_ADMINISTER,
    summary="Read a person",
)
def somebody(
    request: HttpRequest, number: taken.Number, sparse: Query[paging.Sparse]
) -> HttpResponse:
    """One person with the roles held, to be held and held before."""
    names = members.wanted(shapes.PersonOut, sparse.fields)
    return keys.said(members.dumped(shapes.person(persons.somebody(number)), names))
