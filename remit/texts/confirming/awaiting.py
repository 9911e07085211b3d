"""Which texts wait for a secretariat: those with drafts on which it may decide and nobody did."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.vocabulary import Confidentiality, Role
from remit.organisation import queries as organisation
from remit.texts import queries
from remit.texts.confirming import queries as confirming
from remit.texts.queries import DocumentCard

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Awaiting:
    """The latest of the texts that wait, and how many there are."""

    texts: Sequence[DocumentCard] = ()
    total: int = 0


def of(viewer: Viewer, on: dt.date) -> Awaiting:
    """Texts with drafts that wait for the decision of this secretariat; nobody else is asked."""
    if not any(held.role is Role.SECRETARIAT for held in viewer.held):
        return Awaiting()
    rows = confirming.with_waiting(queries.visible_to(viewer))
    known = list(rows.values_list("pk", "issuer", "confidentiality", "issuer__external"))
    decides = partial(may, Permission.REGISTER_TEXTS, viewer)
    mine = [
        pk
        for pk, issuer, level, outside in known
        if decides(_place(viewer, on, (issuer, level, outside)))
    ]
    cards = {card.id: card for card in queries.documents_named(viewer, mine[:SHOWN])}
    return Awaiting([cards[pk] for pk in mine[:SHOWN]], len(mine))


def _place(viewer: Viewer, on: dt.date, where: tuple[int | None, str, bool | None]) -> Object:
    """Where a document stands for this viewer; of its stewards only the viewer is looked at."""
    issuer, level, outside = where
    own = tuple(held.post for held in viewer.held)
    return Object(
        issuer=issuer,
        issuer_path=organisation.home_edition(on).path(issuer) if issuer else (),
        stewards=own if issuer in viewer.stewarded else (),
        confidentiality=Confidentiality(level),
        issuer_outside=bool(outside),
    )
