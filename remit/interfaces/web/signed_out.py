"""Who is not signed in is asked to sign in. If that happens amid a form, because the session ended,
nothing typed is lost: one signs in beside it, and sends it again."""

import json
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware import csrf
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from remit.interfaces import doors
from remit.interfaces.web import refusals, requests
from remit.interfaces.web.ways_back import WayBack

STATUS = 401
# What the pages listen for: the secret of their forms is another one since the person signed in.
RENEWED = "remit:renewed"


def answer(request: HttpRequest) -> HttpResponse:
    """A page leads to the sign-in; a form, or a part of a page, stays as it is and says so."""
    if request.headers.get("HX-Request"):
        return render(request, "web/signed_out_alert.html", _around(request), status=STATUS)
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    context = _around(request) | {"typed": refusals.typed(request)}
    return render(request, "web/signed_out.html", context, status=STATUS)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the secret of its page: shown before one signed in again, or not by us. Who is
    signed out, because the browser lost all it kept, is told that and nothing else."""
    if _needs_signing_in(request):
        return answer(request)
    if request.headers.get("HX-Request") and request.user.is_authenticated:
        sentence = _("You signed in again since this page was opened; send the form once more.")
        said = refusals.said(request, sentence, 403)
        said.headers["HX-Trigger"] = json.dumps({RENEWED: {"token": csrf.get_token(request)}})
        return said
    sentence = _(
        "This form is too old, or cookies are switched off; reload its page and send it again."
    )
    back = WayBack(_("Back to the form"), requests.page(request))
    return refusals.said(request, sentence, 403, back=back)


def _needs_signing_in(request: HttpRequest) -> bool:
    """Whether the form leads to a page that only opens to who is signed in, and nobody is."""
    page = request.resolver_match.func if request.resolver_match else None
    is_open = getattr(page, "right", doors.PUBLIC) is doors.PUBLIC
    return not is_open and not request.user.is_authenticated


def _around(request: HttpRequest) -> dict[str, object]:
    """The sign-in, which leads back to the page with the form."""
    following = requests.page(request)
    return {"url": f"{reverse('account_login')}?{urlencode({'next': following})}"}
