"""Units, posts and documents as other answers name them."""

from collections.abc import Iterable, Mapping

from ninja import Field, Schema

from remit.organisation.queries import PostCard, UnitCard


class UnitRef(Schema):
    """A unit, by its code, with its name in the language asked for."""

    code: str = Field(examples=["SX-DHA"])
    name: str = Field(examples=["Hội An ward"])


class PostRef(Schema):
    """A post, by its code, with its title in the language asked for."""

    code: str
    name: str


class DocumentRef(Schema):
    """A document: its id in this site, and its number as it was issued."""

    id: int
    number: str
    title: str


def unit(card: UnitCard | None) -> UnitRef | None:
    """A unit as other answers name it."""
    return UnitRef(code=card.code, name=card.name) if card else None


def units(cards: Mapping[int, UnitCard], wanted: Iterable[int]) -> list[UnitRef]:
    """Units as other answers name them, in the order in which they are wanted."""
    return [UnitRef(code=cards[one].code, name=cards[one].name) for one in wanted if one in cards]


def post(card: PostCard | None) -> PostRef | None:
    """A post as other answers name it."""
    return PostRef(code=card.code, name=card.name) if card else None


def document(number: int | None, titles: Mapping[int, tuple[str, str]]) -> DocumentRef | None:
    """A document as other answers name it; one that may not be read is not named."""
    if number is None or number not in titles:
        return None
    return DocumentRef(id=number, number=titles[number][0], title=titles[number][1])
