"""Balances are struck after so many acts, as in a ledger that is carried forward: from the balance
before and the movements since. They follow from the movements, which never change.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection

from remit.commitments import models
from remit.domain import tallies
from remit.kernel import clock, writes
from remit.ledger import queries as ledger

STRIDE = 25_000  # acts from one balance to the next
_KEY = "unit, above_1, above_2, above_3"
_CARRIED = """
INSERT INTO commitments_balance (seq, "on", {key}, {columns})
WITH weight (bucket, {columns}) AS (VALUES {weights}), moved AS (
  SELECT {key}, {columns} FROM commitments_balance WHERE seq = %s AND "on" {standing}
  UNION ALL
  SELECT {key}, {booked} FROM (
    SELECT {key}, bucket, SUM(n) AS n FROM ({since}) since GROUP BY {key}, bucket
  ) summed JOIN weight USING (bucket) WHERE n <> 0
)
SELECT {seq}, {on}, {key}, {sums} FROM moved GROUP BY {key} HAVING {some}
"""
_MOVED = "SELECT {key}, bucket, n FROM commitments_movement WHERE {where}"


def strike_due() -> int:
    """Strike the balances that are due; how many points were added."""
    struck = 0
    while _strike_next():
        struck += 1
    return struck


def _strike_next() -> bool:
    """One point in one transaction, so that nobody waits long."""
    with writes.writing():
        before = models.Struck.objects.order_by("-seq").first()
        known = ledger.act((before.seq if before else 0) + STRIDE)
        if known is None:
            return False
        made = models.Struck(seq=known.seq, on=clock.day_of(known.recorded_at))
        weights = _weights()
        if weights:
            _carry(before, made, weights, until=made.on)
            _carry(before, made, weights, until=None)
        made.save(force_insert=True)
        return True


def _weights() -> str:
    """What each bucket adds to each column."""
    codes = models.Movement.objects.values_list("bucket", flat=True).distinct()
    rows = (", ".join(map(str, (code, *tallies.of_bucket(code)))) for code in codes)
    return ", ".join(f"({row})" for row in rows)


def _carry(
    before: models.Struck | None, made: models.Struck, weights: str, *, until: dt.date | None
) -> None:
    """Carry the balance forward: up to the day of the point, or of all days."""
    columns = tallies.COLUMNS
    since, given = _since(before, made, until)
    statement = _CARRIED.format(
        key=_KEY,
        columns=", ".join(columns),
        weights=weights,
        standing="IS NULL" if until is None else "= %s",
        booked=", ".join(f"n * {name}" for name in columns),
        since=since,
        seq=int(made.seq),
        on=_day(until),
        sums=", ".join(f"SUM({name})" for name in columns),
        some=" OR ".join(f"SUM({name}) <> 0" for name in columns),
    )
    last: list[Any] = [before.seq if before else 0]
    if until is not None:
        last.append(_adapted(before.on if before else until))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*last, *given])


def _since(
    before: models.Struck | None, made: models.Struck, until: dt.date | None
) -> tuple[str, Sequence[Any]]:
    """The movements that the balance before does not hold."""
    begin = before.seq if before else 0
    if until is None:
        return _moved("seq > %s AND seq <= %s"), [begin, made.seq]
    end = _adapted(until)
    if before is None:
        return _moved('"on" <= %s AND seq <= %s'), [end, made.seq]
    earlier = _adapted(before.on)
    later = _moved('"on" > %s AND "on" <= %s AND seq <= %s')
    late = _moved('"on" <= %s AND seq > %s AND seq <= %s')
    given = [earlier, end, made.seq, earlier, begin, made.seq]
    return f"{later} UNION ALL {late}", given


def _moved(where: str) -> str:
    return _MOVED.format(key=_KEY, where=where)


def _adapted(day: dt.date) -> Any:
    adapted: Any = connection.ops.adapt_datefield_value(day)
    return adapted


def _day(day: dt.date | None) -> str:
    said = "NULL" if day is None else f"'{day.isoformat()}'"
    return f"CAST({said} AS date)" if connection.vendor == "postgresql" else said
