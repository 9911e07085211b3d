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
from remit.interfaces.web.texts import deciding, relating
from remit.kernel import clock
from remit.texts import queries as texts
from remit.texts.pairs import actions as pairs

TRANSLATES, TRANSLATED, SAME_EVENT, APART = "TRANSLATES", "TRANSLATED", "SAME_EVENT", "APART"


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def answer(request: Asking, number: int, other: int) -> HttpResponseBase:
    """One document translates the other, both are about one event, or they are told apart."""
    one, two = (texts.document(request.viewer, which).id for which in (number, other))
    said = reading.text(request.POST, "answer")
    if said not in {TRANSLATES, TRANSLATED, SAME_EVENT, APART}:
        raise Refusal("ANSWER_UNKNOWN")
    done = None
    if said == APART:
        requests.once(request, lambda: _told_apart(request, one, two))
    else:
        source, target = (two, one) if said == TRANSLATED else (one, two)
        relation = Relation.SAME_EVENT if said == SAME_EVENT else Relation.TRANSLATES
        done = relating.carried_out(request, source, target, relation)
    return done or requests.sent_on(request, reverse("text", args=[number]))


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


def _told_apart(request: Asking, one: int, two: int) -> dict[str, object]:
    pairs.tell_apart(by=request.by, at=clock.now(), document=one, other=two)
    return {"answer": APART}
