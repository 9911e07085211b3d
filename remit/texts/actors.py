"""Which unit of the site the words of a text may mean, as seen from the issuer of the document: all
names that units bear and bore, what persons chose before, and where the units stand."""

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from remit.domain import naming
from remit.domain.naming import Candidate, Learnt, Mention, Ranked
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.kernel import clock, folding
from remit.organisation import queries as organisation
from remit.organisation.queries import PostCard, UnitCard, bearing
from remit.organisation.queries.bearing import Bearer
from remit.texts import queries as texts
from remit.texts import rows
from remit.texts.directory import Directory
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
    """The units that words may mean, the likeliest first; `clear` is the one that is meant. Of a
    row of bodies all are meant, in the order of the text: the first, and the others beside it."""

    found: Sequence[Found] = ()
    clear: Found | None = None
    beside: Sequence[Found] = ()


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
    return resolved_all([words], at)[words]


def resolved_all(said: Collection[str], at: Setting) -> dict[str, Answer]:
    """The same for many wordings of one document: whom they may mean is looked up together."""
    named = {words: rows.parts(words) for words in said if _is_asked(words)}
    answers = _resolved({part for some in named.values() for part in some} | named.keys(), at)
    return {words: _in_row(words, named.get(words, ()), answers) for words in said}


def _is_asked(words: str) -> bool:
    return bool(words.strip()) and len(words) <= LONGEST


def _in_row(words: str, parts: Sequence[str], answers: Mapping[str, Answer]) -> Answer:
    """What words mean; of a row of several bodies, what each of its names means. What persons chose
    for the whole row leads it."""
    whole = answers.get(words, Answer())
    clear = (answers[part].clear for part in parts)
    named = {one.card.id: one for one in clear if one}
    if len(named) < 2:
        return whole
    chosen = whole.clear if whole.clear and whole.clear.ranked.learnt.times else None
    first = chosen or next(iter(named.values()))
    others = [one for unit, one in named.items() if unit != first.card.id]
    further = [one for one in whole.found if one.card.id not in {first.card.id, *named}]
    return Answer([first, *others, *further], first, others)


def _resolved(asked: Collection[str], at: Setting) -> dict[str, Answer]:
    chosen = learning.choices_of(at.viewer, asked, issuer=at.issuer, near=at.near)
    others = {words: {*chosen[words], *_named_elsewhere(words)} - at.near for words in asked}
    beyond = {unit for some in others.values() for unit in some}
    bearers = {**at.known, **(bearing.bearers(beyond) if beyond else {})}
    places = _places(bearers, at.edition)
    candidates = {unit: _candidate(one, at, places) for unit, one in bearers.items()}
    known = Directory(candidates[unit] for unit in at.known)
    return {
        words: _answer(
            Mention(words, at.translated),
            [
                *known.named_like(words),
                *(candidates[one] for one in sorted(others[words] & bearers.keys())),
            ],
            chosen[words],
            candidates,
            bearers,
        )
        for words in asked
    }


def _answer(
    mention: Mention,
    likely: Iterable[Candidate],
    chosen: Mapping[int, Learnt],
    candidates: Mapping[int, Candidate],
    bearers: Mapping[int, Bearer],
) -> Answer:
    """Those that are named alike, and those that persons chose."""
    meant = {one.unit: one for one in likely}
    meant |= {unit: candidates[unit] for unit in chosen if unit in candidates}
    weighed = (replace(one, learnt=chosen.get(unit, Learnt())) for unit, one in meant.items())
    ranked = naming.ranked(mention, weighed, lexicon())
    found = [_found(one, bearers) for one in ranked]
    clear = naming.clearly_first(ranked)
    return Answer(found, next((one for one in found if one.ranked is clear), None))


def _named_elsewhere(words: str) -> set[int]:
    """Units anywhere that have a long word of these in a name that they bear, bore or took over."""
    folded = folding.fold(words).split()
    telling = sorted({word for word in folded if len(word) >= FEWEST_SIGNS}, key=len)
    telling = telling[-MOST_WORDS:]
    return bearing.named_with(telling) | bearing.heirs_named_with(telling)


def _candidate(one: Bearer, at: Setting, places: Mapping[int, frozenset[str]]) -> Candidate:
    number = one.card.id
    return Candidate(
        unit=number,
        kind=one.card.kind,
        names=one.names,
        reach=bearing.reach(number, at.issuer, at.place, at.edition),
        place=_above(number, at.edition, places),
    )


def _places(bearers: Iterable[int], edition: Edition) -> dict[int, frozenset[str]]:
    """The words in the names of the places in which some units stand."""
    above = {up for number in bearers for up in edition.path(number)[1:]}
    return {
        number: _words(card.names.values())
        for number, card in organisation.units(above).items()
        if bearing.names_a_place(card.kind)
    }


def _above(unit: int, edition: Edition, places: Mapping[int, frozenset[str]]) -> frozenset[str]:
    said = (places.get(up, frozenset()) for up in edition.path(unit)[1:])
    return functools.reduce(frozenset.union, said, frozenset())


def _words(names: Iterable[str]) -> frozenset[str]:
    said = (naming.called(name, lexicon()).every for name in names)
    return functools.reduce(frozenset.union, said, frozenset())


def _found(one: Ranked, bearers: Mapping[int, Bearer]) -> Found:
    post = bearing.head_post(one.unit, clock.today()) if one.head_meant else None
    return Found(bearers[one.unit].card, one, post)
