"""Whoever may not read a commitment or a document walks every address of the site: no page, no part
of a page, no file, no list of what is typed and no error says a word of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from remit.commitments import actions as commitments
from remit.commitments.models import EvidenceItem
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api import rates
from remit.interfaces.api.site import api
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking
from tests.interfaces.test_crafted_input import pages
from tests.support.government import Government

# One word is typed into searches and comes back in their fields; the other never may.
TYPED, CLOSED = "zephyr", "quartzite"
NUMBER = "77/QZ-TU"
OTHERS = ("health_head", "inspector", "stranger")
TEXT = f"""DIRECTIVE
No. {NUMBER}
7 August 2023
The DOH shall publish the {TYPED} {CLOSED} of clinics before 31 December 2024.
"""
GETS = [path for path, methods in api.get_openapi_schema()["paths"].items() if "get" in methods]
WORDS = {"words": TYPED}
KNOWN = {"path": "DOIC", "slug": "accept", "str": "none"}

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Closed:
    """What only those concerned may read, by the number of each."""

    commitment: int
    document: int
    draft: int
    evidence: int

    def numbers(self) -> list[int]:
        """Every number under which an address could show some of it."""
        return [self.commitment, self.document, self.draft, self.evidence]


@pytest.fixture
def closed(government: Government) -> Closed:
    """A restricted document with a restricted commitment, evidence, and a note."""
    restricted = {"confidentiality": Confidentiality.RESTRICTED}
    named = {"title": f"On the {TYPED} {CLOSED}", "number": NUMBER}
    document = paper_site.registered(
        government, TEXT, issuer=government.units["CITY-PC"], **named, **restricted
    )
    number = paper_site.accepted(
        government, title=f"Publish the {TYPED} {CLOSED}", document=document, **restricted
    )
    who = {"by": government.by["officer"], "at": paper_site.DAY, "commitment": number}
    with paper_site.today():
        commitments.attach_file(**who, name=f"{CLOSED}.txt", content=CLOSED.encode())
        commitments.report(**who, progress=f"The {CLOSED} is half done.")
        commitments.write_note(**who, words=f"Where is the {CLOSED}?")
    evidence = EvidenceItem.objects.get(commitment=number).pk
    return Closed(number, document, paper_site.drafts(document)[0].pk, evidence)


def _said(answer: HttpResponse) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace").casefold()


def _addresses(numbers: list[int]) -> Iterator[str]:
    for route, _names in pages():
        for number in numbers if "number" in route else numbers[:1]:
            yield _filled(route, number)


def _filled(route: str, number: int) -> str:
    return re.sub(r"<(\w+):\w+>", lambda one: KNOWN.get(one[1], str(number)), route)


def _leaks(ask: Any, addresses: Iterator[str]) -> list[str]:
    found = []
    for address in addresses:
        # An address with a number names what it shows; the others are asked with words as well.
        for query in ({},) if re.search(r"/\d+/", address) else ({}, WORDS):
            rates.forget()
            said = _said(ask(address, query))
            if CLOSED in said or NUMBER.casefold() in said:
                found.append(f"{address} {query}")
    return found


def _browser(government: Government, persona: str) -> Client:
    client = paper_site.browser(government, persona)
    client.raise_request_exception = False
    return client


def test_whoever_is_concerned_reads_it(government: Government, closed: Closed) -> None:
    with paper_site.today():
        client = _browser(government, "officer")
        read = _leaks(client.get, iter([f"/commitments/{closed.commitment}/", "/search/"]))
    assert len(read) == 2


@pytest.mark.parametrize("persona", OTHERS)
def test_no_page_says_a_word_of_what_is_closed(
    government: Government, closed: Closed, persona: str
) -> None:
    with paper_site.today():
        client = _browser(government, persona)
        assert _leaks(client.get, _addresses(closed.numbers())) == []


@pytest.mark.parametrize("persona", OTHERS)
def test_no_endpoint_says_a_word_of_what_is_closed(
    asks: Asking, closed: Closed, persona: str
) -> None:
    ask = asks(persona).get
    numbers = closed.numbers()
    addresses = [
        re.sub(r"\{\w+\}", str(number), path.replace("{code}", "DOIC"))
        for path in GETS
        for number in (numbers if "{" in path else numbers[:1])
    ]
    assert _leaks(ask, iter(addresses)) == []
