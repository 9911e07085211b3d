"""Which unit of the site the words of a text may mean. Words that name no unit, or several, are
left to the person; nothing is decided here."""

from collections.abc import Iterator, Sequence

from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard

MOST = 4
FEWEST_SIGNS = 3
MOST_TRIES = 6


def suggested(words: str) -> Sequence[UnitCard]:
    """Units whose name has the words, or has them without a few at the edge."""
    for tried in _tries(words):
        found = organisation.units_found(tried, limit=MOST + 1)
        if found:
            return found if len(found) <= MOST else ()
    return ()


def _tries(words: str) -> Iterator[str]:
    """All words first, then fewer of them from the front, then from the back."""
    known = words.strip(" .,;:،؛\"'").split()
    if not known or len(known) > 14:
        return
    yield " ".join(known)
    shorter = [known[cut:] for cut in (1, 2, 3)] + [known[:-cut] for cut in (1, 2)]
    for some in shorter[: MOST_TRIES - 1]:
        if len(" ".join(some)) >= FEWEST_SIGNS:
            yield " ".join(some)
