"""A refusal as a problem (RFC 9457): the rule, one sentence in the language asked for, its facts;
and for a request that cannot be understood one finding for each place."""

import json
import uuid
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from remit.domain.refusals import Finding, Refusal
from remit.interfaces import doors, failures, sentences, statuses
from remit.interfaces.api import findings, places, speaking, titles
from remit.interfaces.api.faults import Fault
from remit.interfaces.api.parsing import Strict

MEDIA: Final = "application/problem+json"
STATUS: Final[Mapping[str, int]] = {
    "TOKEN_MISSING": 401,
    "TOKEN_NOT_GOOD": 401,
    "TOKEN_REVOKED": 401,
    "TOKEN_EXPIRED": 401,
    "SCOPE_MISSING": 403,
    "PATH_UNKNOWN": 404,
    "METHOD_NOT_ALLOWED": 405,
    "COMMITMENT_CHANGED": 412,
    "DRAFT_CHANGED_MEANWHILE": 412,
    "EVIDENCE_FILE_GONE": 404,
    "FILE_GONE": 404,
    "BODY_TOO_LARGE": 413,
    "FILE_TOO_LARGE": 413,
    "BODY_NOT_UNDERSTOOD": 400,
    "IDEMPOTENCY_KEY_MISSING": 400,
    "IDEMPOTENCY_KEY_MALFORMED": 400,
    "IDEMPOTENCY_KEY_REUSED": 422,
    "FILTER_UNKNOWN": 400,
    "FILTER_NOT_TAKEN": 400,
    "FILTER_TWICE": 400,
    "FORM_NOT_UNDERSTOOD": 400,
    "MEDIA_NOT_TAKEN": 415,
    "MEDIA_NOT_ANSWERED": 406,
    "MARK_MISSING": 428,
    "DOCUMENT_CHANGED": 412,
    "MARK_MALFORMED": 400,
    "MARK_OF_DRAFT_MALFORMED": 400,
    "CURSOR_NOT_GOOD": 400,
    "MEMBER_UNKNOWN": 400,
    "ASKED_TOO_OFTEN": 429,
    "FAILED": 500,
}
# What is answered with a status of its own is about no filter.
OF_NO_FILTER: Final = frozenset({*STATUS, *statuses.STATUS})
FORM: Final = "multipart/form-data"
# Rules about two members of a query, of which one is to be changed.
OF_FILTER: Final = MappingProxyType({"SINCE_AFTER_DAY": "since"})
KEY_HEADER: Final = "Idempotency-Key"
_log = structlog.get_logger(__name__)


def problem(
    refusal: Refusal, *, reading: bool = False, found: Sequence[Fault] = ()
) -> tuple[int, dict[str, Any]]:
    """The status and the body of a refusal."""
    rule = refusal.rule
    status = STATUS.get(rule) or statuses.status(rule, reading=reading)
    body: dict[str, Any] = {
        "type": f"/api/problems#{rule}",
        "title": str(titles.TITLES[status]),
        "status": status,
        "detail": sentences.sentence(refusal),
        "rule": rule,
        "facts": dict(refusal.params),
    }
    if found:
        body["findings"] = [
            {"place": one.place, "code": one.finding.code, "detail": _said(one)} for one in found
        ]
    return status, body


def answer(request: HttpRequest, refusal: Refusal, found: Sequence[Fault] = ()) -> HttpResponse:
    """The refusal as an answer."""
    speaking.settle(request)
    addressed = _is_addressed(request, refusal)
    asked = None if addressed else _filter_of(request, refusal)
    if asked is not None:
        found = [Fault(f"query.{asked}", Finding(refusal.rule, refusal.params))]
    elif not (found or addressed or refusal.rule in STATUS or _reads(request)):
        found = places.found(refusal, *_sent(request))
    reading = addressed or (_reads(request) and asked is None and not found)
    status, body = problem(refusal, reading=reading, found=found)
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type=MEDIA, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Remit"'
    if "seconds" in refusal.params:
        response.headers["Retry-After"] = refusal.params["seconds"]
    return response


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """There is nothing at this address of the API."""
    return answer(request, Refusal("PATH_UNKNOWN"))


def _is_addressed(request: HttpRequest, refusal: Refusal) -> bool:
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    return statuses.is_addressed(named, refusal)


def _reads(request: HttpRequest) -> bool:
    return request.method in {"GET", "HEAD"}


def _filter_of(request: HttpRequest, refusal: Refusal) -> str | None:
    """The member of the query that a refusal is about: it is named, and nothing is not found by
    it, only not understood."""
    if refusal.rule in OF_NO_FILTER or not _reads(request):
        return None
    if OF_FILTER.get(refusal.rule) in request.GET:
        return OF_FILTER[refusal.rule]
    facts = {fact.casefold() for fact in refusal.params.values() if fact}
    for name in request.GET:
        said = str(request.GET[name])
        # A tree is named with a day behind @, a document with its issuer.
        if {said.strip().casefold(), said.partition("@")[0].strip().casefold()} & facts:
            return name
    return None


def _sent(request: HttpRequest) -> tuple[str, Any]:
    """What a write holds, as body or as form; nothing of what cannot be read."""
    first = "form" if request.content_type == FORM else "body"
    try:
        return first, request.POST.dict() if first == "form" else Strict().parse_body(request)
    except (Refusal, ValueError, OSError, MultiPartParserError, SuspiciousOperation):
        return first, None


# Whoever asks for what is not there is told so without a token.
vars(unknown)["right"] = doors.PUBLIC


def install(api: NinjaAPI) -> None:
    """Everything that goes wrong in the API is a problem with a sentence."""
    for error, say in SAYING.items():
        api.add_exception_handler(error, say)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, error)


def _misunderstood(request: HttpRequest, error: Any) -> HttpResponse:
    found = _beyond_address(request, [findings.fault(one) for one in error.errors])
    refusal = _of_header(found) or _of_form(request, found)
    if refusal is not None:
        return answer(request, refusal)
    return answer(request, findings.whole(error.errors, found), found)


def _beyond_address(request: HttpRequest, found: Sequence[Fault]) -> list[Fault]:
    """An order at the address of a draft rests on its text, and lacks no reference."""
    is_of_draft = bool(request.resolver_match and request.resolver_match.kwargs)
    lacks = "BASIS_WITHOUT_REFERENCE" if is_of_draft else ""
    return [one for one in found if one.finding.code != lacks]


def _of_header(found: Sequence[Fault]) -> Refusal | None:
    """A header that every such request needs has a refusal of its own."""
    codes = {one.place: one.finding.code for one in found}
    if code := codes.get(f"header.{KEY_HEADER}"):
        missing = code == "VALUE_MISSING"
        rule = "IDEMPOTENCY_KEY_MISSING" if missing else "IDEMPOTENCY_KEY_MALFORMED"
        return Refusal(rule, limit=str(findings.LONGEST_KEY))
    if code := codes.get("header.If-Match"):
        return Refusal("MARK_MISSING" if code == "VALUE_MISSING" else "MARK_MALFORMED")
    return None


def _of_form(request: HttpRequest, found: Sequence[Fault]) -> Refusal | None:
    """Files come in a form, and in nothing else."""
    missing = any(one.place.startswith("file.") for one in found)
    if missing and request.content_type != FORM:
        return Refusal("MEDIA_NOT_TAKEN", media=request.content_type or "", known=FORM)
    return None


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    # The library answers whatever befalls its parser by an error of its own.
    if isinstance(error.__cause__, Refusal):
        return answer(request, error.__cause__)
    if isinstance(error.__cause__, RequestDataTooBig):
        return _too_big(request, error.__cause__)
    rule = "BODY_NOT_UNDERSTOOD" if error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else ""
    return answer(request, Refusal(rule)) if rule else _failed(request, error)


def _too_big(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, Refusal("BODY_TOO_LARGE", limit=str(findings.LARGEST_BODY)))


def _no_form(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(request, Refusal("FORM_NOT_UNDERSTOOD"))


def _lost(request: HttpRequest, error: Any) -> HttpResponse:
    return unknown(request)


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    """The machine under the site may be at fault, which passes; else it is ours."""
    if outage := failures.outage(error):
        _log.warning("outage", rule=outage.rule, path=request.path, error=str(error))
        return answer(request, outage)
    mark = uuid.uuid4().hex[:12]
    _log.error("failed", mark=mark, path=request.path, exc_info=error)
    return answer(request, Refusal("FAILED", mark=mark))


def _said(one: Fault) -> str:
    return sentences.finding_sentence(one.finding)


SAYING: Final[Mapping[type[Exception], Any]] = {
    Refusal: _refused,
    ValidationError: _misunderstood,
    HttpError: _unreadable,
    Http404: _lost,
    RequestDataTooBig: _too_big,
    SuspiciousOperation: _no_form,
    MultiPartParserError: _no_form,
    Exception: _failed,
}
