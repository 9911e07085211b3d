"""Cards in the course of a confirmation: each knows how it was shown, which unit it means, what
contests it, which draft follows it, and who else writes at it."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from remit.commitments.queries.provisions import Whole
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import announced, noted, owed, words
from remit.interfaces.web.texts.drafts import Card, Course
from remit.interfaces.web.texts.provisions import Line
from remit.organisation import queries as organisation
from remit.texts.confirming import queries as confirming
from remit.texts.confirming.sorting import Sorted
from remit.texts.pairs import queries as pairs
from remit.texts.provisions.queries import Place
from remit.texts.queries import DocumentCard


class Standing(Protocol):
    """How the drafts of a document stand."""

    @property
    def document(self) -> DocumentCard:
        """The document."""

    @property
    def needs(self) -> Sequence[Sorted]:
        """Its drafts with what each needs."""

    @property
    def whole(self) -> Whole:
        """Its provisions with what came of them."""

    @property
    def provision_links(self) -> Sequence[Line]:
        """How its provisions stand to those of other documents."""

    @property
    def changing(self) -> Sequence[announced.Line]:
        """What it says that it does to other documents, which nobody has recorded."""


def placed(request: Asking, standing: Standing, cards: Sequence[Card]) -> list[Card]:
    """Cards with their place in the course, in the order of the text."""
    document, needs, whole = standing.document, standing.needs, standing.whole
    seen = confirming.marks(document.id, request.by.person)
    made = {one.draft.id: one.owed for one in whole.provisions}
    leads = {one.lead for some in made.values() for one in some if one.lead}
    units = organisation.units({unit for one in needs for unit in one.meant.units} | leads)
    origins = confirming.origins(document.id)
    following = _following(needs, seen)
    by_number = {one.draft.id: one for one in needs}
    notes = noted.notes(request, document.id)
    elsewhere = pairs.counterparts(request.viewer, [card.draft for card in cards])
    return [
        replace(
            card,
            course=Course(
                seen=seen.get(card.draft.id, ""),
                needs=by_number[card.draft.id],
                contested=_contested(by_number[card.draft.id]),
                lead=units.get(by_number[card.draft.id].meant.lead or 0),
                cooperating=[
                    units[unit]
                    for unit in by_number[card.draft.id].meant.cooperating
                    if unit in units
                ],
                next=following.get(card.draft.id, ""),
                came_from=_count(origins.get(card.draft.id)),
                notes=notes.get(card.draft.id, ()),
                owed=owed.lines(made.get(card.draft.id, ()), units),
                counterparts=owed.languages(elsewhere.get(card.draft.id, ())),
                provision_links=_links(standing, card),
                announced=_announced(standing, card),
            ),
        )
        for card in cards
    ]


def _links(standing: Standing, card: Card) -> list[Line]:
    place = Place(standing.document.id, card.draft.start, card.draft.end)
    return [one for one in standing.provision_links if one.link.here.place.overlaps(place)]


def _announced(standing: Standing, card: Card) -> list[announced.Line]:
    """A draft whose words change another document says so."""
    start, end = card.draft.start, card.draft.end
    return [one for one in standing.changing if one.said.start < end and start < one.said.end]


def named(draft: int, seen: dict[int, str]) -> str:
    """A draft and how it was shown, as a form sends it."""
    return f"{draft}:{seen.get(draft, '')}"


def _following(needs: Iterable[Sorted], seen: dict[int, str]) -> dict[int, str]:
    """For each draft that waits the one with which it may be merged: the next, if it waits too."""
    return {
        one.draft.id: named(after.draft.id, seen)
        for one, after in itertools.pairwise(needs)
        if one.waits and after.waits
    }


def _contested(one: Sorted) -> list[str]:
    return [words.said(words.CHECKS, code) for code in one.contested_by]


def _count(origin: confirming.Origin | None) -> int:
    return len(origin.came_from) if origin else 0
