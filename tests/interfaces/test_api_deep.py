"""The API as many callers ask it, at random and at its limits: whoever asks, of whatever is there,
each answer is one that the description says, and none is a failure of the site."""

import itertools
import uuid
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from remit.commitments.models import Commitment, EvidenceItem
from remit.interfaces.api import rates
from remit.interfaces.api.site import api
from remit.interfaces.api_tokens.scopes import Scope
from remit.interfaces.list_choices.models import SavedList
from remit.ledger.models import Act
from remit.organisation.models import Person
from remit.texts.models import Batch, Document, Draft
from tests.interfaces import filled_site, paper_site
from tests.interfaces.api_site import program
from tests.support import worlds
from tests.support.government import Government

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
)
# Who asks, and with which scopes: whoever orders, an officer of another unit, an auditor, a system
# that only reads, whoever keeps the site, and a person without any post.
CALLERS = {
    "leader": tuple(Scope),
    "secretary": tuple(Scope),
    "health_head": tuple(Scope),
    "auditor": tuple(Scope),
    "officer": (Scope.READ,),
    "administrator": tuple(Scope),
    "stranger": tuple(Scope),
}
schema = schemathesis.openapi.from_dict(dict(api.get_openapi_schema()))
schema.app = get_wsgi_application()
pytestmark = [pytest.mark.matrix, pytest.mark.slow]


@pytest.fixture(scope="module")
def founded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Government]:
    """The small government, filled once."""
    with worlds.standing(django_db_blocker, filled_site.filled) as made:
        yield made


@pytest.fixture(params=CALLERS)
def token(request: pytest.FixtureRequest, government: Government) -> str:
    """The token of one of those who ask."""
    someone = Person.objects.get(pk=government.by[request.param].person)
    return program(someone, scopes=CALLERS[request.param], days=300).token


@pytest.fixture
def known(government: Government) -> dict[str, list[Any]]:
    """What an address can name and is there, by the words before it in the address."""
    tables = {
        "commitments": Commitment,
        "documents": Document,
        "drafts": Draft,
        "evidence": EvidenceItem,
        "intake": Batch,
        "lists": SavedList,
        "people": Person,
    }
    found = {name: [*table.objects.values_list("pk", flat=True)] for name, table in tables.items()}
    acts = [*Act.objects.filter(tag__startswith="document.").values_list("seq", flat=True)]
    found |= dict.fromkeys(("acts", "relations", "heading", "notes"), acts)
    return {**found, "units": ["DOIC", "W2"], "trees": ["ADMIN"]}


def _there(case: Any, known: dict[str, list[Any]]) -> bool:
    """Let the address name what is there; False: it names nothing."""
    words = case.operation.path.split("/")
    for before, word in itertools.pairwise(words):
        name = word.strip("{}")
        some = known.get(before) if word.startswith("{") else None
        if some:
            case.path_parameters[name] = some[
                zlib.crc32(str(case.path_parameters).encode()) % len(some)
            ]
    return any(word.startswith("{") for word in words)


@schema.parametrize()
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
def test_whoever_asks_is_answered_as_the_description_says(
    case: Any, token: str, known: dict[str, list[Any]]
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    with paper_site.today():
        for asked in (None, _there):
            if asked is not None and not asked(case, known):
                continue
            rates.forget()
            if case.method == "POST":
                headers["Idempotency-Key"] = str(uuid.uuid4())
            case.call_and_validate(headers=headers, checks=list(CHECKS))
