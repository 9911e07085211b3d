"""Which verbs a list offers on several of its rows, and which rows can be chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from remit.commitments.queries import together
from remit.commitments.queries.lists import Card
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.lists.entries import Entry
from remit.interfaces.web.together import verbs
from remit.interfaces.web.together.verbs import Together
from remit.kernel import clock


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb with the rows that it fits, and the address where it begins."""

    verb: Together
    numbers: Sequence[int]
    url: str

    @property
    def fits(self) -> str:
        """The numbers of those rows as the page holds them, to count those that are ticked."""
        return " ".join(map(str, self.numbers))


@dataclass(frozen=True, slots=True)
class Offered:
    """What a list offers on several rows; nothing, if it fits none of them."""

    offers: Sequence[Offer]
    tickable: frozenset[int]
    back: str

    def among(self, rows: Iterable[Entry]) -> frozenset[int]:
        """The rows of one table that can be chosen."""
        return self.tickable & {row.card.id for row in rows}


def offered(request: Asking, cards: Sequence[Card]) -> Offered:
    """The verbs that fit several of these rows; what fits one alone is done on its own page."""
    every = together.open_to(request.viewer, cards, clock.today())
    found = {tag: numbers for tag, numbers in every.items() if len(numbers) > 1}
    offers = [
        Offer(one, sorted(found[one.tag]), reverse("act_together", args=[one.code]))
        for one in verbs.VERBS
        if one.tag in found
    ]
    return Offered(offers, frozenset().union(*found.values()), request.get_full_path())
