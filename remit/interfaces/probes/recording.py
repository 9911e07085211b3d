"""Every request is counted and logged: its own number, the pattern of its address, how it ended,
how long it took, how often the database was asked. Never what was sent, nor who a person is by
name."""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponseBase

from remit.interfaces.probes import tallies
from remit.kernel import standby, watching

HEADER = "X-Request-ID"
NAMED = re.compile(r"[A-Za-z0-9-]{8,64}")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Asked every few seconds; a line for each would hide the others.
QUIET = frozenset({"healthz", "readyz", "metrics", "health/"})
NOT_AUTHORISED = frozenset({401, 403})
_log = structlog.get_logger("remit.requests")


class RecordMiddleware:
    """Stands before whatever asks the database."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """What is logged meanwhile carries the number of the request, and so does the answer."""
        number, watch, begun = _number(request), watching.Watch(), time.perf_counter()
        with (
            structlog.contextvars.bound_contextvars(request=number),
            standby.watched(watch),
        ):
            response = self.respond(request)
            _tell(request, response.status_code, watch, time.perf_counter() - begun)
        response.headers[HEADER] = number
        return response


def route(request: HttpRequest) -> str:
    """The pattern of the address; what stands at no address of ours has none."""
    match = request.resolver_match
    return match.route if match is not None and match.route else "" if match else "unknown"


def _number(request: HttpRequest) -> str:
    """The number that the proxy gave, if it is one, else a new one."""
    given = request.headers.get(HEADER, "")
    return given if NAMED.fullmatch(given) else uuid.uuid4().hex


def _tell(request: HttpRequest, status: int, watch: watching.Watch, seconds: float) -> None:
    where = route(request)
    method = request.method if request.method in METHODS else "OTHER"
    asked: dict[str, Any] = {"route": where, "method": str(method), "status": status}
    tallies.add(**asked, seconds=seconds, questions=watch.questions)
    if where in QUIET:
        return
    took = {"ms": round(seconds * 1000, 1), "database_ms": round(watch.seconds * 1000, 1)}
    _log.info("request", **asked, **took, queries=watch.questions)
    if status in NOT_AUTHORISED:
        _log.warning("not_authorised", **asked, **_who(request))


def _who(request: HttpRequest) -> dict[str, int | None]:
    """Who was refused, by number: of a person and of the post acted from."""
    by = vars(request).get("by")
    return {"person": by.person, "post": by.post} if by is not None else {}
