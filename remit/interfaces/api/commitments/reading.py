"""Reading commitments: the list as known now, one as a whole, its acts, and the own queues."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Schema

from remit.commitments.queries import following, lists, openings, wanting
from remit.commitments.queries import queues as own
from remit.commitments.queries import timeline as timelines
from remit.commitments.queries.wanting import Wanted
from remit.domain.vocabulary import Type, Work
from remit.interfaces.api import door, keys, marks, members, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import ordered, showing, verbs
from remit.interfaces.api.commitments.ordered import WantedOrder
from remit.interfaces.api.commitments.router import router
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import taken
from remit.kernel import clock, inputs
from remit.texts import queries as texts
from remit.texts.listing import queries as register


class Filters(Schema):
    """What the list is limited to; what is absent limits nothing."""

    words: str = Field(
        "",
        max_length=200,
        description="Of title, reference, number of the document, wording of the date.",
    )
    work: list[Work] = Field([], description="States of the work.")
    state: str = Field(
        "", max_length=20, description="NOT_CLOSED, OPEN, OVERDUE, DONE or a state of the work."
    )
    lead: str = Field("", max_length=inputs.LONGEST_CODE, description="With units below it.")
    alone: bool = Field(False, description="Of the lead itself, not of those below it.")
    issuer: str = Field("", max_length=inputs.LONGEST_CODE)
    issuer_below: bool = Field(False, description="Also of the units below the issuer.")
    type: Type | None = None
    language: str = Field(
        "", max_length=20, description="Of the document on which it rests.", examples=["vi"]
    )
    due_from: str = Field(
        "", max_length=20, description="By the revised due date.", examples=["2026-01-01"]
    )
    due_to: str = Field("", max_length=20, description="This day included.")
    document: int | None = Field(None, ge=1, le=inputs.GREATEST)
    series: int | None = Field(
        None, ge=1, le=inputs.GREATEST, description="What one order began for a unit, each time."
    )
    overdue_on: str = Field("", max_length=20, examples=["2026-04-15"])
    done_on: str = Field("", max_length=20, description="Verified or closed as met, on a day.")


@router.get("/commitments", response=shapes.Commitments, auth=door.READ, summary="List commitments")
def commitments(
    request: HttpRequest,
    filters: Query[Filters],
    wanted: Query[WantedOrder],
    paged: Query[paging.Paged],
    sparse: Query[paging.Sparse],
) -> HttpResponse:
    """Commitments as known now that the asker may read, the earliest due first or in another
    order."""
    asker, order = asking(request), wanted.order() or lists.EARLIEST
    said = {**filters.model_dump(mode="json"), **wanted.model_dump(mode="json")}
    names = members.wanted(shapes.Commitment, sparse.fields)
    last = ordered.last(order, paging.after(said, paged.cursor, ordered.WIDTH))
    found = following.current(
        asker.viewer, _wanted(asker, filters), order=order, last=last, size=paged.limit
    )
    items = showing.listed(asker.viewer, found.cards)
    return keys.said(
        {
            "items": [members.dumped(one, names) for one in items],
            "next": paging.cursor(said, ordered.row(found.last)) if found.last else None,
        }
    )


@router.get(
    "/commitments/{number}", response=shapes.Whole, auth=door.READ, summary="Read a commitment"
)
def commitment(
    request: HttpRequest, number: taken.Number, sparse: Query[paging.Sparse]
) -> HttpResponse:
    """One commitment as a whole; its ETag begins with its mark, the latest act."""
    names = members.wanted(shapes.Whole, sparse.fields)
    one = read(asking(request), number)
    return marks.answered(request, one.mark, members.dumped(one, names))


@router.get(
    "/commitments/{number}/acts",
    response=shapes.Timeline,
    auth=door.READ,
    summary="Read the acts on a commitment",
)
def acts(
    request: HttpRequest,
    number: taken.Number,
    paged: Query[paging.Paged],
    sparse: Query[paging.Sparse],
) -> HttpResponse:
    """Every act on a commitment with its words and its hash, the first one first."""
    names = members.wanted(shapes.ActOut, sparse.fields)
    entries = timelines.entries(asking(request).viewer, number)
    part = paging.part(entries, paged, {"acts": number}, lambda one: one.seq)
    return keys.answered(shapes.Timeline(items=showing.timeline(part.rows), next=part.next), names)


@router.get("/me/queues", response=dict[str, shapes.Shortened], auth=door.READ, summary="My work")
def queues(request: HttpRequest, wanted: Query[WantedOrder]) -> dict[str, list[shapes.Commitment]]:
    """What waits for the asker: to accept, to do, to verify, to decide; the earliest due first or
    in another order. Of each queue the first hundred; one alone is answered page by page."""
    asker = asking(request)
    waiting = own.mine(asker.viewer, clock.today(), wanted.order())
    return {name: showing.listed(asker.viewer, cards) for name, cards in waiting.items()}


@router.get(
    "/me/queues/{queue}", response=shapes.QueueOut, auth=door.READ, summary="One queue of my work"
)
def queue(
    request: HttpRequest,
    queue: own.Queue,
    wanted: Query[WantedOrder],
    paged: Query[paging.Paged],
    sparse: Query[paging.Sparse],
) -> HttpResponse:
    """One of the queues as a whole, page by page, in the same order."""
    asker = asking(request)
    names = members.wanted(shapes.Commitment, sparse.fields)
    found = own.whole(asker.viewer, clock.today(), queue, wanted.order())
    said = {"queue": queue, "post": asker.by.post, **wanted.model_dump(mode="json")}
    part = paging.part(found, paged, said, lambda one: one.id)
    items = showing.listed(asker.viewer, part.rows)
    return keys.said(
        {
            "total": len(found),
            "items": [members.dumped(one, names) for one in items],
            "next": part.next,
        }
    )


def asking(request: Any) -> Asking:
    """Who asks, as the door let it in."""
    asker: Asking = request.auth
    return asker


def read(asker: Asking, number: int) -> shapes.Whole:
    """One commitment as a whole, with what the asker may do on it now."""
    found = timelines.whole(asker.viewer, number)
    by, at = asker.by, clock.now()
    doors = openings.doors(by=by, at=at, commitment=number) if by.person else openings.NONE
    breaks = openings.may_break_down(by=by, at=at, commitment=number)
    may = verbs.open_to(set(doors.open), breaks)
    return showing.whole(asker.viewer, found, may, doors.withdrawable)


def _wanted(asker: Asking, filters: Filters) -> Wanted:
    named = filters.document
    due_from, due_to = inputs.days(filters.due_from, filters.due_to)
    return Wanted(
        words=filters.words,
        works=tuple(filters.work),
        state=wanting.state(filters.state),
        lead=taken.unit(filters.lead),
        alone=filters.alone,
        issuer=taken.unit(filters.issuer),
        issuer_below=filters.issuer_below,
        type=filters.type,
        language=register.language(filters.language),
        due_from=due_from,
        due_to=due_to,
        document=texts.document(asker.viewer, named).id if named is not None else None,
        series=filters.series,
        overdue_on=inputs.day(filters.overdue_on) if filters.overdue_on else None,
        done_on=inputs.day(filters.done_on) if filters.done_on else None,
    )
