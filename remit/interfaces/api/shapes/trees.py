"""Trees of units on a day, as the API answers them."""

import datetime as dt

from ninja import Field, Schema


class TreeOut(Schema):
    """A hierarchy of units."""

    code: str = Field(examples=["ADMIN"])
    name: str
    names: dict[str, str]


class Trees(Schema):
    """All trees, the administrative one first."""

    items: list[TreeOut]


class BranchOut(Schema):
    """A unit in its place: how deep it stands, how many stand below it; `waits` says that it was
    dissolved and that what it owes was not transferred yet."""

    code: str
    name: str
    kind: str
    external: bool
    parent: str | None
    depth: int
    below: int
    waits: bool


class TreeOnDay(Schema):
    """A page of a tree in its order, each unit before those below it."""

    tree: str
    on: dt.date
    known_seq: int
    units: int
    items: list[BranchOut]
    next: str | None
