"""The order of a list, the same on both databases: text by its signs alone, and whatever is named
elsewhere (units, documents) by the names that the caller ranks."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
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
# The values of one place.
Group = Sequence[Hashable]
Then = Sequence[OrderBy | str]


def by_signs(text: str | Expression) -> Expression | F:
    """Text, as a column or computed, compared sign by sign, as SQLite does; PostgreSQL would ask
    its locale."""
    said = F(text) if isinstance(text, str) else text
    return Collate(said, "C") if connection.vendor == "postgresql" else said


def by_value(value: Expression | F, *, descending: bool) -> OrderBy:
    """From the least to the greatest, or the other way round; what has no value is last."""
    if descending:
        return OrderBy(value, descending=True, nulls_last=True)
    return OrderBy(value, nulls_last=True)


@dataclass(frozen=True, slots=True)
class Last:
    """The row behind which a page begins: its value in the column of the order, None where it has
    none that counts, and which rows of the same value stand behind it."""

    value: Any
    later: Q


def behind_value(name: str, last: Last, *, descending: bool) -> Q:
    """The rows behind a row, where the database compares the values of the column."""
    if last.value is None:
        return Q(**{f"{name}__isnull": True}) & last.later
    beyond = Q(**{f"{name}__{'lt' if descending else 'gt'}": last.value})
    same = Q(**{name: last.value}) & last.later
    return beyond | same | Q(**{f"{name}__isnull": True})


def by_places(
    rows: QuerySet[Row],
    name: str,
    placing: Placing,
    *,
    then: Then,
    descending: bool,
    start: int,
    size: int,
) -> list[Row]:
    """One page of the rows in the order of the places of a column, then by the rest.

    Values are counted first, so that only those of this page are named to the database, however
    many there are.
    """
    counts = _counts(rows, name)
    groups = _in_place(counts, placing(list(counts)), descending)
    shown, skipped = _window(groups, counts, start, size)
    if not shown:
        return []
    chosen = rows.filter(_one_of(name, chain(*shown))).order_by(*_placed(name, shown), *then)
    return list(chosen[start - skipped : start - skipped + size])


def behind_places(
    rows: QuerySet[Row],
    name: str,
    placing: Placing,
    *,
    then: Then,
    descending: bool,
    last: Last | None,
    size: int,
) -> list[tuple[Row, Any]]:
    """The rows behind a row in the same order, each with its value; None: it has no place."""
    counts = _counts(rows, name)
    if last and last.value is not None:
        counts.setdefault(last.value, 0)  # all rows of its value may have moved since
    places = placing(list(counts))
    groups = _in_place(counts, places, descending)
    begun, further = _apart(groups, places, last)
    shown, _skipped = _window(further, counts, 0, size)
    limit = _one_of(name, chain(*shown))
    if last and begun:
        limit |= _one_of(name, chain(*begun)) & last.later
    chosen = rows.filter(limit).order_by(*_placed(name, [*begun, *shown]), *then)
    found: list[Any] = list(chosen.annotate(placed=F(name))[:size])
    return [(row, row.placed if row.placed in places else None) for row in found]


def _apart(
    groups: list[Group], places: Places, last: Last | None
) -> tuple[list[Group], list[Group]]:
    """The group in which a row stands, and those behind it; of what has no place, the last one."""
    if last is None:
        return [], groups
    for at, group in enumerate(groups):
        if last.value in group or (last.value not in places and group[0] not in places):
            return [group], groups[at + 1 :]
    return [], []


def _counts(rows: QuerySet[Any], name: str) -> dict[Hashable, int]:
    found = rows.order_by().values_list(name).annotate(n=Count("pk", distinct=True))
    return dict(found.values_list(name, "n"))


def _in_place(counts: Mapping[Hashable, int], places: Places, descending: bool) -> list[Group]:
    """The values from the first place to the last, those of the same place together, and at the
    end together those that have none: how they stand among themselves would say what they are."""
    placed = sorted((one for one in counts if one in places), key=lambda one: places[one])
    groups = [list(group) for _place, group in groupby(placed, key=lambda one: places[one])]
    rest = [one for one in counts if one not in places]
    return [*(reversed(groups) if descending else groups), *([rest] if rest else [])]


def _window(
    groups: Sequence[Group], counts: Mapping[Hashable, int], start: int, size: int
) -> tuple[list[Group], int]:
    """The groups that stand on a page, and how many rows stand before the first of them."""
    shown: list[Group] = []
    before = skipped = 0
    for group in groups:
        n = sum(counts[value] for value in group)
        if before < start + size and before + n > start:
            skipped = skipped if shown else before
            shown.append(group)
        before += n
    return shown, skipped


def _one_of(name: str, values: Iterable[Hashable]) -> Q:
    wanted = list(values)
    named = Q(**{f"{name}__in": [one for one in wanted if one is not None]})
    return named | Q(**{f"{name}__isnull": True}) if None in wanted else named


def _placed(name: str, groups: Sequence[Group]) -> list[Case]:
    """The place of the group of each row, if there are several; the last is what no other is."""
    whens = [When(_one_of(name, group), then=Value(at)) for at, group in enumerate(groups[:-1])]
    return [Case(*whens, default=Value(len(groups)), output_field=IntegerField())] if whens else []
