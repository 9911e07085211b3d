"""A draft, and a note at one, to whoever may read the document. To anyone else they are not there:
the same is said, after the same questions, as where there is none."""

from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.texts import queries as texts
from remit.texts.confirming import queries as confirmed
from remit.texts.queries import DocumentCard, DraftCard

NOWHERE = 0  # asked for all the same where there is none


def draft(viewer: Viewer, number: int) -> tuple[DraftCard, DocumentCard]:
    """A draft with its document."""
    found = _read(viewer, number)
    if found is None:
        raise Refusal("DRAFT_UNKNOWN", draft=str(number))
    return found


def check_note(viewer: Viewer, number: int) -> None:
    """A note at a draft that may not be read is not there."""
    if _read(viewer, confirmed.draft_of_note(number) or NOWHERE) is None:
        raise Refusal("NOTE_UNKNOWN", note=str(number))


def _read(viewer: Viewer, number: int) -> tuple[DraftCard, DocumentCard] | None:
    card = next(iter(texts.drafts_named([number])), None)
    documents = texts.documents_named(viewer, [card.document if card else NOWHERE])
    return (card, documents[0]) if card and documents else None
