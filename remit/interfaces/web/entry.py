"""Entering by a one-time link. Opening it shows a page with one button, so that a program which
only looks at links does not use it up; in a browser the button presses itself."""

from allauth.account.utils import perform_login
from django.contrib.auth import get_user_model
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from remit.interfaces.sign_in_links import actions as links
from remit.interfaces.web import refusals, rights
from remit.interfaces.web.acting import Asking
from remit.kernel import clock

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
GONE = 410


@require_http_methods(["GET", "POST"])
@rights.needs(rights.PUBLIC)
def enter(request: Asking, token: str) -> HttpResponseBase:
    """Whoever holds an unused link is signed in by it, once."""
    if request.method == "GET":
        if not links.is_good(token=token, at=clock.now()):
            return _spent(request)
        return render(request, "web/enter.html")
    person = links.use_up(token=token, at=clock.now())
    if person is None:
        return _spent(request)
    user = get_user_model().objects.get(pk=person)
    # A link is one step: whoever set up a second one is asked for it now.
    response: HttpResponseBase = perform_login(request, user, redirect_url=reverse("home"))
    return response


def _spent(request: Asking) -> HttpResponse:
    sentence = _(
        "This link was used already or is older than half an hour. Sign in with your password, or"
        " ask whoever administers the site for a new link."
    )
    return refusals.said(request, sentence, GONE)
