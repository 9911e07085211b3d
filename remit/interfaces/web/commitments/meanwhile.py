"""Who comes back to a form whose act is no longer possible (by the button that goes back, from a
second tab, from an old letter) reads what happened meanwhile and by whom, and loses nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from remit.commitments.queries import timeline as timelines
from remit.commitments.queries.timeline import Whole
from remit.domain import lifecycle
from remit.domain.refusals import Refusal
from remit.interfaces import sentences, statuses
from remit.interfaces.web import refusals
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import names, timeline
from remit.interfaces.web.commitments.timeline import Row
from remit.interfaces.web.commitments.verb import Verb


def answer(request: Asking, number: int, verb: Verb, refusal: Refusal) -> HttpResponse:
    """The act that came before, if it is one; else the refusal alone."""
    whole = timelines.whole(request.viewer, number)
    row = _latest(request, whole)
    context = {
        "verb": verb,
        "card": whole.card,
        "row": row,
        "is_the_same": row is not None and row.entry.tag is verb.tag,
        "is_own": row is not None and row.entry.by.person == request.by.person,
        "said": sentences.sentence(refusal),
        "rule": refusal.rule,
        "typed": refusals.typed(request),
    }
    name = "commitments/meanwhile.html" if _in_part(request) else "commitments/meanwhile_page.html"
    return render(request, name, context, status=statuses.status(refusal.rule, reading=False))


def _in_part(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request"))


def _latest(request: Asking, whole: Whole) -> Row | None:
    """The latest act in force that moved the commitment to another state."""
    moving = [one for one in whole.entries if one.in_force and one.tag in lifecycle.MOVING]
    known = names.of_whole(request.viewer, whole)
    return timeline.rows(tuple(moving[-1:]), known)[0] if moving else None
