"""The description of the API as anybody gets it. It is the same until the next release, so it is
made once in a process, and whoever has it already is told so."""

import functools
import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_safe
from ninja.responses import Response

from remit.interfaces import doors
from remit.interfaces.api.site import api


@functools.cache
def _whole() -> tuple[bytes, str]:
    """The description, and the mark by which it is known again."""
    said = Response(api.described).content
    return said, f'"{hashlib.sha256(said).hexdigest()}"'


def _mark(_request: HttpRequest) -> str:
    return _whole()[1]


@csrf_exempt  # what is not taken is said so, before anybody is asked for a form of ours
@require_safe
@cache_control(public=True, no_cache=True)
@condition(etag_func=_mark)
def description(_request: HttpRequest) -> HttpResponse:
    """Every endpoint, what it takes and what it answers (OpenAPI 3.1)."""
    return HttpResponse(_whole()[0], content_type="application/json")


vars(description)["right"] = doors.PUBLIC
