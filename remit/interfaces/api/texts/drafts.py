"""One draft before a decision: what it needs, whom it may mean; and what others do beside one."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Schema

from remit.commitments.projections import turns
from remit.interfaces.api import door, keys, members, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import deciding as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.interfaces.api.texts import drafted
from remit.interfaces.api.texts.router import router
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import actors
from remit.texts import queries as texts
from remit.texts.confirming import actions, needs, opened
from remit.texts.confirming import queries as confirmed
from remit.texts.confirming.sorting import Sorted
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import Covering
from remit.texts.queries import DraftCard


class Since(Schema):
    """Since when."""

    since: str = Field(max_length=80, examples=["2025-11-14T08:00:00Z"])


@router.get(
    "/drafts/{number}", response=shapes.DraftWhole, auth=door.READ_TEXTS, summary="Read a draft"
)
def draft(request: HttpRequest, number: taken.Number, sparse: Query[paging.Sparse]) -> HttpResponse:
    """A draft with what it needs and the units that it may mean; its mark is its ETag."""
    asker, names = asking(request), members.wanted(shapes.DraftWhole, sparse.fields)
    card, document = drafted.opened(asker, number)
    standing = (one for one in needs.of_document(asker.viewer, document) if one.draft.id == card.id)
    needed = next(standing, None)
    meant = needed.meant.units if needed else ()
    units = organisation.units(meant)
    covering = pairs.coverings(asker.viewer, [card]).get(card.id)
    origin = confirmed.origins(document.id).get(card.id)
    whole = shapes.DraftWhole(
        **drafted.one(asker, number).model_dump(),
        needs=_needs(needed) if needed else [],
        contested_by=list(needed.contested_by) if needed else [],
        is_certain=bool(needed and needed.is_certain),
        lead=_lead(needed, units),
        cooperating=refs.units(units, needed.meant.cooperating if needed else ()),
        offers=_offers(asker, card),
        covered_by=_covering(covering) if covering else None,
        came_from=list(origin.came_from) if origin else [],
    )
    return keys.said(members.dumped(whole, names))


@router.get(
    "/documents/{number}/meanwhile",
    response=shapes.Meanwhile,
    auth=door.READ_TEXTS,
    summary="What others do beside",
)
def meanwhile(request: HttpRequest, number: taken.Number, asked: Query[Since]) -> shapes.Meanwhile:
    """Who else is at which draft of a document, and what became of its drafts since."""
    asker = asking(request)
    document = texts.document(asker.viewer, number).id
    changed, now = confirmed.changes(document, inputs.instant(asked.since)), clock.now()
    others = [one for one in confirmed.half_edits(document) if one.person != asker.by.person]
    return shapes.Meanwhile(
        present=[
            shapes.WriterOut(
                draft=one.draft, person=one.name, at=one.saved_at, has_written=bool(one.fields)
            )
            for one in others
            if one.fields or now - one.saved_at <= confirmed.AWAY
        ],
        changed=[
            shapes.BecameOut(
                draft=one.draft,
                status=one.status,
                person=one.name,
                at=one.at,
                reason=one.reason,
                commitment=one.commitment,
            )
            for one in changed
        ],
    )


@router.get(
    "/documents/{number}/last-decision",
    response=shapes.LastDecision,
    auth=door.READ_TEXTS,
    summary="What can be undone",
)
def last_decision(request: HttpRequest, number: taken.Number) -> shapes.LastDecision:
    """What the asker decided last on a document: the drafts that wait again if it is undone."""
    asker = asking(request)
    turn = turns.last(texts.document(asker.viewer, number).id, asker.by.person)
    if turn is None:
        return shapes.LastDecision(status=None, drafts=[], commitments=[])
    return shapes.LastDecision(
        status=turn.status, drafts=list(turn.drafts), commitments=list(turn.commitments)
    )


@router.get(
    "/documents/{number}/notes", response=shapes.Notes, auth=door.READ_TEXTS, summary="Notes"
)
def notes(request: HttpRequest, number: taken.Number, paged: Query[paging.Paged]) -> HttpResponse:
    """What was half written at the drafts of a document when they were undone."""
    document = texts.document(asking(request).viewer, number).id
    part = paging.part(confirmed.notes(document), paged, {"at": document}, lambda one: one.id)
    answer = shapes.Notes(
        next=part.next,
        items=[
            shapes.NoteOut(
                id=one.id,
                draft=one.draft,
                writer=one.name,
                kept_by=one.kept_by,
                written_at=one.written_at,
                fields={name: list(said) for name, said in one.fields.items()},
            )
            for one in part.rows
        ],
    )
    return keys.answered(answer)


@router.post(
    "/notes/{number}/done", response=shapes.Ended, auth=door.TEXTS, summary="Done with a note"
)
def end_note(request: HttpRequest, number: taken.Number, key: str = keys.KEY) -> HttpResponse:
    """Whoever wrote a note, or decides on its draft, is done with it."""
    asker = asking(request)

    def perform() -> dict[str, Any]:
        opened.check_note(asker.viewer, number)
        return {"draft": actions.end_note(by=asker.by, at=clock.now(), note=number)}

    return keys.once(asker, key, perform)


def _needs(one: Sorted) -> list[str]:
    found = {
        "DATE": one.waits and one.needs_date,
        "UNIT": one.waits and one.needs_unit,
        "TITLE": one.waits and one.needs_title,
        "PARTS": one.waits and one.may_be_several,
        "SURE": one.waits and one.is_low,
        "CONTRADICTION": one.waits and bool(one.contested_by),
        "COLLEAGUE": one.waits and one.is_written_at,
    }
    return [code for code, is_needed in found.items() if is_needed]


def _lead(needed: Sorted | None, units: Mapping[int, UnitCard]) -> refs.UnitRef | None:
    return refs.unit(units.get(needed.meant.lead or 0)) if needed else None


def _offers(asker: Asking, card: DraftCard) -> list[shapes.OfferOut]:
    words = str((card.found.get("actor") or {}).get("text", ""))
    if not words:
        return []
    found = actors.resolved(words, actors.setting(asker.viewer, card.document)).found
    return [_offer(one) for one in found]


def _offer(one: actors.Found) -> shapes.OfferOut:
    unit = refs.UnitRef(code=one.card.code, name=one.card.name)
    return shapes.OfferOut(unit=unit, post=refs.post(one.post), reasons=_reasons(one))


def _reasons(one: actors.Found) -> list[shapes.ReasonOut]:
    return [shapes.ReasonOut(code=why.code, facts=dict(why.facts)) for why in one.ranked.reasons]


def _covering(one: Covering) -> shapes.CoveringOut:
    document = one.document
    return shapes.CoveringOut(
        document=refs.DocumentRef(id=document.id, number=document.number, title=document.title),
        start=one.start,
        end=one.end,
        last_here=one.last_here,
        last_there=one.last_there,
    )
