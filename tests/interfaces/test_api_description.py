"""The API holds what its description says, whatever it is asked: no failure, no answer of another
shape, and every endpoint closed to whoever has no token."""

import datetime as dt
import json
import re
import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from ninja import Schema
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from remit.domain import vocabulary
from remit.domain.acts import By
from remit.interfaces.api import rates
from remit.interfaces.api.site import api
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens.scopes import Scope
from remit.kernel import clock
from tests.interfaces.api_site import Program, program, said
from tests.interfaces.conftest import Site

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
DESCRIPTION = api.get_openapi_schema()
ENDPOINTS = [(method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods]
schema = schemathesis.openapi.from_dict(dict(DESCRIPTION))
schema.app = get_wsgi_application()
schema.config.phases.coverage.enabled = False


# Only a fixture with a parameter gives the test of each endpoint a name of its own.
@pytest.fixture(params=["leader"])
def token(request: pytest.FixtureRequest, site: Site) -> str:
    """The token of a program of the leader."""
    return program(getattr(site, request.param)).token


@schema.parametrize()
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_endpoint_holds_what_its_description_says(case: Any, token: str) -> None:
    rates.forget()
    headers = {"Authorization": f"Bearer {token}"}
    if case.method != "GET":
        headers["Idempotency-Key"] = str(uuid.uuid4())
    case.call_and_validate(headers=headers, checks=list(CHECKS))


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
def test_an_endpoint_is_closed_to_a_stranger(db: None, method: str, path: str) -> None:
    url = re.sub(r"\{\w+\}", "1", path.replace("{code}", "CITY"))
    stranger = Program("")
    answered = getattr(stranger.browser, method)(url, content_type="application/json")
    assert (answered.status_code, said(answered)["rule"]) == (401, "TOKEN_MISSING")


@pytest.mark.parametrize("rule", ["TOKEN_EXPIRED", "TOKEN_REVOKED"])
def test_every_endpoint_is_closed_to_a_token_that_ended(site: Site, rule: str) -> None:
    by, now = By(site.leader.pk), clock.now()
    card, token = tokens.issue(by=by, at=now, name="A", scopes=list(Scope), days=1)
    if rule == "TOKEN_REVOKED":
        tokens.revoke(by=by, at=now, token=card.id)
    opened, ended = [], Program(token)
    with clock.injected(now + dt.timedelta(days=2 if rule == "TOKEN_EXPIRED" else 0)):
        for method, path in ENDPOINTS:
            rates.forget()
            url = re.sub(r"\{\w+\}", "1", path.replace("{code}", "CITY"))
            keyed = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid.uuid4())}
            answered = getattr(ended.browser, method)(
                url, content_type="application/json", headers=keyed
            )
            if (answered.status_code, said(answered)["rule"]) != (401, rule):
                opened.append((method, path, answered.status_code))
    assert opened == []


def _asked(name: str) -> list[dict[str, Any]]:
    return [
        one["schema"]
        for method, path in ENDPOINTS
        for one in DESCRIPTION["paths"][path][method].get("parameters", ())
        if one["name"] == name
    ]


@pytest.mark.parametrize(
    ("name", "fits", "fits_not"),
    [
        ("fields", ["", "number", "number,title", "number, sha256"], ["a;b", ",a", "a,,b"]),
        ("known_at", ["", "610", "2025-11-14", "2025-11-14T16:00+07:00"], ["now", "-1"]),
    ],
)
def test_how_a_word_of_an_address_is_written_is_described(
    name: str, fits: list[str], fits_not: list[str]
) -> None:
    described = _asked(name)
    assert len(described) > 3
    for one in described:
        assert all(re.search(one["pattern"], word) for word in fits)
        assert not any(re.search(one["pattern"], word) for word in fits_not)


def test_an_example_names_what_the_example_site_has() -> None:
    assert "HOIAN" not in json.dumps(DESCRIPTION)


def test_every_endpoint_says_what_it_does() -> None:
    ids = [DESCRIPTION["paths"][path][method]["operationId"] for method, path in ENDPOINTS]
    assert len(ids) == len(set(ids))
    for method, path in ENDPOINTS:
        endpoint = DESCRIPTION["paths"][path][method]
        assert all(endpoint[name] for name in ("summary", "description", "security")), path


def test_a_shape_of_the_description_is_one_shape_of_the_code() -> None:
    # A word list of the rule-book has its name in the description as well.
    words = {one.__name__ for one in vars(vocabulary).values() if isinstance(one, type)}
    names = Counter([*(shape.__name__ for shape in _shapes(Schema)), *words])
    described = DESCRIPTION["components"]["schemas"]
    assert [name for name in described if names[name] > 1] == []


def _shapes(above: type[Schema]) -> Iterator[type[Schema]]:
    for shape in above.__subclasses__():
        if shape.__module__.startswith("remit."):
            yield shape
        yield from _shapes(shape)
