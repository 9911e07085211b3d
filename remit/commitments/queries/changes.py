"""What changed since a day: the board as it was shown at the end of that day beside the one of now.

A commitment came into a column, or went out of it. What was recorded late is a change too, because
the board of that day did not know it. Spans that hold at both moments changed nothing, so that
only the others are read: those that begin or end, on a day or with an act, between the two.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import F, Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import asking, figures, items, lists, ordering, visibility
from remit.commitments.queries.ordering import Order, Reader
from remit.commitments.queries.scopes import Scope
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation

COLUMNS = ("assigned", "done", "open_overdue", "contested", "claimed")


@dataclass(frozen=True, slots=True)
class Change:
    """The commitments that came into a column since a day, and those that went out of it."""

    column: str
    came: tuple[int, ...]
    gone: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between a scope as it was shown then and the scope of now, by column."""

    then: Scope
    now: Scope
    columns: Mapping[str, Change]


def since(scope: Scope, day: dt.date) -> Changes:
    """What changed in a scope since the end of a day, as it was known at the end of that day."""
    if day > scope.on:
        raise Refusal("SINCE_AFTER_DAY", since=day.isoformat(), on=scope.on.isoformat())
    known = min(scope.known_seq, asking.known_seq(day.isoformat()))
    then = replace(scope, on=day, known_seq=known)
    before, after = _ended(then, scope), _begun(then, scope)
    return Changes(
        then, scope, {column: _change(column, before, after, scope) for column in COLUMNS}
    )


def moved(
    viewer: Viewer,
    changes: Changes,
    column: str,
    *,
    gone: bool,
    order: Order | None = None,
    start: int = 0,
    size: int = 50,
) -> lists.Page:
    """The commitments behind one change, as they stand now; the eldest first, or in an order."""
    if column not in changes.columns:
        raise Refusal("COLUMN_UNKNOWN", text=column)
    change = changes.columns[column]
    numbers = change.gone if gone else change.came
    page = numbers[start : start + size]
    if order is not None:
        page = _in_order(viewer, numbers, order, start, size)
    return lists.Page(_cards(viewer, changes, page), len(numbers))


def _in_order(
    viewer: Viewer, numbers: Sequence[int], order: Order, start: int, size: int
) -> tuple[int, ...]:
    today = clock.today()
    readable = visibility.visible_to(viewer, organisation.home_edition(today))
    every = models.Commitment.objects.filter(pk__in=numbers)
    found = ordering.read_first(
        readable.filter(pk__in=numbers),
        every.exclude(pk__in=readable.values("pk")),
        order,
        columns=ordering.of_commitments(),
        reader=Reader(viewer, today),
        start=start,
        size=size,
    )
    return tuple(row.pk for row in found)


def _begun(then: Scope, now: Scope) -> dict[int, int]:
    """The buckets of commitments by spans that hold now and did not hold then."""
    days = Q(on_from__gt=then.on, on_from__lte=now.on)
    return _buckets(now, days, Q(known_from__gt=then.known_seq, known_from__lte=now.known_seq))


def _ended(then: Scope, now: Scope) -> dict[int, int]:
    """The buckets of commitments by spans that held then and do not hold now."""
    days = Q(on_until__gt=then.on, on_until__lte=now.on)
    return _buckets(then, days, Q(known_until__gt=then.known_seq, known_until__lte=now.known_seq))


def _buckets(scope: Scope, by_day: Q, by_act: Q) -> dict[int, int]:
    """The buckets of commitments counted in a scope by some spans, of which each kind has an index
    of its own; that of the lead unit, which knows all of its history, is kept from being asked."""
    held = items.standing(scope).filter(counted=True).annotate(led_by=F("lead") + 0)
    counted = items.limited(held, scope, lead="led_by").order_by()
    some = [counted.filter(one) for one in (by_day, by_act)]
    columns = [rows.values_list("commitment", "bucket", "parent") for rows in some]
    loaded = list(columns[0].union(columns[1]))
    out = _left_out(scope, [number for number, _, parent in loaded if parent])
    return {number: bucket for number, bucket, _ in loaded if number not in out}


def _left_out(scope: Scope, parts: Sequence[int]) -> set[int]:
    """Parts of which an ancestor is counted in the same scope."""
    if not parts:
        return set()
    chains = dict(models.Commitment.objects.filter(pk__in=parts).values_list("id", "ancestors"))
    wanted = {above for chain in chains.values() for above in chain}
    rows = items.spans(scope).filter(commitment__in=wanted)
    present = set(rows.values_list("commitment", flat=True))
    return {part for part, chain in chains.items() if present.intersection(chain)}


def _change(
    column: str, before: Mapping[int, int], after: Mapping[int, int], scope: Scope
) -> Change:
    stood = _standing(column, before, scope)
    stands = _standing(column, after, scope)
    return Change(column, tuple(sorted(stands - stood)), tuple(sorted(stood - stands)))


def _standing(column: str, bucket_of: Mapping[int, int], scope: Scope) -> set[int]:
    shown = {
        bucket
        for bucket in set(bucket_of.values())
        if figures.in_column(bucket, column, scope.clock)
    }
    return {number for number, bucket in bucket_of.items() if bucket in shown}


def _cards(viewer: Viewer, changes: Changes, numbers: Sequence[int]) -> list[lists.Card]:
    """Cards as of now; of what stands nowhere any more, as of then."""
    found = _spans(changes.now, numbers)
    lost = _spans(changes.then, [number for number in numbers if number not in found])
    cards = lists.as_of(viewer, [*found.values(), *lost.values()])
    by_number = {card.id: card for card in cards}
    return [by_number[number] for number in numbers]


def _spans(scope: Scope, numbers: Iterable[int]) -> dict[int, models.Span]:
    rows: QuerySet[models.Span] = items.standing(scope).filter(commitment__in=list(numbers))
    return {row.commitment_id: row for row in rows}
