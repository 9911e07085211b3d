"""Balances are struck after so many acts, as in a ledger that is carried forward: from the balance
before and the movements since. They follow from the movements, which never change.

What is asked for are the movements up to a day and up to an act. A balance holds those up to its
day and its act, and another one those of all days; the rest lies between two days, or two acts.
"""

import datetime as dt
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from remit.commitments import models
from remit.domain import tallies
from remit.domain.tallies import Place
from remit.kernel import clock, standby, writes
from remit.ledger import queries as ledger

STRIDE = 5_000  # acts from one balance to the next
FEW_ACTS = 2 * STRIDE  # so many are read as they follow one another
MOST_DAYS = 4_000  # days that are looked up one by one
DAY = dt.timedelta(days=1)
QUICKLY = 1  # the most that is compressed in the least time
_READ = (
    "SELECT unit, COALESCE(above_1, 0), COALESCE(above_2, 0), COALESCE(above_3, 0), bucket, SUM(n)"
    " FROM commitments_movement WHERE seq > %s AND seq <= %s{days} GROUP BY 1, 2, 3, 4, 5"
)
Standing = dict[Place, int]


@dataclass(frozen=True, slots=True)
class Between:
    """Movements on days (after, until] by acts (from, to]; `sign` takes them off."""

    after: dt.date | None
    until: dt.date | None
    known_after: int
    known_until: int
    sign: int = 1


def strike_due(each: Callable[[int, int], None] = lambda _struck, _due: None) -> int:
    """Strike the balances that are due; how many were added. After each of them `each` is told how
    many are struck, and how many were due."""
    before = models.Balance.objects.order_by("-seq").first()
    struck, due = 0, _due(before)
    carried = _carried(before) if before else ({}, {})
    while (made := _next(before)) is not None:
        _carry(before, made, *carried)
        with writes.writing():
            if not models.Balance.objects.filter(pk=made.pk).exists():
                made.save(force_insert=True)
                struck += 1
        before = made
        each(struck, max(due, struck))
    return struck


def _due(before: models.Balance | None) -> int:
    head = ledger.head()
    return (head.seq - (before.seq if before else 0)) // STRIDE if head else 0


def _next(before: models.Balance | None) -> models.Balance | None:
    known = ledger.act((before.seq if before else 0) + STRIDE)
    if known is None:
        return None
    return models.Balance(seq=known.seq, on=clock.day_of(known.recorded_at))


def _carried(before: models.Balance) -> tuple[Standing, Standing]:
    return kept(before.until), kept(before.always)


def kept(column: bytes | memoryview) -> Standing:
    """What a balance holds in one of its columns."""
    return tallies.unpacked(zlib.decompress(column))


def _carry(
    before: models.Balance | None, made: models.Balance, until: Standing, always: Standing
) -> None:
    """Carry the balance forward: up to the day of the act, and of all days."""
    begin = before.seq if before else 0
    book(always, [Between(None, None, begin, made.seq)])
    if before is None:
        book(until, [Between(None, made.on, 0, made.seq)])
    else:
        late = Between(None, before.on, begin, made.seq)
        book(until, [late, Between(before.on, made.on, 0, made.seq)])
    made.until, made.always = _compressed(until), _compressed(always)


def _compressed(standing: Standing) -> bytes:
    return zlib.compress(tallies.packed(standing), QUICKLY)


def book(standing: Standing, movements: Iterable[Between]) -> None:
    """Add movements up by the places at which they are booked."""
    for one in movements:
        for unit, first, second, third, bucket, n in _read(one):
            place = (unit, first, second, third)
            standing[place] = standing.get(place, 0) + tallies.of_bucket(bucket) * n * one.sign


def _read(one: Between) -> Sequence[tuple[int, ...]]:
    named, given = _days(one)
    with standby.asked_here().cursor() as cursor:
        cursor.execute(_READ.format(days=named), [one.known_after, one.known_until, *given])
        found: list[tuple[int, ...]] = cursor.fetchall()
        return found


def _days(one: Between) -> tuple[str, list[Any]]:
    """Few acts are read as they follow one another; otherwise each day is looked up by itself, so
    that of its movements only those between the two acts are read."""
    limits = [("> %s", one.after), ("<= %s", one.until)]
    said = [(how, day) for how, day in limits if day]
    few = one.known_until - one.known_after <= FEW_ACTS
    if said and not few and len(days := _between(one)) <= MOST_DAYS:
        named = ", ".join(f"'{day.isoformat()}'" for day in days) or "NULL"
        return f' AND "on" IN ({named})', []
    column = '+"on"' if few and connection.vendor == "sqlite" else '"on"'
    where = "".join(f" AND {column} {how}" for how, _ in said)
    return where, [connection.ops.adapt_datefield_value(day) for _, day in said]


def _between(one: Between) -> list[dt.date]:
    """The days that are asked about; from the first or until the last one that is booked."""
    booked = models.Movement.objects.order_by("on").values_list("on", flat=True)
    eldest = None if one.after else booked.first()
    first = one.after or (eldest - DAY if eldest else dt.date.min)
    last = one.until or booked.last() or first
    return [first + step * DAY for step in range(1, (last - first).days + 1)]
