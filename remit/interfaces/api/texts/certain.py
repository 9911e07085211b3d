"""Accepting what is certain together: the drafts with the commitments that they would become, and
then the outcome of each."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from remit.commitments import certain as certainties
from remit.commitments.actions import confirming
from remit.commitments.actions.confirming import Accepted, Ready
from remit.commitments.certain import Certain
from remit.domain.refusals import Refusal
from remit.interfaces.api import door, keys, paging, problems
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments import showing
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import deciding as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.shapes.problems import Problem
from remit.interfaces.api.texts.router import router
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import queries as texts


@router.get(
    "/documents/{number}/certain",
    response=shapes.CertainDrafts,
    auth=door.READ_TO_PROPOSE,
    summary="What is certain",
)
def certain(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """Drafts that are sure, with a clear unit, and contested by nothing in the text."""
    found = _certain(asking(request), number)
    part = paging.part(found, paged, {"certain": number}, lambda one: one.draft.id)
    named = {unit for one in part.rows for unit in (one.ready.terms.issuer, *one.needs.meant.units)}
    units = organisation.units(named)
    items = [_line(one, units) for one in part.rows]
    return keys.answered(shapes.CertainDrafts(items=items, next=part.next))


@router.post(
    "/documents/{number}/certain",
    response=shapes.CertainDone,
    auth=door.PROPOSE,
    summary="Accept what is certain",
)
def accept_certain(
    request: HttpRequest, number: taken.Number, body: shapes.CertainIn, key: str = keys.KEY
) -> HttpResponse:
    """Each draft becomes a commitment, or is refused by itself; all can be undone as one."""
    asker = asking(request)
    known = {one.draft.id: one.ready for one in _certain(asker, number)}
    return keys.once(asker, key, lambda: _accepted(asker, body.drafts, known))


def _certain(asker: Asking, number: int) -> list[Certain]:
    document = texts.document(asker.viewer, number)
    return certainties.certain(by=asker.by, viewer=asker.viewer, document=document)


def _accepted(
    asker: Asking, chosen: Sequence[shapes.SeenIn], known: Mapping[int, Ready]
) -> dict[str, Any]:
    seen = {one.draft: one.mark for one in chosen}
    ready = [
        dataclasses.replace(known[draft], seen=mark)
        for draft, mark in seen.items()
        if draft in known
    ]
    done = confirming.accept_together(by=asker.by, at=clock.now(), ready=ready)
    done += [
        Accepted(draft, refusal=Refusal("DRAFT_NOT_CERTAIN"))
        for draft in seen
        if draft not in known
    ]
    accepted = sum(one.commitment is not None for one in done)
    order = {draft: place for place, draft in enumerate(seen)}
    items = [_outcome(one) for one in sorted(done, key=lambda one: order[one.draft])]
    said = shapes.CertainDone(accepted=accepted, refused=len(done) - accepted, items=items)
    return said.model_dump(mode="json")


def _outcome(one: Accepted) -> shapes.CertainOutcome:
    problem = Problem(**problems.problem(one.refusal)[1]) if one.refusal else None
    return shapes.CertainOutcome(draft=one.draft, commitment=one.commitment, problem=problem)


def _line(one: Certain, units: Mapping[int, UnitCard]) -> shapes.CertainOut:
    terms = one.ready.terms
    return shapes.CertainOut(
        draft=one.draft.id,
        mark=one.ready.seen,
        title=terms.title,
        issuer=refs.unit(units.get(terms.issuer)),
        lead=refs.unit(units.get(terms.lead or 0)),
        cooperating=refs.units(units, terms.cooperating),
        due=showing.due(terms.due),
        assigns=one.ready.assigns,
    )
