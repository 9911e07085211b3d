"""What stands about a document: its relations, its heading, and what was done about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Relation
from remit.interfaces.api import door, keys, marks, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import documents as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.deciding import TakeBackIn
from remit.interfaces.api.texts import drafted, reading
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.headings.terms import Heading
from remit.texts.history import queries as histories
from remit.texts.history.queries import Link
from remit.texts.pairs.queries import sides


@router.get(
    "/documents/{number}/history",
    response=shapes.History,
    auth=door.READ_TEXTS,
    summary="What was done about a document",
)
def history(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """The acts about a document, the latest first; `link` is the relation made or taken back."""
    viewer = asking(request).viewer
    texts.document(viewer, number)
    found = histories.entries(viewer, number)
    part = paging.part(found, paged, {"history": number}, lambda one: one.act.seq)
    posts = organisation.posts(one.act.by.post for one in part.rows if one.act.by.post)
    answer = shapes.History(
        next=part.next,
        items=[
            shapes.HistoryEntry(
                seq=one.act.seq,
                tag=one.act.tag.value,
                recorded_at=one.act.recorded_at,
                post=refs.post(posts.get(one.act.by.post or 0)),
                texts=dict(one.act.texts),
                link=one.link.act if one.link else None,
                can_be_taken_back=one.can_be_taken_back,
            )
            for one in part.rows
        ],
    )
    return keys.answered(answer)


@router.post(
    "/documents/{number}/relations",
    response={201: shapes.Changed},
    auth=door.REGISTER_TEXTS,
    summary="Relate a document to another",
)
def relate(
    request: HttpRequest, number: taken.Number, body: shapes.RelateIn, key: str = keys.KEY
) -> HttpResponse:
    """It implements, amends, replaces, translates or cites another, or is about the same event."""
    asker = _reader(request, number)
    texts.document(asker.viewer, body.to)

    def perform() -> dict[str, Any]:
        related = actions.relate(by=asker.by, at=clock.now(), document=number, **body.values())
        return _changed(request, number, related)

    return keys.once(asker, key, perform, status=201)


@router.get(
    "/documents/{number}/relations/{link}",
    response=shapes.Parting,
    auth=door.READ_TEXTS,
    summary="What taking a relation back would do",
)
def parting(request: HttpRequest, number: taken.Number, link: taken.Number) -> shapes.Parting:
    """A relation, and what waits again for a decision if it is taken back."""
    asker = _reader(request, number)
    found = _standing(asker, number, link)
    both = sides.of(link)
    again = (*both.linked, *both.covered)
    return shapes.Parting(
        relation=reading.linked([found])[0],
        are_one_work=found.relation is Relation.TRANSLATES,
        waiting=len(again),
        drafts=drafted.readable(asker, again),
        kept=list(both.kept),
    )


@router.post(
    "/documents/{number}/relations/{link}/part",
    response=shapes.Changed,
    auth=door.REGISTER_TEXTS,
    summary="Take a relation back",
)
def part(
    request: HttpRequest,
    number: taken.Number,
    link: taken.Number,
    body: shapes.PartRelationIn,
    key: str = keys.KEY,
) -> HttpResponse:
    """The relation that an act made stands no more; what was owed stays with the text it is of."""
    asker = _reader(request, number)

    # Asked inside the write: sent again with the same key it is answered though it stands no more.
    def perform() -> dict[str, Any]:
        _standing(asker, number, link)
        parted = actions.part(by=asker.by, at=clock.now(), link=link, reason=body.reason)
        return _changed(request, number, parted)

    return keys.once(asker, key, perform)


@router.post(
    "/documents/{number}/heading",
    response=shapes.Changed,
    auth=door.REGISTER_TEXTS,
    summary="Correct the heading",
)
def correct(
    request: HttpRequest,
    number: taken.Number,
    body: shapes.HeadingIn,
    key: str = keys.KEY,
    mark: str = marks.NEEDED,
) -> HttpResponse:
    """What was read or typed wrongly is said rightly; the text stays as received."""
    asker = _reader(request, number)

    def perform() -> dict[str, Any]:
        marks.check_document(number, mark)
        values = body.values()
        reason = values.pop("reason")
        corrected = actions.correct(
            by=asker.by,
            at=clock.now(),
            document=number,
            heading=Heading(**values),
            reason=reason,
        )
        return _changed(request, number, corrected)

    return keys.once(asker, key, perform)


@router.post(
    "/documents/{number}/heading/{seq}/take-back",
    response=shapes.Changed,
    auth=door.REGISTER_TEXTS,
    summary="Take a correction back",
)
def take_correction_back(
    request: HttpRequest,
    number: taken.Number,
    seq: taken.Number,
    body: TakeBackIn,
    *,
    key: str = keys.KEY,
    mark: str = marks.OF_DOCUMENT,
) -> HttpResponse:
    """The heading says again what it said before the correction."""
    asker = _reader(request, number)
    corrected = ledger.act(seq)
    if corrected is None or corrected.subject != number:
        raise Refusal("CORRECTION_UNKNOWN", act=str(seq))

    def perform() -> dict[str, Any]:
        marks.check_document(number, mark)
        by, at = asker.by, clock.now()
        back = actions.take_back_correction(by=by, at=at, act=seq, reason=body.reason)
        return _changed(request, number, back)

    return keys.once(asker, key, perform)


def _reader(request: HttpRequest, document: int) -> Asking:
    """Whoever changes what stands about a document may read it."""
    asker = asking(request)
    texts.document(asker.viewer, document)
    return asker


def _standing(asker: Asking, document: int, link: int) -> Link:
    """The relation of this document that an act made, to another that may be read."""
    for one in histories.links(asker.viewer, document):
        if one.act == link:
            return one
    raise Refusal("RELATION_UNKNOWN", link=str(link))


def _changed(request: HttpRequest, number: int, act: Act) -> dict[str, Any]:
    document = reading.whole(asking(request).viewer, number)
    return shapes.Changed(act=act.seq, document=document).model_dump(mode="json")
