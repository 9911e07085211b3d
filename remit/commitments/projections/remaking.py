"""The derived rows made again from zero: a commitment and its parts are followed in memory from
their first act to their last, and what came of them is written together.

An act that is recorded brings the tables along by a few statements of its own. Five million acts
one after the other would take hours so; what stands at the end is the same to the byte, and tests
compare both after every story.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from remit.commitments import models
from remit.commitments.projections import cooperation, current, evidence, spans
from remit.commitments.projections.histories import PREFIX, History, fact
from remit.commitments.projections.spans import Change, Kept
from remit.domain.history import Fact, fold
from remit.kernel import filling
from remit.ledger.queries import families
from remit.ledger.records import Act


def remake() -> Iterator[int]:
    """Make the rows of every commitment from its acts; how many acts that were, bit by bit."""
    for acts in families.families(PREFIX):
        _write(_Family(acts))
        yield len(acts)


class _Family:
    """Some commitments with all their parts, as far as their acts were followed."""

    def __init__(self, acts: Sequence[Act]) -> None:
        """Follow the acts in their order."""
        self.rows: dict[int, models.Commitment] = {}
        self.acts: dict[int, list[Act]] = {}
        self.histories: dict[int, History] = {}
        self.spans: list[list[object]] = []
        self.movements: list[tuple[object, ...]] = []
        self._standing: dict[int, list[Kept]] = {}
        self._below: dict[int, list[int]] = {}
        for act in acts:
            self._follow(act)

    def _follow(self, act: Act) -> None:
        if act.subject == act.seq:
            self._begin(act)
        row = self.rows[act.subject]
        self.acts[act.subject].append(act)
        before = self.histories.get(act.subject)
        facts: tuple[Fact, ...] = (*(before.facts if before else ()), fact(act))
        self.histories[act.subject] = History(facts, fold(facts))
        known = self._known(row)
        self._book(spans.changes(act, row, self.histories[act.subject], known), act.seq)

    def _begin(self, act: Act) -> None:
        row = current.begun(act)
        self.rows[act.subject], self.acts[act.subject] = row, []
        for above in row.ancestors:
            self._below.setdefault(above, []).append(row.pk)

    def _known(self, row: models.Commitment) -> dict[int, list[Kept]]:
        """The spans that stand of a commitment, of all above it and of all its parts."""
        around = (row.pk, *row.ancestors, *self._below.get(row.pk, ()))
        return {one: self._standing[one] for one in around if self._standing.get(one)}

    def _book(self, changed: Iterable[Change], seq: int) -> None:
        booked: spans.Booked = Counter()
        for change in changed:
            gone, fresh = spans.difference(change)
            for span in gone:
                self.spans[span.key][spans.KNOWN_UNTIL] = seq
            ended = {span.key for span in gone}
            stand = [span for span in change.known if span.key not in ended]
            above = self.rows[change.commitment].ancestors
            for piece in fresh:
                stand.append(Kept(len(self.spans), above, change.facets, piece))
                self.spans.append(spans.values(change, piece))
            self._standing[change.commitment] = sorted(stand, key=lambda one: one.piece.on_from)
            spans.add(booked, seq, (span.piece for span in gone), -1)
            spans.add(booked, seq, fresh, +1)
        self.movements += spans.movements(booked)


def _write(family: _Family) -> None:
    rows, histories = family.rows, family.histories
    for number, row in rows.items():
        current.stand(row, family.acts[number], histories[number])
    filling.add_records(models.Commitment, list(rows.values()))
    models.Cooperation.objects.bulk_create(
        one for number in rows for one in cooperation.standing(number, histories[number])
    )
    models.EvidenceItem.objects.bulk_create(
        one for number in rows for one in evidence.standing(family.acts[number], histories[number])
    )
    filling.fill(models.Span, spans.STANDING, family.spans)
    filling.fill(models.Movement, spans.MOVED, family.movements)
