"""Reorganisations through the API: what would move, the reorganisation itself, what then waits, and
handing it over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.commitments import actions as commitments
from remit.commitments.queries import owing
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.administration import bodies
from remit.interfaces.api.administration.router import router
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import administration as shapes
from remit.interfaces.api.shapes import taken
from remit.kernel import clock
from remit.organisation import reorganising
from remit.organisation.queries import ending, planned
from remit.organisation.reorganising import Plan


@router.post(
    "/administration/reorganisations/preview",
    response=shapes.Moving,
    auth=door.READ_TO_ADMINISTER,
    summary="See what a reorganisation moves",
)
def preview_reorganisation(request: HttpRequest, body: bodies.Reorganisation) -> shapes.Moving:
    """What stands at the units that end and what they owe; nothing is recorded."""
    plan = Plan(**body.values())
    reorganising.check(by=asking(request).by, at=clock.now(), plan=plan)
    owed = owing.not_closed(plan.units)
    lines = ending.ending(plan.units, plan.on)
    return shapes.Moving(items=[shapes.leaving(one, owed[one.unit.id]) for one in lines])


@router.post(
    "/administration/reorganisations",
    response={201: shapes.Reorganised},
    auth=door.ADMINISTER,
    summary="Let units go over",
)
def reorganise(
    request: HttpRequest, body: bodies.Reorganisation, key: str = keys.KEY
) -> HttpResponse:
    """Units end on a day and go over into their heirs, all or none."""
    asker, plan = asking(request), Plan(**body.values())

    def perform() -> dict[str, Any]:
        acts = reorganising.carry_out(by=asker.by, at=clock.now(), plan=plan)
        return {"acts": [act.seq for act in acts]}

    return keys.once(asker, key, perform, status=201)


@router.get(
    "/administration/reorganisations",
    response=shapes.Plans,
    auth=door.READ_TO_ADMINISTER,
    summary="Reorganisations to come",
)
def plans(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """What is laid down for a day to come, and can be taken back until then; the next one first."""
    part = paging.part(planned.plans(clock.today()), paged, {}, lambda one: one.id)
    return keys.answered(
        shapes.Plans(items=[shapes.plan(one) for one in part.rows], next=part.next)
    )


@router.post(
    "/administration/reorganisations/{number}/take-back",
    response=shapes.Reorganised,
    auth=door.ADMINISTER,
    summary="Take a reorganisation back",
)
def take_back_reorganisation(
    request: HttpRequest, number: taken.Number, body: bodies.Because, key: str = keys.KEY
) -> HttpResponse:
    """Before its day a reorganisation is taken back whole, by one act for each of its own."""
    asker, sent = asking(request), body.values()

    def perform() -> dict[str, Any]:
        acts = reorganising.take_back(by=asker.by, at=clock.now(), plan=number, **sent)
        return {"acts": [act.seq for act in acts]}

    return keys.once(asker, key, perform)


@router.get(
    "/administration/waiting",
    response=shapes.UnitsWaiting,
    auth=door.READ_TO_ADMINISTER,
    summary="Units that ended and still owe",
)
def units_waiting(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """What units that ended have not closed waits until it is handed over."""
    today = clock.today()
    owed = owing.not_closed_of_ended(today)
    found = ending.ended(today, owed)
    part = paging.part(found, paged, {}, lambda one: one.unit.id)
    items = [shapes.waiting(one, owed[one.unit.id]) for one in part.rows]
    return keys.answered(shapes.UnitsWaiting(items=items, next=part.next))


@router.post(
    "/administration/handing-over",
    response=shapes.HandedOver,
    auth=door.ADMINISTER,
    summary="Hand over what a unit has not closed",
)
def hand_over(request: HttpRequest, body: bodies.HandingOver, key: str = keys.KEY) -> HttpResponse:
    """At most 200 commitments go over at a time; `left` says how many are still to go."""
    asker, sent = asking(request), body.values()

    def perform() -> dict[str, Any]:
        acts = commitments.transfer_all(
            by=asker.by,
            at=clock.now(),
            from_unit=sent["unit"],
            to_unit=sent["heir"],
            on=sent["on"] or clock.today(),
            reason=sent["reason"],
        )
        left = owing.not_closed([sent["unit"]])[sent["unit"]].total
        return {"moved": len(acts), "left": left}

    return keys.once(asker, key, perform)
