"""Balances of a scope on several days at once, in the units of one tree: what was assigned and done
at the end of each month, and where each unit stood a month ago.

Without filters each day is as its commitments stood; otherwise they are read from the spans that
hold on any of the days, in one statement.
"""

import bisect
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.db.models import Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import figures, items, standing
from remit.commitments.queries.figures import Line
from remit.commitments.queries.items import Item, Place
from remit.commitments.queries.scopes import By, Scope
from remit.commitments.queries.standing import Standing
from remit.domain.figures import Row

MONTHS = 12
NO_LINES: Mapping[dt.date, Sequence[Line]] = MappingProxyType({})


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
    if not scope.filtered:
        found = standing.on_days(ordered, scope.known_seq)
        return [_standing(scope, day, found[day], lines.get(day, ())) for day in ordered]
    read = _from_spans(scope, ordered) if ordered else {}
    return [_balance(scope, day, read[day], lines.get(day, ())) for day in ordered]


def _standing(scope: Scope, day: dt.date, found: Standing, lines: Iterable[Line]) -> Balance:
    rolled = found.rolled(scope.edition)
    each = [replace(line, row=figures.of_line(scope, rolled, line)) for line in lines]
    return Balance(day, figures.whole(scope, rolled), each)


def _balance(scope: Scope, day: dt.date, found: Sequence[Item], lines: Iterable[Line]) -> Balance:
    whole = figures.within_line(scope, By.UNIT, None)
    each = [
        Line(line.key, figures.summed(found, within, scope.clock), line.own)
        for line in lines
        for within in [figures.within_line(scope, By.UNIT, line.key, own=line.own)]
    ]
    return Balance(day, figures.summed(found, whole, scope.clock), each)


def _from_spans(scope: Scope, days: Sequence[dt.date]) -> Mapping[dt.date, list[Item]]:
    rows = [*_holding(scope, days).values(*_READ)]
    parts = {row["commitment"] for row in rows if row["parent"] is not None}
    chains = _chains(parts)
    found: dict[dt.date, list[Item]] = {}
    for day, held in _by_day(rows, days).items():
        places = {row["commitment"]: (row["lead"], "") for row in held}
        found[day] = [_item(row, chains, places) for row in held]
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
