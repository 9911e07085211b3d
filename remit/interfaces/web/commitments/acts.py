"""One view for every verb on a commitment: it shows the form, carries it out once, and says at the
top of the page that follows that it was done."""

from collections.abc import Collection, Iterable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from remit.commitments.queries import conversation, openings
from remit.commitments.queries import timeline as timelines
from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.interfaces import labels
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import (
    beginning,
    grounds,
    meanwhile,
    reading,
    rows_of_parts,
    showing,
    since,
    verbs,
)
from remit.interfaces.web.commitments.fields import OF_FILES, Kind, Sitting
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.commitments.verb import Verb
from remit.kernel import clock


@require_http_methods(["GET", "POST"])
@rights.needs(rights.SIGNED_IN)
def act(request: Asking, number: int, code: str) -> HttpResponseBase:
    """Whoever may, does it; whoever may not, reads why."""
    verb = verbs.verb(code)
    try:
        if request.method == "GET":
            return _form(request, number, verb, showing.asked(request, verb.fields))
        done = requests.once(request, lambda: _carried_out(request, number, verb))
    except Refusal as refusal:
        if request.method == "POST":
            openings.check_right(
                request.viewer, by=request.by, at=clock.now(), commitment=number, tag=verb.tag
            )
        if refusal.rule == "TRANSITION_NOT_ALLOWED":
            return meanwhile.answer(request, number, verb, refusal)
        if request.method == "GET" or refusal.rule == "RIGHT_MISSING":
            raise
        if not request.headers.get("HX-Request"):
            return _form(request, number, verb, showing.sent(request), refusal)
        if refusal.rule != since.RULE:
            raise
        return since.answer(request, number, verb, refusal)
    return requests.sent_on(request, str(done["url"]))


def _carried_out(request: Asking, number: int, verb: Verb) -> dict[str, object]:
    # What the person may not read is answered as what is not there, before any right is weighed.
    conversation.check_readable(request.viewer, number)
    values = reading.values(request, verb.fields)
    if verb.asks_back:
        values["meant"] = beginning.meant(request)
    since.check(request, number, verb)
    with rows_of_parts.named(request.POST):
        verb.action(by=request.by, at=clock.now(), commitment=number, **values)
    # Said by the one that did it; a form that is sent again finds it said.
    what = labels.label(verb.tag) if verb.tag else str(verb.label)
    messages.success(request, _("Recorded: %(what)s.") % {"what": what})
    for name in reading.damaged(values):
        messages.warning(
            request, _("“%(name)s” does not open; it was kept as it came.") % {"name": name}
        )
    return {"url": reverse("commitment", args=[number])}


def _form(
    request: Asking,
    number: int,
    verb: Verb,
    start: showing.Start,
    refusal: Refusal | None = None,
) -> HttpResponse:
    whole = timelines.whole(request.viewer, number)
    if refusal is None:  # what was refused is shown again with what had been typed
        openings.check_open(by=request.by, at=clock.now(), commitment=number, tag=verb.tag)
    sitting = Sitting(request.viewer, whole, _annullable(request, number, verb))
    fields, said = showing.refused(showing.shown(verb.fields, start, sitting), refusal)
    context: dict[str, object] = {
        "verb": verb,
        "warning": verb.warns(sitting) if verb.warns else "",
        "card": whole.card,
        "grounds": grounds.grounds(whole, verb.tag, clock.today()),
        "wish": grounds.wish(whole, verb.tag),
        "open_parts": grounds.open_parts(whole, verb.tag),
        "fields": fields,
        "picked": _picked(fields),
        "has_file": any(one.kind in OF_FILES for one in verb.fields),
        "said": said,
        "rule": refusal.rule if refusal else "",
        "seen": since.mark(request, whole, refusal),
    }
    if refusal and refusal.rule == since.RULE:
        context |= since.told(request, whole)
    part = bool(request.headers.get("HX-Request"))
    name = "commitments/act_form.html" if part else "commitments/act_page.html"
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, name, context, status=status)


def _annullable(request: Asking, number: int, verb: Verb) -> Collection[int]:
    if verb.tag is not Tag.COMMITMENT_ACT_ANNULLED:
        return ()
    return openings.annullable(by=request.by, at=clock.now(), commitment=number)


def _picked(fields: Iterable[Shown]) -> str:
    """What is chosen already of what is acted on: the question that is put once names it."""
    for one in fields:
        if one.kind is Kind.PICK:
            only = one.options[0].value if len(one.options) == 1 else ""
            wanted = one.value or only
            return next((str(each.label) for each in one.options if each.value == wanted), "")
    return ""
