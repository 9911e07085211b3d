"""Which unit of the site the words of a text may mean, as seen from the issuer of the document: all
names that units bear and bore, what persons chose before, and where the units stand."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.domain import naming
from remit.domain.naming import Candidate, Learnt, Mention, Ranked
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.kernel import clock, folding
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard, bearing
from remit.organisation.queries.bearing import Bearer
from remit.texts import queries as texts
from remit.texts.learning import queries as learning
from remit.texts.lexicons import lexicon

LONGEST = 300
MOST_WORDS = 8
FEWEST_SIGNS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that words may mean, with the reasons, and the post at its head if that was named."""

    card: UnitCard
    ranked: Ranked
    post: PostCard | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The units that words may mean, the likeliest first; `clear` is the one that is meant."""

    found: Sequence[Found] = ()
    clear: Found | None = None


@dataclass(frozen=True)
class Setting:
    """The document in which words stand: its issuer, the place around it, and who reads."""

    viewer: Viewer
    issuer: int | None
    place: int | None
    near: frozenset[int]
    known: Mapping[int, Bearer]
    edition: Edition
    translated: bool


def setting(viewer: Viewer, document: int) -> Setting:
    """The setting of the actors of a document, as it stands today."""
    card = texts.document(viewer, document)
    edition = organisation.home_edition(clock.today())
    near = frozenset(bearing.near(card.issuer, edition))
    return Setting(
        viewer=viewer,
        issuer=card.issuer,
        place=bearing.place_of(card.issuer, edition) if card.issuer else None,
        near=near,
        known=bearing.bearers(near),
        edition=edition,
        translated=document in texts.originals([document]),
    )


def resolved(words: str, at: Setting) -> Answer:
    """The units that words may mean; one is clear only when nothing speaks for another."""
    if not words.strip() or len(words) > LONGEST:
        return Answer()
    chosen = learning.choices(at.viewer, words, issuer=at.issuer, near=at.near)
    others = {*chosen, *_named_elsewhere(words)} - at.near
    bearers = {**at.known, **bearing.bearers(others)}
    places = _places(bearers, at.edition)
    ranked = naming.ranked(
        Mention(words, at.translated),
        (_candidate(one, at, chosen, places) for one in bearers.values()),
        lexicon(),
    )
    found = [_found(one, bearers) for one in ranked]
    clear = naming.clearly_first(ranked)
    return Answer(found, next((one for one in found if one.ranked is clear), None))


def _named_elsewhere(words: str) -> set[int]:
    """Units anywhere that have a long word of these in a name that they bear, bore or took over."""
    folded = folding.fold(words).split()
    telling = sorted({word for word in folded if len(word) >= FEWEST_SIGNS}, key=len)
    telling = telling[-MOST_WORDS:]
    return bearing.named_with(telling) | bearing.heirs_named_with(telling)


def _candidate(
    one: Bearer, at: Setting, chosen: dict[int, Learnt], places: dict[int, frozenset[str]]
) -> Candidate:
    number = one.card.id
    return Candidate(
        unit=number,
        kind=one.card.kind,
        names=one.names,
        reach=bearing.reach(number, at.issuer, at.place, at.edition),
        place=_above(number, at.edition, places),
        learnt=chosen.get(number, Learnt()),
    )


def _places(bearers: Iterable[int], edition: Edition) -> dict[int, frozenset[str]]:
    """The words in the names of the places in which some units stand."""
    above = {up for number in bearers for up in edition.path(number)[1:]}
    return {
        number: _words(card.names.values())
        for number, card in organisation.units(above).items()
        if bearing.names_a_place(card.kind)
    }


def _above(unit: int, edition: Edition, places: dict[int, frozenset[str]]) -> frozenset[str]:
    said = (places.get(up, frozenset()) for up in edition.path(unit)[1:])
    return functools.reduce(frozenset.union, said, frozenset())


def _words(names: Iterable[str]) -> frozenset[str]:
    said = (naming.called(name, lexicon()).every for name in names)
    return functools.reduce(frozenset.union, said, frozenset())


def _found(one: Ranked, bearers: dict[int, Bearer]) -> Found:
    post = bearing.head_post(one.unit, clock.today()) if one.head_meant else None
    return Found(bearers[one.unit].card, one, post)
