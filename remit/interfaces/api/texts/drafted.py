"""Drafts as the API says them, to whoever may read their documents; to anyone else they are not
there."""

from collections.abc import Iterable, Sequence

from remit.domain.refusals import Refusal
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.shapes.texts import DraftOut
from remit.texts import queries as texts
from remit.texts.confirming import queries as confirmed
from remit.texts.queries import DocumentCard, DraftCard


def opened(asker: Asking, number: int) -> tuple[DraftCard, DocumentCard]:
    """A draft with its document."""
    draft = texts.draft(number)
    found = texts.documents_named(asker.viewer, [draft.document])
    if not found:
        raise Refusal("DRAFT_UNKNOWN", draft=str(number))
    return draft, found[0]


def one(asker: Asking, number: int) -> DraftOut:
    """A draft as it stands now."""
    card = texts.draft(number)
    return _draft(card, confirmed.mark(number, asker.by.person))


def listed(asker: Asking, cards: Sequence[DraftCard]) -> list[DraftOut]:
    """Drafts of one document."""
    marks = confirmed.marks(cards[0].document, asker.by.person) if cards else {}
    return [_draft(card, marks[card.id]) for card in cards]


def readable(asker: Asking, numbers: Iterable[int]) -> list[DraftOut]:
    """Of these drafts those whose documents may be read."""
    cards = [texts.draft(number) for number in numbers]
    named = texts.documents_named(asker.viewer, [card.document for card in cards])
    known = {document.id for document in named}
    return [one(asker, card.id) for card in cards if card.document in known]


def _draft(card: DraftCard, mark: str) -> DraftOut:
    names = DraftOut.model_fields.keys() - {"mark", "found"}
    said = {name: getattr(card, name) for name in names}
    return DraftOut(**said, mark=mark, found=dict(card.found))
