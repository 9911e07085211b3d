"""Provisions that the reading found and that nobody has decided on, by document, up to the day that
is looked at. Of a document that a unit of the range issued, all of them. Of one that came from
above the range, from a body outside the site or from nobody known, those that name a unit of the
range; and those that name no unit at all, if a post of the range registered the document. What a
translation says is waiting once, in its original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.commitments.queries.scopes import Scope
from remit.domain.rights import Viewer
from remit.organisation import queries as organisation
from remit.texts import addressees
from remit.texts import queries as texts
from remit.texts.queries import DocumentCard

PENDING = "PENDING"


@dataclass(frozen=True)
class Undecided:
    """Documents with provisions that nobody has decided on, the latest first, and the number of
    all these provisions."""

    documents: Sequence[tuple[DocumentCard, int]]
    provisions: int


def undecided(viewer: Viewer, scope: Scope) -> Undecided:
    """Provisions without a commitment, as of now, that concern the units of a scope."""
    cards = _of_day(scope, _originals(viewer, _waiting(viewer)))
    counts = _concerning(scope, cards)
    waiting = [(card, counts[card.id]) for card in cards if counts.get(card.id)]
    return Undecided(waiting, sum(n for _, n in waiting))


def _waiting(viewer: Viewer) -> list[DocumentCard]:
    """The documents that a viewer may read and that have provisions which wait, latest first."""
    rows = texts.visible_to(viewer).filter(drafts__status=PENDING).distinct()
    cards = texts.cards(rows.order_by("-issued_on", "-id"))
    return [card for card in cards if card.drafts.get(PENDING)]


def _originals(viewer: Viewer, cards: Sequence[DocumentCard]) -> list[DocumentCard]:
    """These documents without translations of those that the viewer may read."""
    originals = texts.originals(card.id for card in cards)
    known = {card.id for card in texts.documents_named(viewer, originals.values())}
    return [card for card in cards if originals.get(card.id) not in known]


def _of_day(scope: Scope, cards: Sequence[DocumentCard]) -> list[DocumentCard]:
    return [card for card in cards if card.issued_on is None or card.issued_on <= scope.on]


def _concerning(scope: Scope, cards: Sequence[DocumentCard]) -> Mapping[int, int]:
    """How many provisions of each document concern the scope."""
    if scope.unit is None or not cards:
        return {card.id: card.drafts[PENDING] for card in cards}
    inside = frozenset({*scope.edition.subtree(scope.unit), scope.unit})
    own = {card.id: card.drafts[PENDING] for card in cards if card.issuer in inside}
    from_above = [card.id for card in _from_above(scope, cards) if card.id not in own]
    return own | _ordered(inside, from_above)


def _from_above(scope: Scope, cards: Sequence[DocumentCard]) -> list[DocumentCard]:
    # A body outside the site stands in no tree; what it orders may bind every unit.
    above = {*scope.edition.path(scope.unit or 0), *organisation.external_ids(), None}
    return [card for card in cards if card.issuer in above]


def _ordered(inside: frozenset[int], documents: Sequence[int]) -> dict[int, int]:
    """Of documents from above, how many provisions order a unit inside, or wait there unnamed."""
    if not documents:
        return {}
    registered = addressees.registered_in(documents)
    return {
        document: sum(
            bool(units & inside) or (not units and registered.get(document) in inside)
            for units in provisions
        )
        for document, provisions in addressees.named(documents).items()
    }
