"""The names that a page of commitments needs, looked up once for the whole page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard
from remit.texts import queries as texts
from remit.texts.queries import DocumentCard

UNIT_KEYS = ("lead", "issuer", "belongs_to", "blocked_by", "waiting_for", "unit", "cooperating")


@dataclass(frozen=True, slots=True)
class Names:
    """Units and posts by id, and the document if the viewer may read it."""

    units: Mapping[int, UnitCard]
    posts: Mapping[int, PostCard]
    document: DocumentCard | None = None

    def unit(self, number: object) -> UnitCard | None:
        """A unit by its id."""
        return self.units.get(number) if isinstance(number, int) else None

    def post(self, number: object) -> PostCard | None:
        """A post by its id."""
        return self.posts.get(number) if isinstance(number, int) else None


def of_whole(viewer: Viewer, whole: Whole) -> Names:
    """All names on the page of one commitment."""
    cards = [whole.card, *whole.parts, *whole.beside]
    units = {*_of_cards(cards), *whole.cooperating, whole.blocked_by}
    units |= {unit for entry in whole.entries for unit in _of_entry(entry)}
    posts = {entry.by.post for entry in whole.entries} | {whole.card.post}
    posts |= {_number(entry.data.get("post")) for entry in whole.entries}
    document = whole.card.document
    return Names(
        units=organisation.units(unit for unit in units if unit),
        posts=organisation.posts(post for post in posts if post),
        document=_document(viewer, document) if document else None,
    )


def of_cards(cards: Iterable[Card]) -> Names:
    """The names in a list."""
    return Names(units=organisation.units(_of_cards(cards)), posts={})


def _of_cards(cards: Iterable[Card]) -> set[int]:
    return {unit for card in cards for unit in (card.lead, card.issuer) if unit}


def _of_entry(entry: Entry) -> set[int]:
    found: set[int] = set()
    for key in UNIT_KEYS:
        value = entry.data.get(key)
        many = value if isinstance(value, list | tuple) else [value]
        found |= {one for one in many if isinstance(one, int)}
    if entry.data.get("outcome") == "REFERRED":
        found |= {one for one in [_number(entry.data.get("other"))] if one}
    return found


def _document(viewer: Viewer, number: int) -> DocumentCard | None:
    """The document, unless it is closed to the viewer."""
    try:
        return texts.document(viewer, number)
    except Refusal:
        return None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
