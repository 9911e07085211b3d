"""A site may ask everybody for a second step at sign-in. Whoever has none yet sets it up before
anything else; whom the institution's own sign-on let in has shown it there."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

SHOWN = "second_factor_shown"
# What must stay open to whoever sets it up: the account's own pages and how the pages look.
OPEN = ("/account/", "/language/", "/theme/", "/health/", "/api/")


class SecondFactorMiddleware:
    """Where the site asks for two steps, nobody works after one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Lead whoever lacks a second step to where it is set up."""
        if not settings.REMIT_SECOND_FACTOR or request.path.startswith(OPEN) or _has_shown(request):
            return self.get_response(request)
        messages.warning(
            request, _("This site asks for a second step at sign-in. Set it up, then go on.")
        )
        return redirect(reverse("mfa_activate_totp"))


def _has_shown(request: HttpRequest) -> bool:
    if not request.user.is_authenticated or request.session.get(SHOWN):
        return True
    if not is_mfa_enabled(request.user):
        return False
    request.session[SHOWN] = True
    return True
