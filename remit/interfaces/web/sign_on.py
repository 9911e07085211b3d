"""Signing in at the institution's own provider of identities. A link leads there, the browser comes
back with an answer to this very attempt, and whoever is entered here under the proven address is
in; nobody is entered by it. After signing out a page says that one is still signed in there."""

import dataclasses
from collections.abc import Callable

import structlog
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from remit.domain.refusals import Refusal
from remit.interfaces import sentences, statuses
from remit.interfaces.identity import actions, attempts, provider
from remit.interfaces.identity.records import Provider
from remit.interfaces.web import paces, refusals, rights, second_factor
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.ways_back import WayBack
from remit.kernel import clock

ATTEMPTS, BY_PROVIDER = "sign_on_attempts", "signed_on_elsewhere"
MOST, LIFETIME = 5, 10 * 60
# Attempts from one place: the provider is asked for each that comes back.
PACE = {"most": 30, "seconds": 60}
_log = structlog.get_logger(__name__)


def named() -> Provider | None:
    """The provider that the site names; or none."""
    found: Provider | None = settings.REMIT_OIDC
    return found


@require_GET
@never_cache
@rights.needs(rights.PUBLIC)
def begin(request: Asking) -> HttpResponseBase:
    """To the provider, with what must come back kept in this session."""
    return _said(request, lambda: _sent(request))


@require_GET
@never_cache
@rights.needs(rights.PUBLIC)
def come_back(request: Asking) -> HttpResponseBase:
    """From the provider: who it was signs in, and goes on where it was wanted."""
    return _said(request, lambda: _entered(request))


@require_GET
@never_cache
@rights.needs(rights.PUBLIC)
def ended(request: Asking) -> HttpResponseBase:
    """Signed out here; where one can sign out at the provider, too."""
    try:
        leave = attempts.leaving()
    except Refusal:
        leave = ""
    return render(request, "account/signed_out_here.html", {"leave": leave})


def after_leaving(request: HttpRequest) -> str | None:
    """Where signing out leads whoever came by the provider."""
    came = named() and request.session.get(BY_PROVIDER)
    return reverse("sign_on_ended") if came else None


def _said(request: Asking, step: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What is refused on the way leads back to the sign-in page."""
    try:
        return step()
    except Refusal as refusal:
        _log.warning("sign_on_failed", rule=refusal.rule)
        back = WayBack(_("To the sign-in page"), reverse("account_login"))
        status = statuses.status(refusal.rule, reading=False)
        return refusals.said(
            request, sentences.sentence(refusal), status, rule=refusal.rule, back=back
        )


def _sent(request: Asking) -> HttpResponseBase:
    attempt = attempts.begun(following=_following(request), at=_now())
    language = get_language() or settings.LANGUAGE_CODE
    url = attempts.address(attempt, back=_back(request), language=language)
    kept = request.session.get(ATTEMPTS, [])[1 - MOST :]
    request.session[ATTEMPTS] = [*kept, dataclasses.asdict(attempt)]
    return redirect(url)


def _entered(request: Asking) -> HttpResponseBase:
    provider.named()
    attempt = _taken(request)
    if request.GET.get("error") or not request.GET.get("code"):
        raise Refusal("IDENTITY_DECLINED")
    if paces.is_too_often("sign_on", paces.place(request), **PACE):
        raise Refusal("IDENTITY_TOO_OFTEN")
    identity = attempts.answered(attempt, code=request.GET["code"], back=_back(request))
    person = actions.recognise(identity, at=clock.now())
    user = get_user_model().objects.get(pk=person)
    request.session[BY_PROVIDER] = True
    response: HttpResponseBase = perform_login(request, user, redirect_url=attempt.following)
    if request.user.is_authenticated:
        request.session[BY_PROVIDER] = request.session[second_factor.SHOWN] = True
    return response


def _taken(request: Asking) -> attempts.Attempt:
    """The attempt that the answer names; it is used up whatever comes of it."""
    kept = [attempts.Attempt(**one) for one in request.session.get(ATTEMPTS, [])]
    found = [one for one in kept if one.state == request.GET.get("state")]
    request.session[ATTEMPTS] = [dataclasses.asdict(one) for one in kept if one not in found]
    if not found or _now() - found[0].began > LIFETIME:
        raise Refusal("IDENTITY_ATTEMPT_OVER")
    return found[0]


def _following(request: Asking) -> str:
    """The page of this site that was wanted; no other."""
    wanted = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else reverse("home")


def _back(request: Asking) -> str:
    return request.build_absolute_uri(reverse("sign_on_back"))


def _now() -> int:
    return int(clock.by_the_machine().timestamp())
