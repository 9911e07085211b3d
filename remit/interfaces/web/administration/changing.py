"""One view for all that an administrator changes: it shows the form and carries it out once."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces.web import acting, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.administration import verbs_of_people, verbs_of_units
from remit.interfaces.web.administration.verb import Sent, Verb
from remit.interfaces.web.commitments import showing
from remit.kernel import clock

TABLE: tuple[Verb, ...] = (*verbs_of_units.VERBS, *verbs_of_people.VERBS)
BY_CODE: Mapping[str, Verb] = MappingProxyType({verb.code: verb for verb in TABLE})


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ADMINISTER)
def change(request: Asking, code: str) -> HttpResponseBase:
    """An administrator changes units, posts, persons or roles."""
    if code not in BY_CODE:
        raise Refusal("VERB_UNKNOWN", verb=code)
    verb = BY_CODE[code]
    if request.method == "GET":
        return _form(request, verb, _named(request))
    try:
        done = requests.once(request, lambda: {"url": _carried_out(request, verb)})
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, verb, showing.sent(request), refusal)
    acting.stay(request)
    messages.success(request, str(verb.done))
    return requests.sent_on(request, str(done["url"]))


def _carried_out(request: Asking, verb: Verb) -> str:
    return verb.action(Sent(request.by, clock.now(), verb.read(request)))


def _named(request: Asking) -> showing.Start:
    """What the link names already."""
    return {name: [str(one) for one in many] for name, many in request.GET.lists()}


def _form(
    request: Asking, verb: Verb, start: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    filled = verb.starts(start) if verb.starts else start
    fields, said = showing.refused(verb.shown(filled), refusal)
    context = {
        "verb": verb,
        "fields": fields,
        "said": said,
        "rule": refusal.rule if refusal else "",
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "administration/change.html", context, status=status)
