"""The addresses for machines: `/healthz` says that the process answers and asks nothing else,
`/readyz` whether it can do its work, `/metrics` how much it does."""

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from remit.interfaces import doors
from remit.interfaces.probes import exposition, readiness, standing, tallies

FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-Real-IP")
PLAIN = "text/plain; charset=utf-8"


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type=PLAIN)


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """The site can do its work, or what keeps it from that."""
    failing = readiness.failing()
    said = "".join(f"{name}\n" for name in failing) or "ok\n"
    said += readiness.beside()
    return HttpResponse(said, content_type=PLAIN, status=503 if failing else 200)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The measures, for whoever shows the token of the site; without one, for its own machine."""
    if not may_read(request):
        return HttpResponse("There is nothing here for you.\n", content_type=PLAIN, status=404)
    said = exposition.text((*standing.measures(), *tallies.measures(), *tallies.of_standby()))
    return HttpResponse(said, content_type=exposition.MEDIA)


def may_read(request: HttpRequest) -> bool:
    """A token is compared in constant time. Without one, the machine itself is believed only when
    nobody stands between: a proxy on the same machine asks for others."""
    token = settings.REMIT_METRICS_TOKEN
    if token:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(shown.encode(), token.encode())
    forwarded = any(name in request.headers for name in FORWARDED)
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return not forwarded and _is_here(request.META.get("REMOTE_ADDR", "")) and _is_here(host)


def _is_here(place: str) -> bool:
    try:
        return place == "localhost" or ipaddress.ip_address(place.strip("[]")).is_loopback
    except ValueError:
        return False


for _page, _right in ((alive, doors.PUBLIC), (ready, doors.PUBLIC), (metrics, doors.MACHINE)):
    vars(_page)["right"] = _right
