"""Asking the provider of identities. It gets a few seconds and may answer with JSON of a modest
length; a provider that is silent, away or talks nonsense is away. No redirection is followed: a
secret goes to the address that was named and to no other."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import requests
import structlog

from remit.domain.refusals import Refusal

SECONDS = 5
LARGEST = 500_000
_log = structlog.get_logger(__name__)
Answer = Mapping[str, Any]


def read(url: str, **headers: str) -> Answer:
    """What stands at an address of the provider."""
    return _asked("GET", url, headers=headers)


def exchange(url: str, form: Mapping[str, str], who: tuple[str, str] | None) -> Answer:
    """What the provider gives for a form; `who` shows in the head of the request who asks."""
    return _asked("POST", url, data=dict(form), auth=who)


def _asked(method: str, url: str, **more: Any) -> Answer:
    try:
        with requests.request(
            method, url, timeout=SECONDS, allow_redirects=False, stream=True, **more
        ) as answer:
            status, body = answer.status_code, _bounded(answer)
    except (requests.RequestException, OSError) as failure:
        raise _away(type(failure).__name__) from failure
    if status != HTTPStatus.OK:
        _log.warning("identity_provider_refused", status=status)
        raise Refusal("IDENTITY_NOT_PROVEN")
    return _said(body)


def _bounded(answer: requests.Response) -> bytes:
    taken = b""
    for part in answer.iter_content(65_536):
        taken += part
        if len(taken) > LARGEST:
            raise _away("TooLong")
    return taken


def _said(body: bytes) -> Answer:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as failure:
        raise _away(type(failure).__name__) from failure
    if not isinstance(said, dict):
        raise _away(type(said).__name__)
    return said


def _away(why: str) -> Refusal:
    _log.warning("identity_provider_away", why=why)
    return Refusal("IDENTITY_PROVIDER_AWAY")
