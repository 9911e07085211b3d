"""Balances of a scope on several days at once, in the units of one tree: what was assigned and done
at the end of each month, and where each unit stood a month ago. One statement for all days.

Without filters the days are sums of movements, of which each is added up once; otherwise they are
read from the spans that hold on any of the days.
"""

import bisect
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Case, Q, QuerySet, Sum, Value, When

from remit.commitments import models
from remit.commitments.queries import figures, items
from remit.commitments.queries.figures import Line
from remit.commitments.queries.items import Item, Place
from remit.commitments.queries.scopes import By, Scope
from remit.domain.figures import Row
from remit.kernel.among import among

MONTHS = 12
NO_LINES: Mapping[dt.date, Sequence[Line]] = MappingProxyType({})
Booked = tuple[int, int, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Balance:
    """The figures of a scope on a day: its total, and some of its units by the lines they name."""

    on: dt.date
    total: Row
    lines: Sequence[Line]


def ends_of_months(on: dt.date, months: int = MONTHS) -> list[dt.date]:
    """A day, and before it the last days of the months before: as many days as months."""
    first = on.replace(day=1)
    ends = [on]
    while len(ends) < months:
        ends.insert(0, first - dt.timedelta(days=1))
        first = ends[0].replace(day=1)
    return ends


def month_before(on: dt.date) -> dt.date:
    """The same day of the month before, or its last day."""
    last = on.replace(day=1) - dt.timedelta(days=1)
    return last.replace(day=min(on.day, last.day))


def balances(
    scope: Scope, days: Iterable[dt.date], lines: Mapping[dt.date, Sequence[Line]] = NO_LINES
) -> list[Balance]:
    """The figures of a scope on these days, the earliest first, and of units on days with lines."""
    ordered = sorted(set(days))
    counted = _from_spans if scope.filtered else _from_movements
    found = counted(scope, ordered) if ordered else {}
    return [_balance(scope, day, found[day], lines.get(day, ())) for day in ordered]


def _balance(scope: Scope, day: dt.date, found: Sequence[Item], lines: Iterable[Line]) -> Balance:
    whole = figures.within_line(scope, By.UNIT, None)
    each = [
        Line(line.key, figures.summed(found, within, scope.clock), line.own)
        for line in lines
        for within in [figures.within_line(scope, By.UNIT, line.key, own=line.own)]
    ]
    return Balance(day, figures.summed(found, whole, scope.clock), each)


def _from_movements(scope: Scope, days: Sequence[dt.date]) -> Mapping[dt.date, list[Item]]:
    rows = models.Movement.objects.filter(on__lte=days[-1], seq__lte=scope.known_seq)
    if scope.unit is not None:
        rows = rows.filter(among("unit", scope.edition.subtree(scope.unit) or [scope.unit]))
    running: Counter[Booked] = Counter()
    booked = _booked(rows, days)
    found = {}
    for number, day in enumerate(days):
        running.update(booked.get(number, {}))
        found[day] = [
            Item(unit, "", bucket, n, above) for (unit, bucket, above), n in running.items() if n
        ]
    return found


def _booked(
    rows: QuerySet[models.Movement], days: Sequence[dt.date]
) -> Mapping[int, Mapping[Booked, int]]:
    """What was booked up to each day and after the day before it, by the number of the day."""
    whens = [When(on__lte=day, then=Value(number)) for number, day in enumerate(days)]
    numbered = rows.annotate(number=Case(*whens))
    grouped = numbered.values_list("number", "unit", "bucket", *items.ABOVE)
    found: dict[int, dict[Booked, int]] = {}
    for number, unit, bucket, *aboves, n in grouped.annotate(sum_of_n=Sum("n")).order_by():
        above = tuple((one, "") for one in aboves if one is not None)
        found.setdefault(number, {})[unit, bucket, above] = n
    return found


def _from_spans(scope: Scope, days: Sequence[dt.date]) -> Mapping[dt.date, list[Item]]:
    rows = [*_holding(scope, days).values(*_READ)]
    parts = {row["commitment"] for row in rows if row["parent"] is not None}
    chains = _chains(parts)
    found: dict[dt.date, list[Item]] = {}
    for day, standing in _by_day(rows, days).items():
        places = {row["commitment"]: (row["lead"], "") for row in standing}
        found[day] = [_item(row, chains, places) for row in standing]
    return found


_READ = ("commitment", "lead", "bucket", "parent", "on_from", "on_until")


def _holding(scope: Scope, days: Sequence[dt.date]) -> QuerySet[models.Span]:
    """The spans of a scope that hold on some day between the first and the last one."""
    rows = models.Span.objects.filter(
        Q(on_until__isnull=True) | Q(on_until__gt=days[0]),
        Q(known_until__isnull=True) | Q(known_until__gt=scope.known_seq),
        on_from__lte=days[-1],
        known_from__lte=scope.known_seq,
        lead__isnull=False,
        counted=True,
    )
    return items.limited(rows, scope)


def _by_day(
    rows: Iterable[Mapping[str, Any]], days: Sequence[dt.date]
) -> Mapping[dt.date, list[Mapping[str, Any]]]:
    found: dict[dt.date, list[Mapping[str, Any]]] = {day: [] for day in days}
    for row in rows:
        first = bisect.bisect_left(days, row["on_from"])
        last = bisect.bisect_left(days, row["on_until"]) if row["on_until"] else len(days)
        for day in days[first:last]:
            found[day].append(row)
    return found


def _chains(parts: Iterable[int]) -> Mapping[int, Sequence[int]]:
    if not parts:
        return {}
    rows = models.Commitment.objects.filter(pk__in=parts)
    return dict(rows.values_list("id", "ancestors"))


def _item(
    row: Mapping[str, Any], chains: Mapping[int, Sequence[int]], places: Mapping[int, Place]
) -> Item:
    """One commitment of a day, with its ancestors that are counted in the same scope that day."""
    chain = chains.get(row["commitment"], ())
    above = tuple(places[ancestor] for ancestor in chain if ancestor in places)
    return Item(row["lead"], "", row["bucket"], 1, above, row["commitment"])
