"""In which order a list of commitments stands: by a column, one way or the other, and where that
says nothing, the earliest due first. Units and documents stand by the names that the reader reads,
titles by their own language. What a viewer may not read stands last: its place would say what its
row does not."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.db.models import Case, Expression, F, IntegerField, Model, QuerySet, Value, When
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
    earliest = ordering.by_value(F(columns.due), descending=False)
    then: list[OrderBy | str] = [earliest, columns.number]
    placing = _placing(order.by, columns, reader)
    if placing is not None:
        name = columns.work if order.by is Sort.WORK else order.by.value
        return ordering.by_places(
            rows,
            name,
            placing,
            then=then,
            descending=order.descending,
            start=start,
            size=size,
        )
    if order.by is Sort.SINCE:
        first = since.first_day(columns.number, "stage", reader.on, reader.known_seq)
        staged = rows.annotate(stage=columns.stage)
        ordered = staged.order_by(ordering.by_value(first, descending=order.descending), *then)
        return list(ordered[start : start + size])
    return list(rows.order_by(_valued(order, columns), *then)[start : start + size])


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


def _valued(order: Order, columns: Columns) -> OrderBy:
    if order.by is Sort.TITLE:
        return ordering.by_value(ordering.by_signs(columns.title), descending=order.descending)
    names = {Sort.NUMBER: columns.number, Sort.DUE: columns.due}
    return ordering.by_value(F(names.get(order.by, order.by.value)), descending=order.descending)


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
