"""How provisions of a document stand to those of others: read from both sides, said, taken back."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.domain.refusals import Refusal
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import documents as taking
from remit.interfaces.api.shapes import provisions as shapes
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts import reading
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.provisions import queries
from remit.texts.provisions.queries import Place, ProvisionLink

RELATIONS = "/documents/{number}/provisions/relations"


@router.get(
    RELATIONS,
    response=shapes.ProvisionRelations,
    auth=door.READ_TEXTS,
    summary="Provisions and those of other documents",
)
def provision_relations(
    request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]
) -> HttpResponse:
    """Which provision implements, amends or replaces which, in both directions, in the order of
    the text."""
    viewer = asking(request).viewer
    found = queries.links(viewer, texts.document(viewer, number).id)
    part = paging.part(found, paged, {"provisions": number}, lambda one: one.act)
    answer = shapes.ProvisionRelations(items=_listed(part.rows), next=part.next)
    return keys.answered(answer)


@router.post(
    RELATIONS,
    response={201: shapes.ProvisionRelated},
    auth=door.REGISTER_TEXTS,
    summary="Relate a provision to that of another document",
)
def relate_provisions(
    request: HttpRequest,
    number: taken.Number,
    body: shapes.RelateProvisionsIn,
    key: str = keys.KEY,
) -> HttpResponse:
    """A provision of this document implements, amends or replaces one of another; both are places
    of the texts as received."""
    asker = asking(request)
    here, there = texts.document(asker.viewer, number), texts.document(asker.viewer, body.to)

    def perform() -> dict[str, Any]:
        act = actions.relate_provisions(
            by=asker.by,
            at=clock.now(),
            provision=Place(here.id, body.place.start, body.place.end),
            to=Place(there.id, body.there.start, body.there.end),
            relation=body.relation,
            reason=body.reason,
        )
        return _changed(asker, number, act.seq)

    return keys.once(asker, key, perform, status=201)


@router.post(
    f"{RELATIONS}/{{link}}/part",
    response=shapes.ProvisionRelated,
    auth=door.REGISTER_TEXTS,
    summary="Take a relation of provisions back",
)
def part_provisions(
    request: HttpRequest,
    number: taken.Number,
    link: taken.Number,
    body: taking.PartRelationIn,
    key: str = keys.KEY,
) -> HttpResponse:
    """What an act said of two provisions stands no more."""
    asker = asking(request)
    texts.document(asker.viewer, number)

    def perform() -> dict[str, Any]:
        if link not in {one.act for one in queries.links(asker.viewer, number)}:
            raise Refusal("RELATION_UNKNOWN", link=str(link))
        act = actions.part_provisions(by=asker.by, at=clock.now(), link=link, reason=body.reason)
        return _changed(asker, number, act.seq)

    return keys.once(asker, key, perform)


def _changed(asker: Asking, number: int, act: int) -> dict[str, Any]:
    items = _listed(queries.links(asker.viewer, number))
    return shapes.ProvisionRelated(act=act, items=items).model_dump(mode="json")


def _listed(links: Sequence[ProvisionLink]) -> list[shapes.ProvisionRelationOut]:
    others = reading.lines(one.other for one in links)
    return [
        shapes.ProvisionRelationOut(
            link=one.act,
            relation=one.relation.value,
            outgoing=one.outgoing,
            place=_passage(one.here),
            document=line,
            there=_passage(one.there),
        )
        for one, line in zip(links, others, strict=True)
    ]


def _passage(passage: queries.Passage) -> shapes.ProvisionPassageOut:
    place = passage.place
    return shapes.ProvisionPassageOut(start=place.start, end=place.end, quote=passage.quote)
