"""The units that typed words may mean, as a picker shows them: with a script while one types, and
without one beside the words of a form that was refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.domain.acts import By
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard, bearing, likeness
from remit.organisation.queries.likeness import Nearness

MOST = 8
LOOKED_AT = 60
# What is typed to find a unit stands beside the one that is chosen, under this ending.
WORDS, FOUND = "_words", "_found"
Start = Mapping[str, Sequence[str]]


def nearest_first(by: By, words: str) -> list[UnitCard]:
    """A department of the own city comes before the one of the same name elsewhere; a code is
    meant as it is typed."""
    found = organisation.units_found(words, limit=LOOKED_AT)
    edition = organisation.home_edition(clock.today())
    posts = organisation.posts([by.post] if by.post else [])
    places = [bearing.place_of(post.unit, edition) for post in posts.values()]

    def far(card: UnitCard) -> tuple[bool, bool, bool]:
        is_near = any(edition.within(card.id, place) for place in places)
        has_words = likeness.nearness(words, card) < Nearness.HAS_THE_LETTERS
        return card.code.casefold() != words.casefold(), not has_words, not is_near

    return sorted(found, key=far)[:MOST]


def placed(cards: Sequence[UnitCard]) -> list[UnitCard]:
    """Each unit with the one under which it stands today."""
    parents = organisation.home_edition(clock.today()).parent
    above = organisation.cards(up for one in cards if (up := parents.get(one.id)) is not None)
    return [
        replace(one, above=above[up].name) if (up := parents.get(one.id)) in above else one
        for one in cards
    ]


def found_beside(by: By, sent: Start) -> dict[str, list[str]]:
    """For each field in which words were typed and nothing was chosen, what they may mean."""
    searched = {
        name.removesuffix(WORDS): values[0].strip()
        for name, values in sent.items()
        if name.endswith(WORDS) and values
    }
    return {
        f"{name}{FOUND}": [str(card.id) for card in nearest_first(by, words)]
        for name, words in searched.items()
        if words and not any(sent.get(name, ()))
    }


def exactly(words: str, found: Sequence[UnitCard]) -> list[UnitCard]:
    """Of what was found those that the words mean as they stand: the unit with this code, else
    those that are called just so, of which the ones that exist today come before all others."""
    coded = [card for card in found if card.code.casefold() == words.casefold()]
    called = [card for card in found if likeness.nearness(words, card) is Nearness.CALLED_SO]
    today = clock.today()
    there = [card for card in called if card.exists_from <= today and not card.has_ended]
    return coded or there or called
