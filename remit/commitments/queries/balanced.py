"""The counts of a scope without filters, by the lines of a table: the nearest balance, and the
movements between it and the day and the act that are asked for.

What is asked for are the movements up to a day and up to an act. A balance holds those up to its
day and its act; the rest lies between two days and between two acts. Of a day far ahead of the act
the balance of all days is nearer, and what lies behind the day is taken off.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from remit.commitments import models
from remit.commitments.projections import balances
from remit.commitments.queries.items import Item, Summed
from remit.commitments.queries.scopes import Scope
from remit.domain import tallies
from remit.domain.figures import Row
from remit.kernel import standby

DAY = dt.timedelta(days=1)
AHEAD = 75  # days after which the balance of all days is nearer
DAY_ONE = dt.date.min
MOST_DAYS = 4000  # days that are looked up one by one
Lines = Mapping[int, int]
_READ = (
    "SELECT unit, bucket, {sign}n AS n, above_1, above_2, above_3 FROM commitments_movement"
    " WHERE seq > %s AND seq <= %s"
)
_HELD = 'SELECT * FROM commitments_balance WHERE seq = %s AND "on" {standing}'
_BY_LINES = (
    "WITH line (unit, line) AS MATERIALIZED ({table})"
    " SELECT {wanted} FROM ({source}) held{joined} GROUP BY {keys}"
)
_JOINED = {
    "sqlite": "",
    "postgresql": "".join(
        f" LEFT JOIN line line_{name} ON line_{name}.unit = held.{name}"
        for name in ("unit", "above_1", "above_2", "above_3")
    ),
}


@dataclass(frozen=True, slots=True)
class Base:
    """The balance from which is counted: its act, its day (None: of all days)."""

    seq: int
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Between:
    """Movements on days (after, until] by acts (from, to]; `sign` takes them off."""

    after: dt.date | None
    until: dt.date | None
    known_after: int
    known_until: int
    sign: int = 1


def counted(scope: Scope, lines: Lines) -> list[Item | Summed]:
    """The counts of a scope, each unit under the line of the table in which it stands."""
    base = _base(scope)
    found: list[Item | Summed] = [*_moved(scope, lines, between(base, scope.on, scope.known_seq))]
    return found + (_balance(scope, lines, base) if base else [])


def between(base: Base | None, on: dt.date, known: int) -> list[Between]:
    """What a balance does not hold of the movements up to a day and an act."""
    if base is None:
        return [Between(None, on, 0, known)]
    late = Between(None, on if base.on is None else base.on, base.seq, known)
    if base.on is None:
        return [late, Between(on, None, 0, base.seq, -1)]
    return [late, Between(base.on, on, 0, known)]


def _base(scope: Scope) -> Base | None:
    if scope.known_seq < balances.STRIDE:
        return None
    known = models.Struck.objects.filter(seq__lte=scope.known_seq)
    latest = known.order_by("-seq").first()
    if latest is None:
        return None
    if scope.on > latest.on + AHEAD * DAY:
        return Base(latest.seq, None)
    nearest = known.filter(on__lte=scope.on).order_by("-seq").first()
    return Base(nearest.seq, nearest.on) if nearest else None


def _balance(scope: Scope, lines: Lines, base: Base) -> list[Item | Summed]:
    """The tallies of a balance, by lines."""
    named = tallies.names(scope.clock)
    standing = "IS NULL" if base.on is None else "= %s"
    source = _HELD.format(standing=standing)
    source += _within(scope)
    given = [base.seq] if base.on is None else [base.seq, _adapted(base.on)]
    sums = [f"SUM(held.{name})" for name in named.values()]
    rows = _by_lines(scope, lines, source, given, sums)
    found: list[Item | Summed] = []
    for unit, above, values in rows:
        row = Row(**dict(zip(named, values, strict=True)))
        found.append(Summed(unit, row, tuple((one, "") for one in above)))
    return found


def _moved(scope: Scope, lines: Lines, between_: Sequence[Between]) -> list[Item]:
    asked = [_movements(one) for one in between_]
    union = " UNION ALL ".join(question + _within(scope) for question, _ in asked)
    given = [value for _, values in asked for value in values]
    rows = _by_lines(scope, lines, union, given, ["held.bucket", "SUM(held.n)"])
    return [
        Item(unit, "", bucket, n, tuple((one, "") for one in above))
        for unit, above, (bucket, n) in rows
        if n
    ]


def _movements(one: Between) -> tuple[str, list[Any]]:
    """Few acts are read as they follow one another; otherwise each day is looked up by itself, so
    that of its movements only those between the two acts are read."""
    read = _READ.format(sign="" if one.sign == 1 else "-")
    acts: list[Any] = [one.known_after, one.known_until]
    if one.known_until - one.known_after > 2 * balances.STRIDE:
        days = _days(one)
        if len(days) <= MOST_DAYS:
            named = ", ".join(f"'{day.isoformat()}'" for day in days) or "NULL"
            return f'{read} AND "on" IN ({named})', acts
    limits = [("> %s", one.after), ("<= %s", one.until)]
    # Only PostgreSQL knows how many movements lie between two days, and chooses by it.
    column = '"on"' if connection.vendor == "postgresql" or not one.known_after else '+"on"'
    where = "".join(f" AND {column} {how}" for how, day in limits if day)
    return read + where, [*acts, *(_adapted(day) for _, day in limits if day)]


def _days(one: Between) -> list[dt.date]:
    """The days that are asked about; from the first or until the last one that is booked."""
    booked = models.Movement.objects.order_by("on").values_list("on", flat=True)
    eldest = None if one.after else booked.first()
    first = one.after or (eldest - DAY if eldest else DAY_ONE)
    last = one.until or booked.last() or first
    return [first + step * DAY for step in range(1, (last - first).days + 1)]


def _by_lines(
    scope: Scope, lines: Lines, source: str, given: Sequence[Any], wanted: Sequence[str]
) -> list[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """Sums by the line of the unit and those of its counted ancestors, and what is wanted."""
    keys = _line_columns(limited=scope.unit is not None)
    keys += [one for one in wanted if not one.startswith("SUM")]
    sums = [one for one in wanted if one.startswith("SUM")]
    table, values = _line_table(lines)
    statement = _BY_LINES.format(
        table=table,
        wanted=", ".join([*keys, *sums]),
        source=source,
        joined=_JOINED[connection.vendor],
        keys=", ".join(keys),
    )
    with standby.asked_here().cursor() as cursor:
        if connection.vendor == "sqlite":
            _teach(connection.connection, lines, limited=scope.unit is not None)
        cursor.execute(statement, [*values, *given])
        return [
            (row[0], tuple(one for one in row[1:4] if one is not None), row[4:])
            for row in cursor.fetchall()
            if row[0] is not None
        ]


def _line_columns(*, limited: bool) -> list[str]:
    """The line of the unit and those of the ancestors; what stands under none is by itself, or
    outside of the scope."""
    columns = ("unit", "above_1", "above_2", "above_3")
    if connection.vendor == "sqlite":
        asked = "CASE WHEN held.{0} IS NOT NULL THEN remit_line(held.{0}) END"
        return ["remit_line(held.unit)", *(asked.format(name) for name in columns[1:])]
    line = "line_{0}.line" if limited else "coalesce(line_{0}.line, held.{0})"
    return [line.format(name) for name in columns]


def _teach(raw: Any, lines: Lines, *, limited: bool) -> None:
    """SQLite has no join by hash: it asks for the line of each row."""
    known = lines.get if limited else lambda unit: lines.get(unit, unit)
    raw.create_function("remit_line", 1, known, deterministic=True)


def _within(scope: Scope) -> str:
    return " AND unit IN (SELECT unit FROM line)" if scope.unit is not None else ""


def _line_table(lines: Lines) -> tuple[str, list[Any]]:
    if connection.vendor == "postgresql":
        return "SELECT * FROM unnest(%s::bigint[], %s::bigint[])", [[*lines], [*lines.values()]]
    return "SELECT CAST(key AS integer), value FROM json_each(%s)", [json.dumps(lines)]


def _adapted(day: dt.date) -> Any:
    adapted: Any = connection.ops.adapt_datefield_value(day)
    return adapted
