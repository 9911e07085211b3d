"""Which unit of the site the words of a text may mean. Words that name no unit, or several, are
left to the person; nothing is decided here."""

from collections.abc import Iterator, Sequence

from remit.kernel import folding
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

MOST = 4
FEWEST_SIGNS = 3
MOST_TRIES = 6
LOOKED_AT = 20
ARTICLES = frozenset({"the", "a"})
LONGEST_NAME = 160
EDGES = " .,;:،؛\"'"


def suggested(words: str) -> Sequence[UnitCard]:
    """Units whose name has the words, or has them without a few at the edge."""
    for tried in _tries(words):
        found = organisation.units_found(tried, limit=MOST + 1)
        if found:
            return found if len(found) <= MOST else ()
    return ()


def called(words: str) -> Sequence[UnitCard]:
    """Units that are called just so, in whatever language, or were called so before."""
    sought = folding.fold(words.strip(EDGES))
    apt = FEWEST_SIGNS <= len(sought) <= LONGEST_NAME
    found = organisation.units_found(sought, limit=LOOKED_AT) if apt else ()
    return [one for one in found if sought in _names(one)]


def headed(words: str) -> Sequence[UnitCard]:
    """Units that the words may mean and whose name has their first word: an office of a body is
    not the body."""
    first = next((one for one in folding.fold(words).split() if one not in ARTICLES), "")
    names = ((unit, " ".join(_names(unit)).split()) for unit in suggested(words))
    return [unit for unit, known in names if first in known]


def _names(unit: UnitCard) -> Iterator[str]:
    known = (*unit.names.values(), unit.formerly)
    return (folding.fold(name) for name in known)


def _tries(words: str) -> Iterator[str]:
    """All words first, then fewer of them from the front, then from the back."""
    known = words.strip(EDGES).split()
    if not known or len(known) > 14:
        return
    yield " ".join(known)
    shorter = [known[cut:] for cut in (1, 2, 3)] + [known[:-cut] for cut in (1, 2)]
    for some in shorter[: MOST_TRIES - 1]:
        if len(" ".join(some)) >= FEWEST_SIGNS:
            yield " ".join(some)
