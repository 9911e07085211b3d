"""Provisions that the reading found and that nobody has decided on, by document: those issued up to
the day that is looked at, by the units of the range, those above it and bodies outside. What a
translation says is waiting once, in its original."""

from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments.queries.scopes import Scope
from remit.domain.rights import Viewer
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.queries import DocumentCard

DOCUMENTS = 8
PENDING = "PENDING"


@dataclass(frozen=True)
class Undecided:
    """Documents with provisions that nobody has decided on, the latest first, and all of those."""

    documents: Sequence[tuple[DocumentCard, int]]
    provisions: int
    more: int


def undecided(viewer: Viewer, scope: Scope) -> Undecided:
    """Provisions without a commitment, as of now, in the documents that concern a scope."""
    waiting = [
        (card, card.drafts[PENDING])
        for card in _concerning(scope, texts.documents(viewer))
        if card.drafts.get(PENDING)
    ]
    provisions = sum(n for _, n in waiting)
    return Undecided(waiting[:DOCUMENTS], provisions, max(0, len(waiting) - DOCUMENTS))


def _concerning(scope: Scope, cards: Sequence[DocumentCard]) -> list[DocumentCard]:
    known = {card.id for card in cards}
    originals = texts.originals(known)
    issued = [
        card
        for card in cards
        if (card.issued_on is None or card.issued_on <= scope.on)
        and originals.get(card.id) not in known
    ]
    if scope.unit is None:
        return issued
    near = {*scope.edition.subtree(scope.unit), *scope.edition.path(scope.unit), scope.unit}
    issuers = organisation.units(card.issuer for card in issued if card.issuer)
    # A body outside the site stands in no tree; what it orders may bind every unit.
    near |= {issuer.id for issuer in issuers.values() if issuer.external}
    return [card for card in issued if card.issuer in near]
