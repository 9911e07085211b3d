"""Reorganisations that are still to come, and taking one back before its day: what then stays
is seen first, and the reason is recorded."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.verb import REASON
from remit.kernel import clock
from remit.organisation import reorganising
from remit.organisation.queries import planned


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.ADMINISTER)
def take_back_plan(request: Asking, number: int) -> HttpResponseBase:
    """See what stays if a planned reorganisation is taken back, and only then take it back."""
    if request.method == "GET":
        return _form(request, number, {})
    try:
        requests.once(request, lambda: _taken_back(request, number))
    except Refusal as refusal:
        if request.headers.get("HX-Request") or refusal.rule.startswith("PLAN_"):
            raise
        return _form(request, number, showing.sent(request), refusal)
    messages.success(request, _("What was planned is taken back."))
    return requests.sent_on(request, reverse("administration"))


def _taken_back(request: Asking, number: int) -> dict[str, object]:
    reason = reading.text(request.POST, REASON.name)
    acts = reorganising.take_back(by=request.by, at=clock.now(), plan=number, reason=reason)
    return {"acts": len(acts)}


def _form(
    request: Asking, number: int, start: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "plan": planned.plan(number, clock.today()),
        "fields": showing.shown([REASON], start),
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "administration/take_back.html", context, status=status)
