"""What waits for a person, in four queues: to accept, to do, to verify, to decide. A queue is put
in order before it is cut."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import bases, deciding, lists, ordering, visibility
from remit.commitments.queries.lists import Card
from remit.commitments.queries.ordering import Order, Reader
from remit.domain.rights import Viewer
from remit.domain.tree import Edition
from remit.domain.vocabulary import Work
from remit.organisation import queries as organisation

LONGEST = 100


class Queue(StrEnum):
    """What a commitment waits for."""

    TO_ACCEPT = "to_accept"
    TO_DO = "to_do"
    TO_VERIFY = "to_verify"
    TO_DECIDE = "to_decide"


LED = {Queue.TO_ACCEPT: Work.ASSIGNED, Queue.TO_DO: Work.IN_PROGRESS}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks on which day in which order, what may be read at all, and whose changed basis the
    person has to decide on."""

    viewer: Viewer
    on: dt.date
    order: Order | None
    edition: Edition
    rows: QuerySet[models.Commitment]
    touched: frozenset[int]


def mine(viewer: Viewer, on: dt.date, order: Order | None = None) -> dict[str, list[Card]]:
    """What waits for a person: to accept, to do, to verify or decide, the earliest due first or in
    another order; of each queue the first ones."""
    asked = _asked(viewer, on, order, touched=_touched(viewer))
    found = {queue.value: _waiting(asked, queue, LONGEST) for queue in Queue}
    cards = [lists.now(row) for waiting in found.values() for row in waiting]
    placed = {card.id: _said(card, asked) for card in lists.placed_on(on, cards)}
    return {name: [placed[row.pk] for row in waiting] for name, waiting in found.items()}


def whole(viewer: Viewer, on: dt.date, queue: Queue, order: Order | None = None) -> list[Card]:
    """All of one queue in its order."""
    touched = _touched(viewer) if queue is Queue.TO_DECIDE else frozenset()
    asked = _asked(viewer, on, order, touched=touched)
    return [_said(lists.now(row), asked) for row in _waiting(asked, queue, None)]


def _touched(viewer: Viewer) -> frozenset[int]:
    return frozenset(one.card.id for one in bases.waiting(viewer))


def _said(card: Card, asked: _Asked) -> Card:
    return replace(card, basis_changed=True) if card.id in asked.touched else card


def _asked(viewer: Viewer, on: dt.date, order: Order | None, *, touched: frozenset[int]) -> _Asked:
    edition = organisation.home_edition(on)
    rows = visibility.visible_to(viewer, edition)
    earliest = rows.order_by(F("revised").asc(nulls_last=True), "id")
    return _Asked(viewer, on, order, edition, earliest, touched)


def _waiting(asked: _Asked, queue: Queue, size: int | None) -> list[models.Commitment]:
    viewer, reader = asked.viewer, Reader(asked.viewer, asked.on)
    if queue in LED:
        led = Q(lead__in={held.unit for held in viewer.held})
        own = led | Q(post__in={held.post for held in viewer.held})
        return _first(asked.rows.filter(own, work=LED[queue].value), asked.order, reader, size)
    place = (asked.rows, viewer, asked.edition, asked.on)
    if queue is Queue.TO_VERIFY:
        found = deciding.claims(*place)
    else:
        found = deciding.questions(*place, touched=asked.touched)
    return _of(found, asked.order, reader, size)


def _first(
    rows: QuerySet[models.Commitment], order: Order | None, reader: Reader, size: int | None
) -> list[models.Commitment]:
    if order is None:
        return list(rows[:size])
    most = rows.count() if size is None else size
    columns = ordering.of_commitments()
    return ordering.page(rows, order, columns=columns, reader=reader, start=0, size=most)


def _of(
    rows: Sequence[models.Commitment], order: Order | None, reader: Reader, size: int | None
) -> list[models.Commitment]:
    """The first of those on which the table of rights has decided, one by one."""
    if order is None or not rows:
        return list(rows[:size])
    named = models.Commitment.objects.filter(pk__in=[row.pk for row in rows])
    return _first(named, order, reader, size)
