"""Whoever wrote reads what was written: beside a standby the browser keeps how far the primary had
come, and until the standby is as far, its pages are read from the primary."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from remit.kernel import standby, writes

READING = frozenset({"GET", "HEAD", "OPTIONS"})
# A standby that is further behind than this is not read by anybody.
LASTS_SECONDS = 600


def answered(request: HttpRequest, page: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The page, from the server that may answer it."""
    name = f"{settings.COOKIE_PREFIX}remit_wrote_at"
    if request.method in READING:
        return standby.answered(lambda: _read(page), after=request.COOKIES.get(name, ""))
    response = page()
    if standby.is_named():
        response.set_cookie(
            name,
            standby.position(),
            max_age=LASTS_SECONDS,
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
    return response


def _read(page: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    with writes.reading():
        return page()
