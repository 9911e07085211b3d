"""Figures on any date, as known at any moment, in the published form; and what is behind each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema
from ninja.responses import Response

from remit.commitments.queries import asking as questions
from remit.commitments.queries import figures as query
from remit.commitments.queries import lists, tables
from remit.commitments.queries.scopes import By
from remit.domain.buckets import ClockName
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import commitments as shapes
from remit.interfaces.api.shapes import figures as figure_shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.labels import figures as words
from remit.kernel import inputs

router = Router(tags=["Figures"])
WIDTH = 200


class Question(Schema):
    """What the figures are about; what is absent limits nothing."""

    on: str = Field("", max_length=WIDTH, examples=["2025-11-14"])
    known_at: str = Field("", max_length=WIDTH, description="An act, a day or an instant.")
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


@router.get(
    "/figures", response=figure_shapes.Table, auth=door.READ_FIGURES, summary="Figures of a scope"
)
def figures(request: HttpRequest, question: Query[Question]) -> HttpResponse:
    """The figures of any unit, document and level, on any date, as known at any moment."""
    asker = asking(request)
    scope = questions.scope(meant(question), asker.viewer)
    found = tables.published(query.table(scope, question.by), asker.viewer)
    return Response({**found, "rows": [_in_words(question.by, row) for row in found["rows"]]})


@router.get(
    "/figures/records",
    response=figure_shapes.Records,
    auth=door.READ_FIGURES,
    summary="The records behind a figure",
)
def records(request: HttpRequest, behind: Query[Behind]) -> HttpResponse:
    """The commitments behind one figure, as long as the figure says; the hidden without content."""
    asker = asking(request)
    scope = questions.scope(meant(behind), asker.viewer)
    said = {**behind.model_dump(mode="json", exclude={"cursor"}), "seq": scope.known_seq}
    start = start_of(paging.after(said, behind.cursor, 1))
    page = lists.behind(
        asker.viewer,
        scope,
        figure_shapes.column(behind.column),
        by=behind.by,
        key=_key(behind),
        own=behind.own,
        start=start,
        size=behind.limit,
    )
    last = start + len(page.cards)
    items: list[shapes.Commitment] = showing.listed(asker.viewer, page.cards)
    return keys.said(
        {
            "total": page.total,
            "items": [members.dumped(one) for one in items],
            "next": paging.cursor(said, [last]) if page.cards and last < page.total else None,
        }
    )


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


def _key(behind: Behind) -> str | None:
    """The row as the query knows it: units by their id, the rest by their published key."""
    if behind.row is None or behind.by is not By.UNIT or behind.row == query.OUTSIDE:
        return behind.row
    return str(taken.unit(behind.row) or "")


def start_of(row: list[Any] | None) -> int:
    """How many rows stand on the pages before the one that a cursor names."""
    return paging.number(row[0]) if row else 0


def _in_words(by: By, row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "label": words.row(by, row["key"], row["label"])}
