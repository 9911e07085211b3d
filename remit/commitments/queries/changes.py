"""What changed since a day: the board as it was shown at the end of that day beside the one of now.

A commitment came into a column, or went out of it. What was recorded late is a change too, because
the board of that day did not know it. Spans that hold at both moments changed nothing, so that
only the others are read: those that begin or end, on a day or with an act, between the two.
Of all units together they stay in the memory of the process.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import F, QuerySet

from remit.commitments import models
from remit.commitments.queries import asking, between, figures, items, lists, ordering, visibility
from remit.commitments.queries.between import Held
from remit.commitments.queries.ordering import Order, Reader
from remit.commitments.queries.scopes import Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation

COLUMNS = ("assigned", "done", "open_overdue", "contested", "claimed")
Buckets = Mapping[int, int]  # of commitments


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
    return Changes(then, scope, _columns(*_held(then, scope), scope.clock))


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


def _held(then: Scope, now: Scope) -> tuple[Buckets, Buckets]:
    """The buckets of commitments by spans that held then and do not hold now, and the reverse."""
    if between.is_kept(then, now):
        found = between.moved(then, now)
        inside = _inside(now)
        return _of_unit(found.stood, inside), _of_unit(found.stands, inside)
    return (
        _buckets(then, between.ended(then, now)),
        _buckets(now, between.begun(then, now)),
    )


def _inside(scope: Scope) -> Collection[int] | None:
    """The units of a scope; None: all."""
    if scope.unit is None:
        return None
    return frozenset(scope.edition.subtree(scope.unit) or [scope.unit])


def _of_unit(held: Mapping[int, Held], inside: Collection[int] | None) -> Buckets:
    """What is counted in these units, without the parts of what is counted in them too."""
    if inside is None:
        return {number: bucket for number, (bucket, _lead, above) in held.items() if not above}
    return {
        number: bucket
        for number, (bucket, lead, above) in held.items()
        if lead in inside and not any(one in inside for one in above)
    }


def _buckets(scope: Scope, some: Iterable[QuerySet[models.Span]]) -> Buckets:
    """The buckets of commitments counted in a scope by some spans, of which each kind has an index
    of its own; that of the lead unit, which knows all of its history, is kept from being asked."""
    first, second = (
        items.limited(rows.annotate(led_by=F("lead") + 0), scope, lead="led_by")
        .order_by()
        .values_list("commitment", "bucket", "parent")
        for rows in some
    )
    loaded = list(first.union(second))
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


def _columns(before: Buckets, after: Buckets, clock_name: ClockName) -> Mapping[str, Change]:
    """What came into each column and went out of it: commitments that changed alike together."""
    alike: dict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for number, bucket in after.items():
        alike[before.get(number), bucket].append(number)
    for number in before.keys() - after.keys():
        alike[before[number], None].append(number)
    return {column: _change(column, alike, clock_name) for column in COLUMNS}


def _change(
    column: str,
    alike: Mapping[tuple[int | None, int | None], Sequence[int]],
    clock_name: ClockName,
) -> Change:
    known = {bucket for pair in alike for bucket in pair if bucket is not None}
    counted = {one for one in known if figures.in_column(one, column, clock_name)}
    came: list[int] = []
    gone: list[int] = []
    for (stood, stands), numbers in alike.items():
        if (stood in counted) != (stands in counted):
            (came if stands in counted else gone).extend(numbers)
    return Change(column, tuple(sorted(came)), tuple(sorted(gone)))


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
