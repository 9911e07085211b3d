"""The facts of the commitments that a batch of acts is about, growing act by act."""

from collections.abc import Sequence
from dataclasses import dataclass

from remit.domain.history import Fact, Step, fold
from remit.kernel import writes
from remit.ledger import queries as ledger
from remit.ledger.records import Act

PREFIX = "commitment."


@dataclass(frozen=True, slots=True)
class History:
    """The facts about one commitment up to an act, and the steps into which they fold."""

    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]


def fact(act: Act) -> Fact:
    """An act as the fold reads it."""
    return Fact(seq=act.seq, on=act.effective_on, tag=act.tag, data=act.data)


def known(commitment: int) -> list[Fact]:
    """The facts about a commitment; in a write transaction the same list grows with each act."""
    return writes.remembered(
        _key(commitment),
        lambda: [fact(act) for act in ledger.acts_to_continue(commitment, prefix=PREFIX)],
    )


class Histories:
    """Known facts by commitment: loaded once for a batch, then extended by each act."""

    def __init__(self, acts: Sequence[Act]) -> None:
        """Load what was recorded about these commitments before the batch."""
        self._facts: dict[int, list[Fact]] = {}
        older = sorted({act.subject for act in acts if act.subject < acts[0].seq})
        if len(older) == 1:
            self._facts[older[0]] = writes.remembered(
                _key(older[0]), lambda: _loaded(older, acts[0].seq)[older[0]]
            )
        elif older:
            writes.forget()  # the lists below grow without whoever asked before
            self._facts = _loaded(older, acts[0].seq)

    def with_act(self, act: Act) -> History:
        """The history of the commitment with this act, or Impossible."""
        if act.subject == act.seq:
            self._facts[act.subject] = []
            writes.keep(_key(act.subject), self._facts[act.subject])
        facts = self._facts.setdefault(act.subject, [])
        facts.append(fact(act))
        return History(tuple(facts), fold(facts))


def _key(commitment: int) -> tuple[str, int]:
    return ("facts", commitment)


def _loaded(commitments: Sequence[int], before: int | None) -> dict[int, list[Fact]]:
    facts: dict[int, list[Fact]] = {commitment: [] for commitment in commitments}
    for act in ledger.acts_of(commitments, prefix=PREFIX, texts=False, before=before):
        facts[act.subject].append(fact(act))
    return facts
