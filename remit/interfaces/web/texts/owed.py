"""What is owed of a provision, as lines to read: each commitment with its lead unit, its state and
both clocks; and what another language says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from remit.commitments.queries.lists import Card
from remit.commitments.queries.provisions import Owed
from remit.domain.buckets import Bucket
from remit.domain.vocabulary import Work
from remit.interfaces import labels
from remit.organisation.queries import UnitCard
from remit.texts.pairs.queries import Counterpart


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment with its lead unit; of a hidden one only its number is shown."""

    card: Card
    work: Work
    lead: UnitCard | None

    @property
    def bucket(self) -> Bucket | None:
        """Where it counts today; what no figure counts stands against no clock."""
        bucket = self.card.bucket
        return bucket if bucket and bucket.counted else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another language says, under the name of the language."""

    counterpart: Counterpart
    language: str


def lines(owed: Iterable[Owed], units: Mapping[int, UnitCard]) -> list[Line]:
    """Commitments as lines."""
    return [
        Line(one.card, one.work, None if one.card.hidden else units.get(one.lead or 0))
        for one in owed
    ]


def languages(counterparts: Iterable[Counterpart]) -> list[Elsewhere]:
    """What other languages say."""
    return [Elsewhere(one, labels.language(one.passage.document.language)) for one in counterparts]
