"""In which order a list of commitments stands: by a column, one way or the other, and where that
says nothing, the earliest due first. Units and documents stand by the names that the reader reads,
titles by their own language. What a viewer may not read stands last: its place would say what its
row does not."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Case, Expression, F, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from remit.commitments.queries import since
from remit.domain import buckets
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Type, Work
from remit.kernel import collating, ordering
from remit.kernel.ordering import Places, Placing
from remit.organisation.queries import called
from remit.texts import queries as documents

Row = TypeVar("Row", bound=Model)


class Sort(StrEnum):
    """The columns by which a list can stand."""

    NUMBER = "number"
    TITLE = "title"
    DOCUMENT = "document"
    TYPE = "type"
    LEAD = "lead"
    ISSUER = "issuer"
    DUE = "due"
    ORIGINAL = "original"
    REVISED = "revised"
    WORK = "work"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Order:
    """A column and its direction."""

    by: Sort
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the list, and on which day and up to which act names are those of units."""

    viewer: Viewer
    on: dt.date
    known_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table of the database has what a list can be ordered by."""

    number: str
    title: str
    due: str
    work: str
    work_of: Callable[[object], Work]
    stage: Expression

    def placed(self, by: Sort) -> str:
        """Where the values stand that have places."""
        return self.work if by is Sort.WORK else by.value


def of_commitments() -> Columns:
    """The table of what is known now."""
    stages = [When(work=work.value, then=Value(buckets.stage(work))) for work in Work]
    stage = Case(*stages, output_field=IntegerField())
    return Columns("id", "filed", "revised", "work", lambda word: Work(str(word)), stage)


def of_spans(due: str) -> Columns:
    """The table of what was, on any day; one of the two due dates leads."""
    return Columns(
        "commitment_id",
        "commitment__filed",
        due,
        "bucket",
        lambda bucket: buckets.unpack(int(str(bucket))).work,
        F("bucket") % buckets.ROOM,
    )


@dataclass(frozen=True, slots=True)
class Last:
    """The row behind which a page begins: its value in the column of the order, None where it has
    none or the reader may not know it, its due day, and its number."""

    value: Any
    due: dt.date | None
    number: int


def page(
    rows: QuerySet[Row],
    order: Order,
    *,
    columns: Columns,
    reader: Reader,
    start: int,
    size: int,
) -> list[Row]:
    """One page of rows in an order."""
    placing = _placing(order.by, columns, reader)
    if placing is None:
        return list(_ordered(rows, order, columns, reader)[start : start + size])
    return ordering.by_places(
        rows,
        columns.placed(order.by),
        placing,
        then=_then(columns),
        descending=order.descending,
        start=start,
        size=size,
    )


def behind(
    rows: QuerySet[Row],
    order: Order,
    *,
    columns: Columns,
    reader: Reader,
    last: Last | None,
    size: int,
) -> list[tuple[Row, Any]]:
    """The rows behind a row in the same order, each with its value in the column. What changed
    since, and the row itself, may stand elsewhere by now: the rest is where it was."""
    since_then = ordering.Last(last.value, _later(columns, last)) if last else None
    placing = _placing(order.by, columns, reader)
    if placing is not None:
        return ordering.behind_places(
            rows,
            columns.placed(order.by),
            placing,
            then=_then(columns),
            descending=order.descending,
            last=since_then,
            size=size,
        )
    found = _ordered(rows, order, columns, reader)
    if since_then:
        limit = ordering.behind_value("placed", since_then, descending=order.descending)
        found = found.filter(limit)
    some: list[Any] = list(found[:size])
    return [(row, row.placed) for row in some]


def _then(columns: Columns) -> list[OrderBy | str]:
    """What orders rows of one value."""
    return [ordering.by_value(F(columns.due), descending=False), columns.number]


def _later(columns: Columns, last: Last) -> Q:
    """The rows behind a row among those of its value."""
    number = Q(**{f"{columns.number}__gt": last.number})
    return ordering.behind_value(columns.due, ordering.Last(last.due, number), descending=False)


def _ordered(rows: QuerySet[Row], order: Order, columns: Columns, reader: Reader) -> QuerySet[Row]:
    """The rows in an order that the database keeps by itself, each with its value."""
    staged = rows.annotate(stage=columns.stage) if order.by is Sort.SINCE else rows
    valued: Any = staged.annotate(placed=_valued(order.by, columns, reader))
    first = ordering.by_value(F("placed"), descending=order.descending)
    ordered: QuerySet[Row] = valued.order_by(first, *_then(columns))
    return ordered


def _valued(by: Sort, columns: Columns, reader: Reader) -> Expression | F:
    if by is Sort.SINCE:
        return since.first_day(columns.number, "stage", reader.on, reader.known_seq)
    if by is Sort.TITLE:
        return ordering.by_signs(columns.title)
    names = {Sort.NUMBER: columns.number, Sort.DUE: columns.due}
    return F(names.get(by, by.value))


def read_first(
    seen: QuerySet[Row],
    hidden: QuerySet[Row],
    order: Order,
    *,
    columns: Columns,
    reader: Reader,
    start: int,
    size: int,
) -> list[Row]:
    """One page of rows in an order: those that may be read, then the hidden ones by number."""
    found = page(seen, order, columns=columns, reader=reader, start=start, size=size)
    if len(found) == size:
        return found
    begin = max(0, start - seen.count())
    return [*found, *hidden.order_by(columns.number)[begin : begin + size - len(found)]]


def _placing(by: Sort, columns: Columns, reader: Reader) -> Placing | None:
    """How the values of a column are placed; None where the database compares them itself."""
    if by is Sort.WORK:
        return lambda values: _works(values, columns)
    if by in (Sort.LEAD, Sort.ISSUER):
        return lambda values: _units(values, reader)
    if by is Sort.DOCUMENT:
        return lambda values: _documents(values, reader)
    return _types if by is Sort.TYPE else None


def _works(values: Sequence[object], columns: Columns) -> Places:
    stages = list(Work)
    return {one: stages.index(columns.work_of(one)) for one in values}


def _types(values: Sequence[str]) -> Places:
    kinds = list(Type)
    return {one: kinds.index(Type(one)) for one in values}


def _units(values: Sequence[int | None], reader: Reader) -> Places:
    wanted = [one for one in values if one is not None]
    cards = called.units(wanted, reader.on, reader.known_seq)
    return {unit: card.filed for unit, card in cards.items()}


def _documents(values: Sequence[int | None], reader: Reader) -> Places:
    wanted = [one for one in values if one is not None]
    titles = documents.titles(reader.viewer, wanted)
    return {
        one: (collating.for_reader(number or title), one) for one, (number, title) in titles.items()
    }
