"""One work in several languages: what looks like it, what a person answers, and two texts beside
each other."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.domain.reading.records import Span
from remit.domain.vocabulary import Relation
from remit.interfaces import sentences
from remit.interfaces.api import door, keys, marks, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import pairs as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.pairs import Answer
from remit.interfaces.api.shapes.texts import DraftOut
from remit.interfaces.api.texts import deciding, reading
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import actions as texts_actions
from remit.texts import queries as texts
from remit.texts.pairs import actions, queries


@router.get(
    "/documents/{number}/pairs",
    response=shapes.Pairs,
    auth=door.READ_TEXTS,
    summary="What looks like it",
)
def pairs(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """Documents that the asker may read and that look like this one; a person decides."""
    viewer = asking(request).viewer
    found = queries.likely(viewer, texts.document(viewer, number))
    part = paging.part(found, paged, {"like": number}, lambda one: one.document.id)
    lines = reading.lines(one.document for one in part.rows)
    answer = shapes.Pairs(
        next=part.next,
        items=[
            shapes.PairOut(
                document=line,
                looks=one.looks.value,
                percent=one.percent,
                same_number=one.same_number,
                same_issuer=one.same_issuer,
                said=sentences.finding_sentence(one.finding),
            )
            for one, line in zip(part.rows, lines, strict=True)
        ],
    )
    return keys.answered(answer)


@router.post(
    "/documents/{number}/pairs/{other}",
    response=shapes.Answered,
    auth=door.REGISTER_TEXTS,
    summary="Answer whether two documents are one work",
)
def answer(
    request: HttpRequest,
    number: taken.Number,
    other: taken.Number,
    body: shapes.PairIn,
    key: str = keys.KEY,
) -> HttpResponse:
    """One translates the other, both are about one event, or they are told apart for good."""
    asker = asking(request)
    for one in (number, other):
        texts.document(asker.viewer, one)

    def perform() -> dict[str, Any]:
        act = _answered(asker, number, other, body)
        document = reading.whole(asker.viewer, number)
        return shapes.Answered(act=act, document=document).model_dump(mode="json")

    return keys.once(asker, key, perform)


@router.get(
    "/documents/{number}/beside/{other}",
    response=shapes.Beside,
    auth=door.READ_TEXTS,
    summary="Two texts beside each other",
)
def beside(request: HttpRequest, number: taken.Number, other: taken.Number) -> shapes.Beside:
    """Two documents, paragraph beside paragraph, and what only one of them says."""
    found = queries.compared(asking(request).viewer, number, other)
    left, right = reading.lines([found.left, found.right])
    rows = [_row(one) for one in found.rows]
    return shapes.Beside(left=left, right=right, are_one_work=found.are_one_work, rows=rows)


@router.post(
    "/drafts/{number}/link", response=DraftOut, auth=door.REGISTER_TEXTS, summary="Link a draft"
)
def link(
    request: HttpRequest, number: taken.Number, key: str = keys.KEY, mark: str = marks.OF_DRAFT
) -> HttpResponse:
    """A passage is the commitment that another language has already."""

    def decide(asker: Asking) -> None:
        actions.link_draft(by=asker.by, at=clock.now(), draft=number)

    return deciding.decided(request, number, decide, key=key, mark=mark)


@router.post(
    "/drafts/{number}/part", response=DraftOut, auth=door.REGISTER_TEXTS, summary="Part a draft"
)
def part_draft(
    request: HttpRequest, number: taken.Number, key: str = keys.KEY, mark: str = marks.OF_DRAFT
) -> HttpResponse:
    """A passage is another obligation, and waits for a decision of its own."""

    def decide(asker: Asking) -> None:
        actions.part_draft(by=asker.by, at=clock.now(), draft=number)

    return deciding.decided(request, number, decide, key=key, mark=mark)


def _answered(asker: Asking, one: int, other: int, body: shapes.PairIn) -> int | None:
    by, at = asker.by, clock.now()
    if body.answer is Answer.APART:
        actions.tell_apart(by=by, at=at, document=one, other=other)
        return None
    source, target = (other, one) if body.answer is Answer.TRANSLATED else (one, other)
    is_event = body.answer is Answer.SAME_EVENT
    return texts_actions.relate(
        by=by,
        at=at,
        document=source,
        to=target,
        relation=Relation.SAME_EVENT if is_event else Relation.TRANSLATES,
        reason=body.reason,
        apart=body.apart,
    ).seq


def _row(row: queries.Row) -> shapes.RowOut:
    return shapes.RowOut(
        left=_passages(row.left),
        right=_passages(row.right),
        differences=[
            shapes.DifferenceOut(
                matter=one.matter.value,
                only_left=list(one.only_left),
                only_right=list(one.only_right),
            )
            for one in row.differences
        ],
    )


def _passages(spans: Sequence[Span]) -> list[shapes.PassageOut]:
    return [shapes.PassageOut(start=one.start, end=one.end, text=one.quote) for one in spans]
