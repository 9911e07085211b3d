"""What waits for a person, in four queues: to accept, to do, to verify, to decide. A queue is put
in order before it is cut."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import F, Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import deciding, lists, ordering, visibility
from remit.commitments.queries.lists import Card
from remit.commitments.queries.ordering import Order, Reader
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Work
from remit.organisation import queries as organisation

LONGEST = 100


def mine(viewer: Viewer, on: dt.date, order: Order | None = None) -> dict[str, list[Card]]:
    """What waits for a person: to accept, to do, to verify or decide, the earliest due first or in
    another order; each queue is ordered before it is cut."""
    units = {held.unit for held in viewer.held}
    posts = {held.post for held in viewer.held}
    edition = organisation.home_edition(on)
    rows = visibility.visible_to(viewer, edition).order_by(F("revised").asc(nulls_last=True))
    led = Q(lead__in=units) | Q(post__in=posts)
    limits = {
        "to_accept": led & Q(work=Work.ASSIGNED.value),
        "to_do": led & Q(work=Work.IN_PROGRESS.value),
    }
    reader = Reader(viewer, on)
    found = {name: _first(rows.filter(limit), order, reader) for name, limit in limits.items()}
    found["to_verify"] = _of(deciding.claims(rows, viewer, edition, on), order, reader)
    found["to_decide"] = _of(deciding.questions(rows, viewer, edition, on), order, reader)
    cards = [lists.now(row) for waiting in found.values() for row in waiting]
    placed = {card.id: card for card in lists.placed_on(on, cards)}
    return {name: [placed[row.pk] for row in waiting] for name, waiting in found.items()}


def _first(
    rows: QuerySet[models.Commitment], order: Order | None, reader: Reader
) -> list[models.Commitment]:
    if order is None:
        return list(rows[:LONGEST])
    columns = ordering.of_commitments()
    return ordering.page(rows, order, columns=columns, reader=reader, start=0, size=LONGEST)


def _of(
    rows: Sequence[models.Commitment], order: Order | None, reader: Reader
) -> list[models.Commitment]:
    """The first of those on which the table of rights has decided, one by one."""
    if order is None or not rows:
        return list(rows[:LONGEST])
    named = models.Commitment.objects.filter(pk__in=[row.pk for row in rows])
    return _first(named, order, reader)
