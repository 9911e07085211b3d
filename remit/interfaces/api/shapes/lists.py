"""Lists that a person named, and the columns of lists, as the API takes and answers them."""

from ninja import Field, Schema

from remit.interfaces.api.shapes.taken import Body
from remit.interfaces.list_choices import actions, known

Codes = list[str]


class SavedListOut(Schema):
    """A list under a name: its page, the words that limit and order it, and its columns."""

    id: int
    name: str = Field(examples=["Overdue of my unit"])
    page: str = Field(examples=["commitments"])
    words: dict[str, str] = Field(examples=[{"state": "overdue", "sort": "-due"}])
    columns: Codes
    own: bool = Field(description="Whether the asker saved it, and so may change it.")
    shared: bool = Field(description="Whether it is there for whoever holds a post in the unit.")
    removed: bool = Field(description="Removed lists can be taken back for a month.")


class SavedLists(Schema):
    """The own lists and those of the own units by name, then the own removed ones."""

    items: list[SavedListOut]
    next: str | None


class SaveListIn(Body):
    """A list to be kept."""

    name: str = Field(max_length=actions.LONGEST_NAME)
    page: str = Field("commitments", max_length=30, description=", ".join(known.PAGES))
    words: dict[str, str] = {}
    columns: Codes | None = Field(None, max_length=len(known.COLUMNS))
    share: bool = Field(False, description="With whoever holds a post in the unit of the asker.")
    replace: bool = Field(
        False,
        description="It takes the place of an own list of the same name and page, which can be "
        "taken back for a month; else such a list refuses it (409).",
    )


class RenameListIn(Body):
    """What the list is called from now on."""

    name: str = Field(max_length=actions.LONGEST_NAME)


class ColumnsIn(Body):
    """The columns in their order; none: the usual ones again."""

    columns: Codes = Field(max_length=len(known.COLUMNS))


class ColumnsOut(Schema):
    """The columns of a kind of list in their order, the usual ones, and those that it can have."""

    kind: str
    columns: Codes
    usual: Codes
    known: Codes
