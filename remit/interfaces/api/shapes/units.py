"""Units as the API answers them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ninja import Schema

from remit.commitments.queries.owing import NotClosed
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes.organisation import PostRef, UnitRef
from remit.organisation.queries import UnitCard
from remit.organisation.queries.delegations import Delegated
from remit.organisation.queries.portraits import Place, Portrait, Staffed, Succession


class UnitLine(Schema):
    """A unit in a list; `formerly` is the earlier name by which it was found, and `exists_until`
    the first day on which it is no longer there."""

    code: str
    name: str
    names: dict[str, str]
    kind: str
    level: str
    external: bool
    exists_until: dt.date | None
    formerly: str


class Units(Schema):
    """Units found."""

    items: list[UnitLine]
    next: str | None


class PlaceOut(Schema):
    """Where a unit stood in a tree, from a day until another."""

    tree: str
    parent: UnitRef | None
    on_from: dt.date
    on_until: dt.date | None


class NameOut(Schema):
    """A name that a unit bore, from a day until another."""

    names: dict[str, str]
    on_from: dt.date
    on_until: dt.date | None


class SuccessionOut(Schema):
    """The other unit of a succession, when, and how."""

    unit: UnitRef | None
    on: dt.date
    how: str


class HolderOut(Schema):
    """A person with a role at a post, from a day until another."""

    person: str
    role: str
    on_from: dt.date
    on_until: dt.date | None


class StaffedOut(Schema):
    """A post, the roles held at it, and by whom."""

    post: PostRef
    roles: list[str]
    holders: list[HolderOut]


class SeatOut(Schema):
    """A post and its unit."""

    post: PostRef
    unit: UnitRef


class DelegatedOut(Schema):
    """Whoever holds the taker's post may act for the giver's, from a day until another."""

    giver: SeatOut
    taker: SeatOut
    on_from: dt.date
    on_until: dt.date | None


class NotClosedOut(Schema):
    """What a unit leads that is not closed: open, verified and to be closed, and only proposed."""

    open: int
    verified: int
    proposed: int


class UnitOut(UnitLine):
    """One unit on a day, with its past, its posts, and what it leads now that is not closed."""

    exists_from: dt.date
    called: list[NameOut]
    places: list[PlaceOut]
    came_from: list[SuccessionOut]
    went_into: list[SuccessionOut]
    posts: list[StaffedOut]
    stewards: list[PostRef]
    delegations: list[DelegatedOut]
    not_closed: int
    not_closed_parts: NotClosedOut


def line(card: UnitCard) -> UnitLine:
    """A unit in a list."""
    return UnitLine(**_line(card))


def whole(found: Portrait, delegated: Sequence[Delegated], owed: NotClosed) -> UnitOut:
    """One unit on a day."""
    return UnitOut(
        **_line(found.card),
        exists_from=found.exists_from,
        called=[
            NameOut(names=dict(one.names), on_from=one.on_from, on_until=one.on_until)
            for one in found.called
        ],
        places=[_place(one) for one in found.places],
        came_from=[_succession(one) for one in found.came_from],
        went_into=[_succession(one) for one in found.went_into],
        posts=[_staffed(one) for one in found.posts],
        stewards=[PostRef(code=one.post.code, name=one.post.name) for one in found.stewards],
        delegations=[_delegated(one) for one in delegated],
        not_closed=owed.total,
        not_closed_parts=not_closed(owed),
    )


def not_closed(owed: NotClosed) -> NotClosedOut:
    """What is not closed, part by part."""
    return NotClosedOut(open=owed.open, verified=owed.verified, proposed=owed.proposed)


def _line(card: UnitCard) -> dict[str, Any]:
    return {
        "code": card.code,
        "name": card.name,
        "names": dict(card.names),
        "kind": card.kind,
        "level": card.level.value,
        "external": card.external,
        "exists_until": card.exists_until,
        "formerly": card.formerly,
    }


def _place(one: Place) -> PlaceOut:
    parent = refs.unit(one.parent)
    return PlaceOut(tree=one.tree.code, parent=parent, on_from=one.on_from, on_until=one.on_until)


def _succession(one: Succession) -> SuccessionOut:
    return SuccessionOut(unit=refs.unit(one.unit), on=one.on, how=one.how.value)


def _staffed(one: Staffed) -> StaffedOut:
    return StaffedOut(
        post=PostRef(code=one.post.code, name=one.post.name),
        roles=sorted({holder.role.value for holder in one.holders}),
        holders=[
            HolderOut(
                person=holder.person,
                role=holder.role.value,
                on_from=holder.on_from,
                on_until=holder.on_until,
            )
            for holder in one.holders
        ],
    )


def _delegated(one: Delegated) -> DelegatedOut:
    giver, taker = (
        SeatOut(
            post=PostRef(code=seat.post.code, name=seat.post.name),
            unit=UnitRef(code=seat.unit.code, name=seat.unit.name),
        )
        for seat in one.seats
    )
    return DelegatedOut(giver=giver, taker=taker, on_from=one.on_from, on_until=one.on_until)
