"""Verification of the ledger as work of its own: asked for, watched, read, and ended early."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from remit.interfaces import sentences
from remit.interfaces.api import door, keys, paging
from remit.interfaces.api.asking import Asking
from remit.interfaces.api.commitments.reading import asking
from remit.interfaces.api.shapes import ledger as shapes
from remit.interfaces.api.shapes import organisation as refs
from remit.interfaces.api.shapes import taken
from remit.kernel import clock
from remit.ledger.verifying import actions, jobs, queries
from remit.ledger.verifying.queries import Verifying
from remit.organisation import queries as organisation

router = Router(tags=["Ledger"])
SOON: Final = "2"  # seconds after which it is worth while to look again


@router.post(
    "/ledger/verifications",
    response={202: shapes.VerificationOut},
    auth=door.VERIFY_LEDGER,
    summary="Verify the ledger",
)
def verify(request: HttpRequest, key: str = keys.KEY) -> HttpResponse:
    """Every act is read again as stored, by the worker; `Location` says where to look. Whoever asks
    again while one is under way is led to that one."""
    asker = asking(request)

    def perform() -> dict[str, Any]:
        return _whole(asker, jobs.begin(by=asker.by, at=clock.now()))

    response = keys.once(asker, key, perform, status=202, place=_place)
    response.headers["Retry-After"] = SOON
    return response


@router.get(
    "/ledger/verifications",
    response=shapes.Verifications,
    auth=door.VERIFY_LEDGER,
    summary="List verifications",
)
def verifications(request: HttpRequest, paged: Query[paging.Paged]) -> HttpResponse:
    """The verifications that anybody asked for, the latest first."""
    row = paging.after({}, paged.cursor, 1)
    before = paging.number(row[0]) if row else None
    found = queries.verifications(before=before, size=paged.limit + 1)
    shown = found[: paged.limit]
    lines = [shapes.VerificationLine(**one) for one in _lines(asking(request), shown)]
    return keys.said(
        {
            "items": [one.model_dump(mode="json") for one in lines],
            "next": paging.cursor({}, [shown[-1].id]) if len(found) > len(shown) else None,
        }
    )


@router.get(
    "/ledger/verifications/{number}",
    response=shapes.VerificationOut,
    auth=door.VERIFY_LEDGER,
    summary="How far a verification is",
)
def verification(request: HttpRequest, number: taken.Number) -> HttpResponse:
    """How far it is, and once it is done what does not hold."""
    found = queries.verification(number)
    response = keys.said(_whole(asking(request), found))
    if found.is_open:
        response.headers["Retry-After"] = SOON
    return response


@router.post(
    "/ledger/verifications/{number}/cancel",
    response=shapes.VerificationOut,
    auth=door.VERIFY_LEDGER,
    summary="End a verification",
)
def cancel_verification(
    request: HttpRequest, number: taken.Number, key: str = keys.KEY
) -> HttpResponse:
    """Whoever asked for it does not need it any more; the worker ends it after its page."""
    asker = asking(request)

    def perform() -> dict[str, Any]:
        return _whole(asker, actions.cancel(by=asker.by, at=clock.now(), verification=number))

    return keys.once(asker, key, perform)


def _place(body: dict[str, Any]) -> str:
    return reverse("api:verification", args=[body["id"]])


def _whole(asker: Asking, found: Verifying) -> dict[str, Any]:
    findings = [
        shapes.Fault(code=one.code, detail=sentences.finding_sentence(one))
        for one in found.findings
    ]
    line = _lines(asker, [found])[0]
    return shapes.VerificationOut(**line, findings=findings).model_dump(mode="json")


def _lines(asker: Asking, found: Sequence[Verifying]) -> list[dict[str, Any]]:
    posts, now = organisation.posts(one.post for one in found if one.post), clock.now()
    return [
        {
            "id": one.id,
            "step": one.step,
            "post": refs.post(posts.get(one.post or 0)),
            "own": one.person == asker.by.person,
            "stopped": one.has_stopped(now),
            "asked_at": one.asked_at,
            "ended_at": one.ended_at,
            "acts": one.acts,
            "read": one.done,
            "percent": one.percent,
            "head": one.head,
            "whole": one.is_whole,
            "faults": one.faults,
        }
        for one in found
    ]
