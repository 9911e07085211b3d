"""What a person decided last on a document, with all that an undoing takes back: an order that went
to several units, or that comes back, began more commitments than its draft names."""

import functools
import operator
from collections.abc import Collection
from dataclasses import replace

from django.db.models import Q

from remit.commitments import models
from remit.domain.vocabulary import NOT_STANDING
from remit.ledger import queries as ledger
from remit.texts.confirming import queries as confirmed
from remit.texts.confirming.queries import Turn


def last(document: int, person: int | None) -> Turn | None:
    """The last decision of a person on a document that stands, with every commitment of it."""
    turn = confirmed.last_turn(document, person)
    if turn is None or not turn.commitments:
        return turn
    return replace(turn, commitments=tuple(sorted({*turn.commitments, *begun(document, turn)})))


def begun(document: int, turn: Turn) -> list[int]:
    """The commitments that the turn began, and those that the same order began beside them."""
    rows = models.Commitment.objects.filter(pk__in=turn.commitments)
    found = list(rows.filter(Q(document=document) | Q(document=None)))
    beside = same_order(found, turn.drafts) if found else []
    return sorted({*(one.pk for one in found), *beside})


def same_order(rows: Collection[models.Commitment], drafts: Collection[int]) -> list[int]:
    """The commitments that stand of those that were begun of these drafts together with some."""
    places = [Q(document=row.document_id, start=row.start, end=row.end) for row in rows]
    there = models.Commitment.objects.filter(functools.reduce(operator.or_, places, Q(pk=None)))
    standing = set(there.exclude(work__in=NOT_STANDING).values_list("pk", flat=True))
    numbers = {row.pk for row in rows}
    acts = ledger.acts_of(standing | numbers, prefix="commitment.", texts=False)
    founding = [act for act in acts if act.seq == act.subject]
    together = {act.recorded_at for act in founding if act.seq in numbers}
    return sorted(
        act.seq
        for act in founding
        if act.seq in standing and act.recorded_at in together and act.data.get("draft") in drafts
    )
