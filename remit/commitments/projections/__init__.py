"""The derived tables of commitments: every act refolds its commitment and books the difference."""

from collections.abc import Sequence

from remit.commitments import models
from remit.commitments.projections import current, spans
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
        )
    )


def apply(acts: Sequence[Act]) -> None:
    """Follow the acts one by one, in their order."""
    histories = Histories(acts)
    for act in acts:
        if act.tag is Tag.TEXT_ERASED:
            current.blank(act)
            continue
        history = histories.with_act(act)
        row = current.follow(act, history)
        spans.rebook(act, row, history)
