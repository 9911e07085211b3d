"""What holds for every request below /api/ before its endpoint is asked: its filters are known
here, and the answer is one that the program takes. What the framework itself answers (a method that
is not taken) is a problem too."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from remit.domain.refusals import Refusal
from remit.interfaces.api import keys, problems

HOME: Final = "/api/"
NOT_TAKEN: Final = 405
LONGEST: Final = 60
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Described:
    """What an endpoint takes in its address, and in which forms it answers."""

    filters: tuple[str, ...]
    many: frozenset[str]
    media: tuple[str, ...]


class ProblemMiddleware:
    """Programs read problems, not pages."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Everything else passes."""
        if not request.path.startswith(HOME):
            return self.respond(request)
        return self._headed(request) if request.method == "HEAD" else self._answered(request)

    def _headed(self, request: HttpRequest) -> HttpResponseBase:
        """Who asks for the heading of an answer gets that of GET, without its body."""
        request.method = "GET"
        response = self._answered(request)
        request.method = "HEAD"
        if isinstance(response, HttpResponse):
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        if refusal := _before(request):
            return problems.answer(request, refusal)
        response = self.respond(request)
        if response.status_code == NOT_TAKEN:
            allowed = response.headers.get("Allow", "")
            refused = problems.answer(request, Refusal("METHOD_NOT_ALLOWED", known=allowed))
            refused.headers["Allow"] = allowed
            return refused
        if isinstance(response, keys.Said) and response.following:
            response.headers["Link"] = _next(request, response.following)
        return response


def _next(request: HttpRequest, cursor: str) -> str:
    """Where the next page of a list is, with the same filters (RFC 8288)."""
    asked = request.GET.copy()
    asked["cursor"] = cursor
    return f'<{request.path}?{asked.urlencode()}>; rel="next"'


def _before(request: HttpRequest) -> Refusal | None:
    """What no endpoint could answer is refused before it is asked, and before it acts."""
    try:
        route = "/" + _PLACE.sub(r"{\1}", resolve(request.path_info).route)
    except Resolver404:
        return None
    endpoint = _endpoints().get((request.method or "", route))
    return _refused(request, endpoint) if endpoint else None


def _refused(request: HttpRequest, endpoint: Described) -> Refusal | None:
    unknown = sorted(set(request.GET) - set(endpoint.filters))
    if unknown:
        known, name = ", ".join(endpoint.filters), unknown[0][:LONGEST]
        return Refusal("FILTER_UNKNOWN" if known else "FILTER_NOT_TAKEN", name=name, known=known)
    for name, said in request.GET.lists():
        if len(said) > 1 and name not in endpoint.many:
            return Refusal("FILTER_TWICE", name=name)
    if not any(request.accepts(media) for media in endpoint.media):
        return Refusal("MEDIA_NOT_ANSWERED", known=", ".join(endpoint.media))
    return None


@functools.cache
def _endpoints() -> Mapping[tuple[str, str], Described]:
    """Every endpoint by its method and address, as the description says it."""
    from remit.interfaces.api.site import api

    return {
        (method.upper(), path): _described(endpoint)
        for path, methods in api.described["paths"].items()
        for method, endpoint in methods.items()
    }


def _described(endpoint: Mapping[str, Any]) -> Described:
    done = [said for code, said in endpoint["responses"].items() if int(code) < 400]
    filters = [one for one in endpoint.get("parameters", ()) if one["in"] == "query"]
    return Described(
        tuple(one["name"] for one in filters),
        frozenset(one["name"] for one in filters if one["schema"].get("type") == "array"),
        tuple(dict.fromkeys(media for said in done for media in said.get("content", ()))),
    )
