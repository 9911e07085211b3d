"""What keeping the site answers: persons with their roles, what a reorganisation moves."""

import datetime as dt

from ninja import Field, Schema

from remit.commitments.queries.owing import NotClosed
from remit.domain.vocabulary import How, Role
from remit.interfaces.api.shapes.organisation import PostRef, UnitRef
from remit.interfaces.api.shapes.units import NotClosedOut, not_closed
from remit.organisation.queries.ending import Ended, Ending
from remit.organisation.queries.people import Somebody
from remit.organisation.queries.planned import Planned


class Carried(Schema):
    """The number of what was created: a person, or else the act."""

    id: int


class Reorganised(Schema):
    """The acts: places first, then the units that go over."""

    acts: list[int]


class HandedOver(Schema):
    """How many commitments went over, and how many are still to go."""

    moved: int
    left: int


class RoleOut(Schema):
    """A role at a post, from a day until another."""

    id: int
    role: Role
    post: PostRef
    unit: UnitRef
    on_from: dt.date
    on_until: dt.date | None


class PersonOut(Schema):
    """A person with the roles, the latest first."""

    id: int
    name: str
    email: str
    language: str
    may_sign_in: bool
    barred_at: dt.datetime | None = Field(None, description="The latest barring, if any.")
    roles: list[RoleOut]


class People(Schema):
    """A page of persons by name."""

    total: int
    items: list[PersonOut]
    next: str | None


class LeavingUnit(Schema):
    """A unit that is to end: what it has not closed, and what stands at it."""

    unit: UnitRef
    not_closed: int
    not_closed_parts: NotClosedOut
    below: list[UnitRef]
    posts: int
    persons: int
    records_for: int


class Moving(Schema):
    """What a reorganisation would move."""

    items: list[LeavingUnit]


class WaitingUnit(Schema):
    """A unit that ended and still leads commitments, and its heirs."""

    unit: UnitRef
    on: dt.date
    how: How
    heirs: list[UnitRef]
    not_closed: int
    not_closed_parts: NotClosedOut


class UnitsWaiting(Schema):
    """Units whose work waits to be handed over, those that ended last first."""

    items: list[WaitingUnit]
    next: str | None


class GoingOver(Schema):
    """A unit that will go over, how, and into which others."""

    unit: UnitRef
    how: How
    heirs: list[UnitRef]


class PlanOut(Schema):
    """A reorganisation or a placement to come, by the number of its first act; one without units
    places what is `placed` below another unit, or at the top of the tree, from its day on."""

    id: int
    on: dt.date
    units: list[GoingOver]
    placed: list[UnitRef]
    below: UnitRef | None = None
    tree: str = Field("", examples=["ADMIN"])


class Plans(Schema):
    """Reorganisations to come, the next one first."""

    items: list[PlanOut]
    next: str | None


def person(one: Somebody) -> PersonOut:
    """A person as the API answers it."""
    return PersonOut(
        id=one.id,
        name=one.name,
        email=one.email,
        language=one.language,
        may_sign_in=one.is_active,
        barred_at=one.barred_at,
        roles=[
            RoleOut(
                id=held.id,
                role=held.role,
                post=PostRef(code=held.post.code, name=held.post.name),
                unit=UnitRef(code=held.unit.code, name=held.unit.name),
                on_from=held.on_from,
                on_until=held.on_until,
            )
            for held in one.holdings
        ],
    )


def leaving(one: Ending, owed: NotClosed) -> LeavingUnit:
    """A unit that is to end as the API answers it."""
    return LeavingUnit(
        unit=UnitRef(code=one.unit.code, name=one.unit.name),
        not_closed=owed.total,
        not_closed_parts=not_closed(owed),
        below=[UnitRef(code=below.code, name=below.name) for below in one.below],
        posts=one.posts,
        persons=one.persons,
        records_for=one.outside,
    )


def waiting(one: Ended, owed: NotClosed) -> WaitingUnit:
    """A unit that ended and still owes, as the API answers it."""
    return WaitingUnit(
        unit=UnitRef(code=one.unit.code, name=one.unit.name),
        on=one.on,
        how=one.how,
        heirs=[UnitRef(code=heir.code, name=heir.name) for heir in one.heirs],
        not_closed=owed.total,
        not_closed_parts=not_closed(owed),
    )


def plan(one: Planned) -> PlanOut:
    """A reorganisation to come, as the API answers it."""
    return PlanOut(
        id=one.id,
        on=one.on,
        units=[
            GoingOver(
                unit=UnitRef(code=going.unit.code, name=going.unit.name),
                how=going.how,
                heirs=[UnitRef(code=heir.code, name=heir.name) for heir in going.heirs],
            )
            for going in one.units
        ],
        placed=[UnitRef(code=unit.code, name=unit.name) for unit in one.placed],
        below=UnitRef(code=one.below.code, name=one.below.name) if one.below else None,
        tree=one.tree,
    )
