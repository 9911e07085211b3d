"""What became of the provisions of a text: each is owned, waits for a decision, was rejected with a
reason, or nothing is owed of it. The four partition, so the coverage of a text is four counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from remit.domain.vocabulary import NOT_STANDING, Work

# A commitment in one of these states owes nothing and has no heir that does.
FALLEN = NOT_STANDING | {Work.CANCELLED}


class Became(StrEnum):
    """What became of a provision."""

    OWNED = "OWNED"
    WAITING = "WAITING"
    REJECTED = "REJECTED"
    NOTHING_OWED = "NOTHING_OWED"


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision as it was decided on, in this language or another one, with the state of each
    commitment that was made of it. `binds`: the reader, or a person, says that it obliges."""

    is_decided: bool = False
    is_rejected: bool = False
    binds: bool = True
    works: Sequence[Work] = ()

    @property
    def became(self) -> Became:
        """What became of it; what a person decided counts before what the reader was sure of."""
        if self.is_rejected:
            return Became.REJECTED
        if self.is_decided:
            return Became.OWNED
        return Became.WAITING if self.binds else Became.NOTHING_OWED

    @property
    def has_fallen(self) -> bool:
        """It was owned, and no commitment that was made of it stands any more."""
        owned = self.became is Became.OWNED
        return owned and bool(self.works) and FALLEN.issuperset(self.works)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the provisions of a text have owners."""

    counts: Mapping[Became, int] = field(default_factory=dict)
    fallen: int = 0

    @property
    def obliging(self) -> int:
        """The provisions of which something is owed, or may be."""
        return sum(n for became, n in self.counts.items() if became is not Became.NOTHING_OWED)


def coverage(provisions: Iterable[Provision]) -> Coverage:
    """The coverage of a text by what became of each of its provisions."""
    known = list(provisions)
    counted = Counter(one.became for one in known)
    counts = {became: counted[became] for became in Became}
    return Coverage(counts, sum(one.has_fallen for one in known))
