"""Drafts as the API says them, to whoever may read their documents; to anyone else they are not
there."""

from collections.abc import Sequence

from remit.interfaces.api.asking import Asking
from remit.interfaces.api.shapes.texts import DraftOut
from remit.texts import queries as texts
from remit.texts.confirming import opened as drafts
from remit.texts.confirming import queries as confirmed
from remit.texts.queries import DocumentCard, DraftCard


def opened(asker: Asking, number: int) -> tuple[DraftCard, DocumentCard]:
    """A draft with its document."""
    return drafts.draft(asker.viewer, number)


def one(asker: Asking, number: int) -> DraftOut:
    """A draft as it stands now."""
    card = texts.draft(number)
    return _draft(card, confirmed.mark(number, asker.by.person))


def listed(asker: Asking, cards: Sequence[DraftCard]) -> list[DraftOut]:
    """Drafts as they stand now; their marks are asked for by document."""
    marks: dict[int, str] = {}
    for document in dict.fromkeys(card.document for card in cards):
        marks |= confirmed.marks(document, asker.by.person)
    return [_draft(card, marks[card.id]) for card in cards]


def readable(asker: Asking, numbers: Sequence[int]) -> list[DraftOut]:
    """Of these drafts those whose documents may be read."""
    cards = texts.drafts_named(numbers)
    named = texts.documents_named(asker.viewer, [card.document for card in cards])
    known = {document.id for document in named}
    return listed(asker, [card for card in cards if card.document in known])


def _draft(card: DraftCard, mark: str) -> DraftOut:
    names = DraftOut.model_fields.keys() - {"mark", "found"}
    said = {name: getattr(card, name) for name in names}
    return DraftOut(**said, mark=mark, found=dict(card.found))
