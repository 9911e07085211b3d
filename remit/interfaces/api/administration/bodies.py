"""The bodies of what an administrator changes: units, posts and persons by their codes and
addresses, days as written, names by language."""

from typing import Annotated

from ninja import Field

from remit.domain.vocabulary import How, Role
from remit.interfaces.api.shapes.taken import (
    CODE,
    Body,
    Day,
    LastDay,
    PostCode,
    UnitCode,
    UnitCodeOrNone,
    UnitCodes,
    Words,
)
from remit.kernel import inputs
from remit.organisation.reorganising import Below

NewCode = Annotated[str, Field(**CODE)]
Names = Annotated[
    dict[str, Words], Field(min_length=1, max_length=4, examples=[{"en": "Department of Tourism"}])
]
TreeCode = Annotated[str, Field(max_length=inputs.LONGEST_CODE, examples=["ADMIN"])]
Email = Annotated[str, Field(min_length=3, max_length=254, examples=["officer@example.org"])]


class NewTree(Body):
    """A hierarchy of units."""

    code: NewCode
    names: Names
    on: Day = None


class NewUnit(Body):
    """A unit; without a tree it is a body outside the site."""

    code: NewCode
    kind: str = Field(max_length=40, examples=["DEPARTMENT"])
    names: Names
    tree: TreeCode = ""
    parent: UnitCodeOrNone = None
    on: Day = None


class Renaming(Body):
    """What a unit is called from a day on; languages that are not named lose their name."""

    unit: UnitCode
    names: Names
    on: Day = None


class Placing(Body):
    """Below which unit a unit stands in a tree from a day on; none: at the top."""

    unit: UnitCode
    tree: TreeCode = "ADMIN"
    parent: UnitCodeOrNone = None
    on: Day = None


class Reorganisation(Body):
    """Units that end on a day, how, into which they go over, and where those below stand."""

    units: UnitCodes = Field(min_length=1, examples=[["WARD-1", "WARD-2"]])
    how: How
    heirs: UnitCodes = []
    on: LastDay
    below: Below = Below.HEIR


class HandingOver(Body):
    """What a unit has not closed goes over to another one, at most 200 commitments at a time."""

    unit: UnitCode
    heir: UnitCode
    reason: Words
    on: Day = None


class NewPost(Body):
    """A post in a unit."""

    unit: UnitCode
    code: NewCode
    names: Names
    on: Day = None


class Naming(Body):
    """The post that records the decisions of a body outside the site."""

    unit: UnitCode
    post: PostCode
    on: Day = None


class Delegating(Body):
    """Whoever holds the second post may act for the first one, for a time."""

    from_post: PostCode
    to_post: PostCode
    on: Day = None
    until: Day = None


class Ending(Body):
    """The day on which it ends; today if none is given."""

    on: Day = None


class Because(Body):
    """Why; it is recorded with the act."""

    reason: Words


class Correcting(Body):
    """The name and the address from now on, and why; the person is told."""

    name: str = Field(max_length=200, examples=["The officer of the second desk"])
    email: Email
    reason: Words


class Erasing(Body):
    """Why, and whether every text in which the name or the address stands goes too."""

    reason: Words
    texts: bool = False


class NewPerson(Body):
    """Somebody who may sign in, and holds no role yet."""

    email: Email
    name: str = Field(max_length=200)
    language: str = Field(max_length=5, examples=["vi"])


class Granting(Body):
    """A role of a person at a post, from a day on."""

    email: Email
    post: PostCode
    role: Role
    on: Day = None
