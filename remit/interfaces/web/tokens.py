"""One's own tokens: made for one program at a time, shown once, and ended at any moment."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.api_tokens import actions, queries
from remit.interfaces.api_tokens.scopes import Scope
from remit.interfaces.web import acting, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock, inputs

TERMS = (30, 90, 180, 365)
USUAL_DAYS = 90


@never_cache
@require_http_methods(["GET", "POST"])
@rights.needs(rights.SIGNED_IN)
def tokens(request: Asking) -> HttpResponseBase:
    """The tokens there are; a new one is shown this once, and sent again the form makes none."""
    if request.method == "GET":
        return _page(request)
    shown: list[str] = []
    try:
        done = requests.once(request, lambda: _issued(request, shown))
    except Refusal as refusal:
        return _page(request, refusal)
    made = next(one for one in queries.tokens(request.by.person) if one.id == done["token"])
    return _page(request, made=made, token="".join(shown))


@require_POST
@rights.needs(rights.SIGNED_IN)
def revoke(request: Asking, number: int) -> HttpResponseBase:
    """A token ends at once."""
    actions.revoke(by=request.by, at=clock.now(), token=number)
    return requests.sent_on(request, reverse("tokens"))


def _issued(request: Asking, shown: list[str]) -> dict[str, object]:
    """What is kept of the request says which token was made, and not how it reads."""
    sent = request.POST
    made, token = actions.issue(
        by=request.by,
        at=clock.now(),
        name=str(sent.get("name", "")),
        scopes=[scope for scope in Scope if scope.value in sent.getlist("scopes")],
        days=inputs.number(str(sent.get("days", ""))) or 0,
        post=inputs.number(str(sent.get("post", ""))),
    )
    shown.append(token)
    return {"token": made.id}


def _page(
    request: Asking,
    refusal: Refusal | None = None,
    *,
    made: queries.TokenCard | None = None,
    token: str = "",
) -> HttpResponse:
    now, sent = clock.now(), request.POST
    kept = refusal is not None
    context = {
        "good": [one for one in queries.tokens(request.by.person) if one.is_good(now)],
        "ended": [one for one in queries.tokens(request.by.person) if not one.is_good(now)],
        "posts": {held.post.id: held.post for held in acting.standing(request).posts},
        "made": made,
        "token": token,
        "scopes": list(Scope),
        "chosen": sent.getlist("scopes") if kept else [Scope.READ.value],
        "terms": TERMS,
        "days": str(sent.get("days", "")) if kept else str(USUAL_DAYS),
        "post": str(sent.get("post", "")) if kept else "",
        "name": str(sent.get("name", "")) if kept else "",
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
        "rate": settings.REMIT_API_RATE,
        "address": request.build_absolute_uri("/api/v1/me"),
    }
    return render(
        request, "web/tokens.html", context, status=refusals.UNPROCESSABLE if refusal else 200
    )
