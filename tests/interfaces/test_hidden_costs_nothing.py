"""Whoever may not read something learns nothing from how much work an answer is: words that only
hidden commitments and documents have are looked for with the same statements as words that nobody
ever wrote, and the answers are alike."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from remit.interfaces.api import rates
from remit.interfaces.api.site import api
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking
from tests.interfaces.test_nothing_leaks import OTHERS, TYPED, Closed, closed
from tests.support.government import Government

__all__ = ("closed",)
pytestmark = pytest.mark.django_db
ABSENT = "wombat"  # as long as the other word
WALKED = ("/commitments/", "/search/", "/search/found/", "/organisation/")
ASKED = [
    path
    for path, methods in api.get_openapi_schema()["paths"].items()
    if "{" not in path
    and any(one["name"] == "words" for one in methods.get("get", {}).get("parameters", ()))
]


def _spent(ask: Any, address: str, word: str) -> tuple[int, int]:
    rates.forget()
    with CaptureQueriesContext(connection) as statements:
        answer = ask(address, {"words": word})
    return len(statements), answer.status_code


def _compared(ask: Any, address: str) -> tuple[tuple[int, int], tuple[int, int]]:
    _spent(ask, address, "first")  # what is kept after the first time is kept
    return _spent(ask, address, TYPED), _spent(ask, address, ABSENT)


@pytest.mark.parametrize("persona", OTHERS)
def test_pages_look_for_hidden_words_as_for_words_of_nobody(
    government: Government, closed: Closed, persona: str
) -> None:
    with paper_site.today():
        client = paper_site.browser(government, persona)
        for address in WALKED:
            hidden, absent = _compared(client.get, address)
            assert hidden == absent, address


@pytest.mark.parametrize("persona", OTHERS)
def test_programs_are_answered_alike_too(asks: Asking, closed: Closed, persona: str) -> None:
    assert len(ASKED) > 2
    ask = asks(persona).get
    for address in ASKED:
        hidden, absent = _compared(ask, address)
        assert hidden == absent, address


def test_the_comparison_sees_whoever_may_read(government: Government, closed: Closed) -> None:
    with paper_site.today():
        hidden, absent = _compared(paper_site.browser(government, "officer").get, "/search/")
    assert hidden != absent
