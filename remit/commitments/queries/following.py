"""The list of commitments as programs walk it: each page begins behind the last row of the one
before it, in whatever order the list stands. What is added or done meanwhile shifts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments.queries import lists, ordering, wanting
from remit.commitments.queries.lists import EARLIEST, Card
from remit.commitments.queries.ordering import Last, Order, Reader
from remit.commitments.queries.wanting import Wanted
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the cards of a list, and the last of them if more stand behind it."""

    cards: Sequence[Card]
    last: Last | None


def current(
    viewer: Viewer,
    wanted: Wanted,
    *,
    order: Order = EARLIEST,
    last: Last | None = None,
    size: int = 50,
) -> Part:
    """Commitments as known now, the earliest due first or in another order, those behind a row."""
    today = clock.today()
    rows = wanting.limited(viewer, wanted, organisation.home_edition(today))
    columns, reader = ordering.of_commitments(), Reader(viewer, today)
    found = ordering.behind(rows, order, columns=columns, reader=reader, last=last, size=size + 1)
    cards = [lists.now(row) for row, _value in found[:size]]
    if len(found) <= size:
        return Part(cards, None)
    row, value = found[size - 1]
    return Part(cards, Last(value, row.revised, row.pk))
