"""What a person answers to what the texts propose: that two documents are one work or are not, and
that a passage is the commitment of another language or another obligation."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Relation
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import deciding
from remit.kernel import clock
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.pairs import actions as pairs

TRANSLATES, TRANSLATED, APART = "TRANSLATES", "TRANSLATED", "APART"


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def answer(request: Asking, number: int, other: int) -> HttpResponseBase:
    """One document translates the other, or they are told apart."""
    one, two = (texts.document(request.viewer, which).id for which in (number, other))
    said = reading.text(request.POST, "answer")
    if said not in {TRANSLATES, TRANSLATED, APART}:
        raise Refusal("ANSWER_UNKNOWN")
    requests.once(request, lambda: {"answer": _answered(request, said, one, two)})
    return requests.sent_on(request, reverse("text", args=[number]))


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def link(request: Asking, number: int) -> HttpResponseBase:
    """A passage is the commitment that another language has already."""
    draft, document = deciding.opened(request, number)
    return deciding.decided(
        request,
        document,
        draft.id,
        lambda: pairs.link_draft(by=request.by, at=clock.now(), draft=number),
    )


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def part(request: Asking, number: int) -> HttpResponseBase:
    """A passage is another obligation, and waits for a decision of its own."""
    draft, document = deciding.opened(request, number)
    return deciding.decided(
        request,
        document,
        draft.id,
        lambda: pairs.part_draft(by=request.by, at=clock.now(), draft=number),
    )


def _answered(request: Asking, said: str, one: int, two: int) -> str:
    by, at = request.by, clock.now()
    if said == APART:
        pairs.tell_apart(by=by, at=at, document=one, other=two)
        return said
    translation, original = (one, two) if said == TRANSLATES else (two, one)
    actions.relate(by=by, at=at, document=translation, to=original, relation=Relation.TRANSLATES)
    return said
