"""What a viewer can do on several commitments of a list at once. It is told from what the list
knows already; whether an act is possible on each of them is asked again before it is done."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from remit.commitments.actions import case as cases
from remit.commitments.actions import passing, timing
from remit.commitments.queries import openings
from remit.commitments.queries.lists import Card
from remit.domain import extensions, urging
from remit.domain.acts import By, Tag
from remit.domain.history import Fact, in_force
from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.tree import Edition
from remit.domain.vocabulary import Work
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation

Fits = Callable[[Card, Viewer, Object], bool]


def _asks_for_time(card: Card, viewer: Viewer, at: Object) -> bool:
    return card.extension_asked


def _waits(card: Card, viewer: Viewer, at: Object) -> bool:
    return card.work == Work.ASSIGNED.value


def _is_in_the_hands_of_others(card: Card, viewer: Viewer, at: Object) -> bool:
    return urging.can_urge(viewer, at, Work(card.work))


FITS: Mapping[Tag, tuple[Permission, Fits]] = MappingProxyType(
    {
        Tag.COMMITMENT_ACCEPTED: (Permission.ACCEPT, _waits),
        Tag.COMMITMENT_EXTENDED: (Permission.DECIDE, _asks_for_time),
        Tag.COMMITMENT_EXTENSION_REFUSED: (Permission.DECIDE, _asks_for_time),
        Tag.NOTE_WRITTEN: (Permission.CONVERSE, _is_in_the_hands_of_others),
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
    if granted := found[Tag.COMMITMENT_EXTENDED]:
        found[Tag.COMMITMENT_EXTENDED] = _movable([card for card in shown if card.id in granted])
    return {tag: numbers for tag, numbers in found.items() if numbers}


def dates_asked_for(commitments: Iterable[int]) -> dict[int, dt.date]:
    """The new date that each of these asks for, by the request that stands."""
    return _wanted(_told_of(commitments))


def check_can_grant_what_is_asked(*, by: By, at: dt.datetime, commitment: int) -> None:
    """More time is granted by whoever decides, to the very day that is asked for."""
    openings.check_open(by=by, at=at, commitment=commitment, tag=Tag.COMMITMENT_EXTENDED)
    case = cases.opened(by=by, at=at, commitment=commitment)
    wanted = _wanted({commitment: case.standing})
    extensions.check_can_grant(
        original=case.now.original,
        revised=case.now.revised,
        granted=wanted[commitment],
        times=timing.times_extended(case),
        cap=extensions.CAP,
    )
    passing.check_new(wanted[commitment], today=case.today)


def _wanted(told_of: Mapping[int, Sequence[Fact]]) -> dict[int, dt.date]:
    found = {}
    for number, told in told_of.items():
        asked = [one for one in told if one.tag is Tag.COMMITMENT_EXTENSION_ASKED]
        if asked:
            found[number] = dt.date.fromisoformat(str(asked[-1].data["wanted"]))
    return found


def _movable(cards: Sequence[Card]) -> frozenset[int]:
    """Those that get what they ask for without going past the cap."""
    told = _told_of(card.id for card in cards)
    wanted = _wanted(told)
    return frozenset(
        card.id
        for card in cards
        if card.id in wanted and _can_be_granted(card, wanted[card.id], told[card.id])
    )


def _can_be_granted(card: Card, wanted: dt.date, told: Sequence[Fact]) -> bool:
    return extensions.can_grant(
        original=card.original,
        revised=card.revised,
        granted=wanted,
        times=sum(fact.tag is Tag.COMMITMENT_EXTENDED for fact in told),
        cap=extensions.CAP,
    )


def _told_of(commitments: Iterable[int]) -> dict[int, Sequence[Fact]]:
    """The facts in force of each, by one question."""
    facts: dict[int, list[Fact]] = {}
    for act in ledger.acts_of(list(commitments), prefix="commitment.", texts=False):
        fact = Fact(act.seq, act.effective_on, act.tag, act.data)
        facts.setdefault(act.subject, []).append(fact)
    return {number: in_force(told) for number, told in facts.items()}


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
