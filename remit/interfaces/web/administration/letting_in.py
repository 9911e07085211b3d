"""A sign-in link on the screen of whoever keeps the site, for a person whom no letter reaches. It
is shown in the one answer that made it: neither the memory of requests nor a log ever holds it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.sign_in_links import keeping
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.verb import REASON
from remit.kernel import clock
from remit.organisation.queries import people


@never_cache
@require_http_methods(["GET", "POST"])
@rights.needs(Permission.BAR)
def show_link(request: Asking, number: int) -> HttpResponseBase:
    """Say why, and read the link this once; sent again the form makes no second one."""
    person = people.somebody(number)
    if request.method == "GET":
        return _page(request, person, {})
    shown: list[str] = []
    try:
        requests.once(request, lambda: _issued(request, number, shown))
    except Refusal as refusal:
        return _page(request, person, showing.sent(request), refusal)
    link = request.build_absolute_uri(shown[0]) if shown else ""
    return render(request, "administration/link_shown.html", {"person": person, "link": link})


def _issued(request: Asking, number: int, shown: list[str]) -> dict[str, object]:
    """What is kept of the request says that a link was shown, and not which."""
    reason = reading.text(request.POST, REASON.name)
    shown.append(keeping.show(by=request.by, at=clock.now(), person=number, reason=reason))
    return {"shown": True}


def _page(
    request: Asking,
    person: people.Somebody,
    start: showing.Start,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "person": person,
        "fields": showing.shown([REASON], start),
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "administration/show_link.html", context, status=status)
