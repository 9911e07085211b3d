"""Figures on any date, as known at any moment, in the published form; and what is behind each."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from remit.commitments.queries import asking as questions
from remit.commitments.queries import figures as query
from remit.commitments.queries import lists, tables
from remit.commitments.queries.scopes import By, Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.domain.vocabulary import Level, Type
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.commitments.ordered import WantedOrder
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import figures as figure_shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.labels import figures as words
from remit.kernel import inputs

router = Router(tags=["Figures"])
WIDTH, MOST_ROWS = 200, 1000
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class Question(Schema):
    """What the figures are about; what is absent limits nothing."""

    on: str = Field("", max_length=WIDTH, examples=["2025-11-14"])
    known_at: str = Field(
        "",
        max_length=WIDTH,
        description=paging.KNOWN_AT,
        json_schema_extra={"pattern": paging.MOMENT},
    )
    unit: str = Field("", max_length=inputs.LONGEST_CODE)
    document: str = Field("", max_length=WIDTH, examples=["24-CT/TU"])
    issuer_level: str = Field("", max_length=WIDTH)
    type: str = Field("", max_length=WIDTH)
    tree: str = Field("", max_length=WIDTH, examples=["ADMIN@today"])
    clock: ClockName = ClockName.REVISED
    by: By = By.UNIT


class Behind(Question):
    """Which figure: its row (none: the total) and its column."""

    column: str = Field("assigned", max_length=WIDTH)
    row: str | None = Field(None, max_length=WIDTH)
    own: bool = False
    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=paging.LONGEST)


class Rows(Question):
    """The scope, and which part of its rows."""

    limit: int = Field(MOST_ROWS, ge=1, le=MOST_ROWS)
    cursor: str = Field("", max_length=paging.LONGEST)


@router.get(
    "/figures", response=figure_shapes.Table, auth=door.READ_FIGURES, summary="Figures of a scope"
)
def figures(request: HttpRequest, question: Query[Rows]) -> HttpResponse:
    """The figures of any unit, document and level, on any date, as known at any moment."""
    asker, started = asking(request), begun(question, question.cursor)
    scope = questions.scope(started.question, asker.viewer)
    found = tables.published(query.table(scope, question.by), asker.viewer)
    rows, start = found["rows"], started.start
    shown = rows[start : start + question.limit]
    end = start + len(shown)
    said = {
        **found,
        "rows": [_in_words(question.by, row) for row in shown],
        "next": started.cursor(end, scope) if shown and end < len(rows) else None,
    }
    return keys.said(said)


@router.get(
    "/figures/records",
    response=figure_shapes.Records,
    auth=door.READ_FIGURES,
    summary="The records behind a figure",
)
def records(
    request: HttpRequest, behind: Query[Behind], wanted: Query[WantedOrder]
) -> HttpResponse:
    """The commitments behind one figure, as long as the figure says, the earliest due first or in
    another order; the hidden without content, in another order last."""
    asker = asking(request)
    started = begun(behind, behind.cursor, wanted.model_dump(mode="json"))
    scope, start = questions.scope(started.question, asker.viewer), started.start
    column, key = figure_shapes.column(behind.column), _key(asker.viewer, behind)
    line, part = lists.Line(column, behind.by, key, behind.own), (start, behind.limit)
    page = lists.behind_line(asker.viewer, scope, line, order=wanted.order(), part=part)
    last = start + len(page.cards)
    items: list[shapes.Commitment] = showing.listed(asker.viewer, page.cards)
    return keys.said(
        {
            "total": page.total,
            "items": [members.dumped(one) for one in items],
            "next": started.cursor(last, scope) if page.cards and last < page.total else None,
        }
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """Where a page begins, and the question as its first page asked it: what is recorded between
    two pages, and a midnight, change none of them."""

    question: questions.Question
    start: int
    said: Mapping[str, Any]

    def cursor(self, end: int, scope: Scope) -> str:
        """The cursor behind so many rows, with the day and the act of the first page."""
        return paging.cursor(self.said, [end, scope.known_seq, scope.on.isoformat()])


def begun(asked: Question, cursor: str, order: Mapping[str, Any] | None = None) -> Begun:
    """A page of what is asked for, in this order."""
    said = {**asked.model_dump(mode="json", exclude={"cursor", "limit"}), **(order or {})}
    row, question = paging.after(said, cursor, 3), meant(asked)
    if row is None:
        return Begun(question, 0, said)
    start, seq, on = paging.number(row[0]), paging.number(row[1]), paging.day(row[2])
    known_at = str(seq) if seq else question.known_at
    as_first = dataclasses.replace(question, on=on.isoformat(), known_at=known_at)
    return Begun(as_first, start, said)


def meant(asked: Question) -> questions.Question:
    """The question as the queries understand it."""
    return questions.Question(
        on=asked.on,
        known_at=asked.known_at,
        unit=asked.unit,
        document=asked.document,
        issuer_level=asked.issuer_level,
        type=asked.type,
        tree=asked.tree,
        clock=asked.clock.value,
    )


def _key(viewer: Viewer, behind: Behind) -> str | None:
    """The row as the query knows it, by its published key; what no table can have is refused."""
    row = behind.row
    if row is None or (behind.by is By.UNIT and row == query.OUTSIDE):
        return row
    if behind.by is By.UNIT:
        return str(taken.unit(row) or "")
    if behind.by is By.DOCUMENT and row:
        hidden = inputs.number(row[1:]) if row.startswith("#") else None
        return str(hidden or questions.document(viewer, row))
    if row and not ROWS[behind.by](row):
        raise Refusal("ROW_UNKNOWN", text=row)
    return row


def _is_month(row: str) -> bool:
    return _MONTH.fullmatch(row) is not None


ROWS: Mapping[By, Callable[[str], bool]] = {
    By.ISSUER_LEVEL: frozenset(Level).__contains__,
    By.TYPE: frozenset(Type).__contains__,
    By.DUE_MONTH: _is_month,
}


def _in_words(by: By, row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "label": words.row(by, row["key"], row["label"])}
