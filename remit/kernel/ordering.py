"""The order of a list, the same on both databases: text by its signs alone, and whatever is named
elsewhere (units, documents) by the names that the caller ranks."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import (
    Case,
    Count,
    Expression,
    F,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import Collate

Row = TypeVar("Row", bound=Model)
# The place of each value among the others; what has no place stands last.
Places = Mapping[Any, Any]
Placing = Callable[[Sequence[Any]], Places]


def by_signs(name: str) -> Expression | F:
    """A column of text compared sign by sign, as SQLite does; PostgreSQL would ask its locale."""
    return Collate(F(name), "C") if connection.vendor == "postgresql" else F(name)


def by_value(value: Expression | F, *, descending: bool) -> OrderBy:
    """From the least to the greatest, or the other way round; what has no value is last."""
    if descending:
        return OrderBy(value, descending=True, nulls_last=True)
    return OrderBy(value, nulls_last=True)


def by_places(
    rows: QuerySet[Row],
    name: str,
    placing: Placing,
    *,
    then: Sequence[OrderBy | str],
    descending: bool,
    start: int,
    size: int,
) -> list[Row]:
    """One page of the rows in the order of the places of a column, then by the rest.

    Values are counted first, so that only those of this page are named to the database, however
    many there are.
    """
    counts = _counts(rows, name)
    ordered = _in_place(counts, placing(list(counts)), descending)
    shown, skipped = _window([(value, counts[value]) for value in ordered], start, size)
    if not shown:
        return []
    chosen = rows.filter(_one_of(name, shown)).order_by(_place(name, shown), *then)
    return list(chosen[start - skipped : start - skipped + size])


def _counts(rows: QuerySet[Row], name: str) -> dict[Hashable, int]:
    found = rows.order_by().values_list(name).annotate(n=Count("pk", distinct=True))
    return dict(found.values_list(name, "n"))


def _in_place(counts: Mapping[Hashable, int], places: Places, descending: bool) -> list[Hashable]:
    placed = sorted((one for one in counts if one in places), key=lambda one: places[one])
    rest = [one for one in counts if one not in places]
    return [*(reversed(placed) if descending else placed), *rest]


def _window(
    counted: Sequence[tuple[Hashable, int]], start: int, size: int
) -> tuple[list[Hashable], int]:
    """The values that stand on a page, and how many rows stand before the first of them."""
    shown: list[Hashable] = []
    before = skipped = 0
    for value, n in counted:
        if before < start + size and before + n > start:
            skipped = skipped if shown else before
            shown.append(value)
        before += n
    return shown, skipped


def _one_of(name: str, values: Sequence[Hashable]) -> Q:
    named = Q(**{f"{name}__in": [one for one in values if one is not None]})
    return named | Q(**{f"{name}__isnull": True}) if None in values else named


def _place(name: str, values: Sequence[Hashable]) -> Case:
    whens = [When(_one_of(name, [value]), then=Value(place)) for place, value in enumerate(values)]
    return Case(*whens, default=Value(len(values)), output_field=IntegerField())
