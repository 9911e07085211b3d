"""The derived tables of commitments: every act refolds its commitment and books the difference."""

import itertools
from collections.abc import Sequence

from remit.commitments import models
from remit.commitments.projections import cooperation, current, evidence, fresh, remaking, spans
from remit.commitments.projections.histories import Histories
from remit.domain.acts import Tag
from remit.kernel import search_indexes
from remit.ledger import projections as ledger
from remit.ledger.records import Act


def register() -> None:
    """Let the ledger know the tables of this layer, and searches the one they look in."""
    search_indexes.register(models.Commitment, "sought")
    ledger.register(
        ledger.Projection(
            name="commitments",
            prefixes=("commitment.", "text."),
            tables=(
                models.Commitment,
                models.Cooperation,
                models.EvidenceItem,
                models.Span,
                models.Movement,
            ),
            apply=apply,
            kept=(models.Balance,),
            remake=remaking.remake,
        )
    )


def apply(acts: Sequence[Act]) -> None:
    """Follow the acts in their order: one by one, but what begins together in one go."""
    histories = Histories(acts)
    older = {act.subject for act in acts if act.subject < acts[0].seq}
    if len(older) > 1:
        current.look_up(older)
    for together, some in itertools.groupby(acts, _begins_a_whole):
        if together:
            _begin(list(some), histories)
            continue
        for act in some:
            _follow(act, histories)


def _begins_a_whole(act: Act) -> bool:
    """The act begins a commitment that is no part of another one, and rests on no other act."""
    return act.subject == act.seq and not act.data.get("parent")


def _begin(acts: Sequence[Act], histories: Histories) -> None:
    begun = [(act, histories.with_act(act)) for act in acts]
    rows = current.begin(begun)
    cooperation.begin(acts)
    fresh.begin(rows, acts)
    spans.book(spans.begun(row, history) for row, (_, history) in zip(rows, begun, strict=True))


def _follow(act: Act, histories: Histories) -> None:
    if act.tag is Tag.TEXT_ERASED:
        current.blank(act)
        return
    history = histories.with_act(act)
    row = current.follow(act, history)
    fresh.grow(row)
    cooperation.follow(act, history)
    evidence.follow(act, history)
    known = spans.known(row, begins=act.subject == act.seq)
    spans.book(spans.changes(act, row, history, known))
