"""What every page of the shell knows: who acts, where one can go, and how it looks."""

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
        "here": requests.page(request),
        "languages": [code for code, _ in settings.LANGUAGES],
    }
