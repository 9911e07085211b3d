"""What a viewer can do on several commitments of a list at once. It is told from what the list
knows already; whether an act is possible on each of them is asked again before it is done."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from remit.commitments.queries.lists import Card
from remit.domain.acts import Tag
from remit.domain.history import Fact, in_force
from remit.domain.rights import Object, Permission, Viewer, may, predicates
from remit.domain.tree import Edition
from remit.domain.vocabulary import OPEN, Work
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation

Fits = Callable[[Card, Viewer, Object], bool]


def _asks_for_time(card: Card, viewer: Viewer, at: Object) -> bool:
    return card.extension_asked


def _waits(card: Card, viewer: Viewer, at: Object) -> bool:
    return card.work == Work.ASSIGNED.value


def _is_owed_by_others(card: Card, viewer: Viewer, at: Object) -> bool:
    """Open work is urged by those who do not lead it themselves."""
    return Work(card.work) in OPEN and predicates.outside_lead(viewer, at)


FITS: Mapping[Tag, tuple[Permission, Fits]] = MappingProxyType(
    {
        Tag.COMMITMENT_ACCEPTED: (Permission.ACCEPT, _waits),
        Tag.COMMITMENT_EXTENDED: (Permission.DECIDE, _asks_for_time),
        Tag.COMMITMENT_EXTENSION_REFUSED: (Permission.DECIDE, _asks_for_time),
        Tag.NOTE_WRITTEN: (Permission.CONVERSE, _is_owed_by_others),
    }
)


def open_to(viewer: Viewer, cards: Sequence[Card], on: dt.date) -> dict[Tag, frozenset[int]]:
    """The acts that can be done on several of these at once, each with those that it fits."""
    shown = [card for card in cards if not card.hidden] if viewer.held else []
    if not shown:
        return {}
    edition = organisation.home_edition(on)
    stewards = cache(lambda issuer: organisation.stewards_of(issuer, on))
    places = {card.id: _place(card, viewer, edition, stewards) for card in shown}
    found = {
        tag: frozenset(
            card.id
            for card in shown
            if fits(card, viewer, places[card.id]) and may(permission, viewer, places[card.id])
        )
        for tag, (permission, fits) in FITS.items()
    }
    return {tag: numbers for tag, numbers in found.items() if numbers}


def dates_asked_for(commitments: Iterable[int]) -> dict[int, dt.date]:
    """The new date that each of these asks for, by the request that stands."""
    facts: dict[int, list[Fact]] = {}
    for act in ledger.acts_of(list(commitments), prefix="commitment.", texts=False):
        fact = Fact(act.seq, act.effective_on, act.tag, act.data)
        facts.setdefault(act.subject, []).append(fact)
    found = {}
    for number, told in facts.items():
        asked = [one for one in in_force(told) if one.tag is Tag.COMMITMENT_EXTENSION_ASKED]
        if asked:
            found[number] = dt.date.fromisoformat(str(asked[-1].data["wanted"]))
    return found


def _place(
    card: Card,
    viewer: Viewer,
    edition: Edition,
    stewards: Callable[[int | None], tuple[int, ...]],
) -> Object:
    return Object(
        lead_path=edition.path(card.lead) if card.lead else (),
        issuer=card.issuer,
        stewards=stewards(card.issuer) if card.issuer in viewer.stewarded else (),
        own_registration=card.own_registration,
    )
