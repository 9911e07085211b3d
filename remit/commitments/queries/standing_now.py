"""The commitments behind a number as known now: of each bucket of its column what stands is looked
up in the order of the due dates. What ended, and what was known otherwise, is not read.

Of a part, the lead units of its counted ancestors stand on its span, so that whether a scope leaves
it out is seen without them.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q, QuerySet

from remit.commitments import models
from remit.commitments.queries import figures, standing
from remit.commitments.queries.scopes import By, Scope
from remit.domain.figures import COLUMNS as COLUMNS_OF_FIGURES
from remit.domain.figures import Row
from remit.kernel import standby
from remit.kernel.among import KEPT, among
from remit.ledger import queries as ledger

LATEST = 2**62  # behind every act
# They stand in a statement where the day and the act of whoever asks will stand.
SOME_DAY, SOME_ACT = dt.date(9999, 12, 30), LATEST - 1
FEW = 1_000  # acts since, the spans of which are looked up by the act
COLUMNS = frozenset({*COLUMNS_OF_FIGURES, "done", "open", "parts"})
# Each condition is that of an index in which buckets stand first: one look for each bucket.
_CODES = """
WITH RECURSIVE lasting(code) AS (
    SELECT MIN(bucket) FROM commitments_span
    WHERE counted AND known_until IS NULL AND on_until IS NULL
    UNION ALL
    SELECT (SELECT MIN(bucket) FROM commitments_span
            WHERE counted AND known_until IS NULL AND on_until IS NULL AND bucket > lasting.code)
    FROM lasting WHERE lasting.code IS NOT NULL
), ending(code) AS (
    SELECT MIN(bucket) FROM commitments_span
    WHERE counted AND known_until IS NULL AND on_until IS NOT NULL
    UNION ALL
    SELECT (SELECT MIN(bucket) FROM commitments_span
            WHERE counted AND known_until IS NULL AND on_until IS NOT NULL AND bucket > ending.code)
    FROM ending WHERE ending.code IS NOT NULL
)
SELECT code FROM lasting WHERE code IS NOT NULL
UNION SELECT code FROM ending WHERE code IS NOT NULL
UNION SELECT bucket FROM commitments_span WHERE counted AND known_until > %s
"""
_TOGETHER = "SELECT * FROM ({}) lasting UNION ALL SELECT * FROM ({}) ending"
_MEANWHILE = " UNION ALL SELECT * FROM ({}) meanwhile"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a scope without filters: its column, and the line in which it stands (None is
    the total)."""

    scope: Scope
    column: str
    key: str | None = None
    own: bool = False


def is_answered(number: Number, by: By) -> bool:
    """Whether the number is one of all commitments, by unit, and of what is known now, or was known
    a few acts ago: somebody may record one while the list is read."""
    by_unit = number.key is None or by is By.UNIT
    if number.scope.filtered or not by_unit or number.column not in COLUMNS:
        return False
    head = ledger.head()
    return head is not None and head.seq - FEW <= number.scope.known_seq


def total(number: Number) -> int:
    """How many they are: the figure itself."""
    scope = number.scope
    rolled = standing.on_day(scope.on, scope.known_seq).rolled(scope.edition)
    if number.key is None:
        row = figures.whole(scope, rolled)
    else:
        row = figures.of_line(scope, rolled, figures.Line(number.key, Row(), number.own))
    return int(getattr(row, number.column))


def rows(number: Number) -> QuerySet[models.Span]:
    """All of them, in no order."""
    lasts = Q(on_until=None) | Q(on_until__gt=number.scope.on)
    there = codes(number.scope.known_seq)
    now, meanwhile = (one.filter(lasts) for one in _now_and_meanwhile(number, there))
    if not meanwhile.exists():
        return now
    numbers = now.values("pk").union(meanwhile.values("pk"), all=True)
    return models.Span.objects.filter(pk__in=numbers)


def earliest(number: Number, start: int, size: int) -> list[models.Span]:
    """One page of them, the earliest due first."""
    keys = _keys(number, start + size)[start:]
    known = models.Span.objects.in_bulk(keys)
    return [known[key] for key in keys]


def _keys(number: Number, many: int) -> list[int]:
    """The first so many, without an end or with one, or outdated since: each from its own index, in
    one statement."""
    scope = number.scope
    some_day = replace(scope, on=SOME_DAY, known_seq=SOME_ACT)
    found = _question(replace(number, scope=some_day), tuple(codes(scope.known_seq)), many)
    if found is None:
        return []
    question, given = found
    day = connection.ops.adapt_datefield_value
    meant = {day(SOME_DAY): day(scope.on), SOME_ACT: scope.known_seq}
    with standby.asked_here().cursor() as cursor:
        cursor.execute(question, [meant.get(one, one) for one in given])
        rows = sorted(cursor.fetchall(), key=lambda one: (one[0] is None, *one))
    return [key for *_, key in rows[:many]]


@lru_cache(maxsize=KEPT)
def _question(
    number: Number, there: tuple[int, ...], many: int
) -> tuple[str, tuple[Any, ...]] | None:
    """The statement for some day and some act, which is put together once; none where nothing
    stands in any bucket of the column."""
    due, on = number.scope.clock.value, number.scope.on
    now, meanwhile = _now_and_meanwhile(number, there)
    lasts = Q(on_until=None) | Q(on_until__gt=on)
    some = (now.filter(on_until=None), now.filter(on_until__gt=on), meanwhile.filter(lasts))
    parts: list[str] = []
    given: list[Any] = []
    try:
        for rows in some:
            ordered = rows.order_by(F(due).asc(nulls_last=True), "commitment")
            keys = ordered.values_list(due, "commitment", "pk")[:many]
            sql, params = keys.query.sql_with_params()
            parts.append(sql)
            given += params
    except EmptyResultSet:
        return None
    return (_TOGETHER + _MEANWHILE).format(*parts), tuple(given)


def _now_and_meanwhile(
    number: Number, there: Sequence[int]
) -> tuple[QuerySet[models.Span], QuerySet[models.Span]]:
    """What is known now as at the act of the scope, and what was known then and is not any more."""
    counted, seq = _counted(number, there), number.scope.known_seq
    outdated = models.Span.objects.filter(counted=True, known_until__gt=seq)
    return counted.filter(known_until=None), counted.filter(pk__in=outdated.values("pk"))


def _counted(number: Number, there: Sequence[int]) -> QuerySet[models.Span]:
    scope, inside = number.scope, _inside(number)
    held = Q()
    for name in models.ABOVE:
        held |= inside(name)
    known = models.Span.objects.filter(
        inside("lead"), counted=True, on_from__lte=scope.on, known_from__lte=scope.known_seq
    )
    if number.column == "parts":
        return known.filter(held, bucket__in=there)
    shown = [one for one in there if figures.in_column(one, number.column, scope.clock)]
    return known.filter(bucket__in=shown).exclude(held)


def _inside(number: Number) -> Callable[[str], Q]:
    """The lead unit in a column stands in the line of the number."""
    edition, unit = number.scope.edition, number.scope.unit
    if number.key == figures.OUTSIDE:
        return lambda name: Q(**{f"{name}__isnull": False}) & ~among(name, edition.order)
    if number.key is not None:
        unit = figures.unit_of(number.key)
    if unit is None:
        return lambda name: Q(**{f"{name}__isnull": False})
    below: Sequence[int] = () if number.own else edition.subtree(unit)
    return lambda name: among(name, below or [unit])


def codes(known_seq: int = LATEST) -> list[int]:
    """Every bucket in which something stands, as known now or outdated since an act."""
    with standby.asked_here().cursor() as cursor:
        cursor.execute(_CODES, [known_seq])
        return [code for (code,) in cursor.fetchall()]
