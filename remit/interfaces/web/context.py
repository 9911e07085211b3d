"""What every page of the shell knows: who acts, where one can go, and how it looks."""

import functools

from django.conf import settings
from django.http import HttpRequest

from remit.interfaces.web import acting, appearance, bell, navigation, requests
from remit.kernel import clock


def shell(request: HttpRequest) -> dict[str, object]:
    """The top bar of the page; a request without a session (a broken one) has none."""
    who = acting.standing(request) if hasattr(request, "user") else acting.NOBODY
    return {
        "standing": who,
        "places": list(navigation.links(request, who.viewer)),
        "further": list(navigation.further(request, who.viewer)),
        "unread": bell.unread(request, who.by),
        "theme": appearance.theme(request),
        "printed_at": clock.now(),
        # Asked for by pages alone: the host of a broken request has no name.
        "printed_address": functools.partial(_printed, request),
        "here": requests.page(request),
        "languages": [code for code, _ in settings.LANGUAGES],
    }


def _printed(request: HttpRequest) -> str:
    """The address that stands on paper: with all that was asked, without where one came from."""
    asked = request.GET.copy()
    asked.pop("next", None)
    query = f"?{asked.urlencode(safe='/:,')}" if asked else ""
    return f"{request.scheme}://{request.get_host()}{request.path}{query}"
