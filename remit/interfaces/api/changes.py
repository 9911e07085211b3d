"""What changed between two days, each as it was known at its end, with the records behind; and what
of the documents of a scope nobody has decided on."""

import datetime as dt
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from remit.commitments.queries import asking as questions
from remit.commitments.queries import changes as query
from remit.commitments.queries import undecided as waiting
from remit.commitments.queries.scopes import Scope
from remit.interfaces.api import door, figures, keys, members, paging
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import changes as shapes
from remit.interfaces.api.shapes.figures import column
from remit.interfaces.api.texts import reading
from remit.kernel import inputs

router = Router(tags=["Figures"])
WEEK = dt.timedelta(days=7)


class WantedUndecided(figures.Question):
    """The scope, and which part of the list."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=paging.LONGEST)


class Way(StrEnum):
    """Whether commitments came into a column, or went out of it."""

    CAME = "came"
    GONE = "gone"


class Between(figures.Question):
    """The scope, and the day with which it is compared: a week before, if none is named."""

    since: str = Field("", max_length=20, examples=["2025-11-07"])


class BehindChange(figures.Question):
    """Which change: since when, its column and its way."""

    since: str = Field("", max_length=20)
    column: str = Field("assigned", max_length=figures.WIDTH)
    way: Way = Way.CAME
    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=paging.LONGEST)


@router.get(
    "/figures/changes",
    response=shapes.Changes,
    auth=door.READ_FIGURES,
    summary="What changed since a day",
)
def changes(request: HttpRequest, asked: Query[Between]) -> shapes.Changes:
    """How many commitments came into each column since the end of a day, and how many went out."""
    scope = questions.scope(figures.meant(asked), asking(request).viewer)
    found = query.since(scope, _since(asked.since, scope))
    return shapes.Changes(
        since=found.then.on,
        since_seq=found.then.known_seq,
        on=found.now.on,
        known_seq=found.now.known_seq,
        columns=[
            shapes.ChangeOut(column=one.column, came=len(one.came), gone=len(one.gone))
            for one in found.columns.values()
        ],
    )


@router.get(
    "/figures/changes/records",
    response=shapes.Moved,
    auth=door.READ_FIGURES,
    summary="The records behind a change",
)
def moved(request: HttpRequest, behind: Query[BehindChange]) -> HttpResponse:
    """The commitments that came into a column, or went out of it; the hidden without content."""
    viewer, started = asking(request).viewer, figures.begun(behind, behind.cursor)
    scope, start = questions.scope(started.question, viewer), started.start
    page = query.moved(
        viewer,
        query.since(scope, _since(behind.since, scope)),
        column(behind.column, known=query.COLUMNS),
        gone=behind.way is Way.GONE,
        start=start,
        size=behind.limit,
    )
    last = start + len(page.cards)
    return keys.said(
        {
            "total": page.total,
            "items": [members.dumped(one) for one in showing.listed(viewer, page.cards)],
            "next": started.cursor(last, scope) if page.cards and last < page.total else None,
        }
    )


@router.get(
    "/figures/undecided",
    response=shapes.UndecidedList,
    auth=door.READ_FIGURES,
    summary="What nobody has decided",
)
def undecided(request: HttpRequest, asked: Query[WantedUndecided]) -> HttpResponse:
    """Provisions without a commitment that concern a scope, by document that the asker may read."""
    viewer = asking(request).viewer
    found = waiting.undecided(viewer, questions.scope(figures.meant(asked), viewer))
    said = asked.model_dump(mode="json", exclude={"cursor", "limit"})
    paged = paging.Paged(limit=asked.limit, cursor=asked.cursor)
    part = paging.part(found.documents, paged, said, lambda one: one[0])
    shown = waiting.shown(viewer, part.rows)
    lines = reading.lines(card for card, _n in shown)
    answer = shapes.UndecidedList(
        provisions=found.provisions,
        items=[
            shapes.UndecidedOut(document=line, waiting=n)
            for line, (_card, n) in zip(lines, shown, strict=True)
        ],
        more=len(found.documents) - part.end,
        next=part.next,
    )
    return keys.answered(answer)


def _since(said: str, scope: Scope) -> dt.date:
    return inputs.day(said) if said.strip() else scope.on - WEEK
