"""Short forms of names: one word by which persons understood a unit that no name of it explains.
They are proposed for the words of names, so that the next site need not learn them again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.domain import naming
from remit.domain.naming.words import words
from remit.domain.reading.learning import Evidence, measure
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts.learning import queries, rules
from remit.texts.learning.queries import Chosen
from remit.texts.lexicons import lexicon

LEAST_BOUND = 0.5


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A word with what it is short for, and the choices for and against it."""

    language: str
    word: str
    full: str
    bound: float
    supporting: Sequence[Evidence]
    contradicting: Sequence[Evidence]


def short_forms(language: str, *, least: int) -> list[ShortForm]:
    """What is proposed for a language, the best supported first."""
    said: dict[str, list[Chosen]] = {}
    for one in queries.chosen(language):
        said.setdefault(one.words, []).append(one)
    cards = organisation.units(one.unit for some in said.values() for one in some)
    found = [_short_form(language, name, some, cards) for name, some in said.items()]
    kept = [one for one in found if one is not None and len(one.supporting) >= least]
    return sorted(kept, key=lambda one: (-len(one.supporting), one.word))


def after(names: str, proposed: Iterable[ShortForm]) -> str:
    """The words of names with the short forms in the table of their language."""
    for one in proposed:
        heading = f"[{one.language}.short]\n"
        row = f"{rules.quoted(one.word)} = {rules.quoted(one.full)}\n"
        if heading in names:
            names = names.replace(heading, heading + row, 1)
        else:
            names = f"{names.rstrip()}\n\n{heading}{row}"
    return names


def _short_form(
    language: str, name: str, some: Sequence[Chosen], cards: dict[int, UnitCard]
) -> ShortForm | None:
    units = [one.unit for one in some]
    unit = max(sorted(set(units)), key=units.count)
    card = cards[unit]
    word, full = _parts(name, card.names.get(language, ""))
    bound = measure.lower_bound(units.count(unit), len(units))
    known = naming.names_it(name, (card.code, *card.names.values()), lexicon())
    if not word or known or bound < LEAST_BOUND:
        return None
    return ShortForm(
        language=language,
        word=word,
        full=full,
        bound=bound,
        supporting=[one.evidence for one in some if one.unit == unit],
        contradicting=[one.evidence for one in some if one.unit != unit],
    )


def _is_empty(word: str) -> bool:
    phrase = lexicon().phrases.get((word,))
    return phrase is not None and phrase.sort is naming.Sort.FILLER


def _parts(name: str, full: str) -> tuple[str, str]:
    """The one word in which a name differs, and what stands for it in the full name."""
    said, rest = [word for word in words(name) if not _is_empty(word)], full.split()
    while len(said) > 1 and rest and words(rest[0]) == (said[0],):
        said, rest = said[1:], rest[1:]
    return (said[0], " ".join(rest)) if len(said) == 1 and len(rest) > 1 else ("", "")
