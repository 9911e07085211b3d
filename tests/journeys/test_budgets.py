"""What a page of the example costs whoever opens it for the first time: few requests, and little to
carry, counted as a site in use answers them, with nothing kept from before."""

import contextvars
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, get_resolver, reverse
from playwright import sync_api

from remit.commitments.models import Commitment
from remit.organisation.models import Person
from remit.texts.models import Document, Draft
from tests.interfaces.conftest import signed_in
from tests.support import example
from tests.support.inside import ORIGIN

MOST_REQUESTS = 12
MOST_BYTES = 350 * 1024
# Korean has the most letters to fetch. Of the pages that name the same files the longest is
# measured; each of them, and each in the other languages, with the matrices.
ALL = [pytest.param(one, True, marks=pytest.mark.matrix) for one in ("ko", "vi", "en", "ar")]
MEASURED = [("ko", False), *ALL]
# What a page has fetched besides its letters: files, and what htmx asks for at once.
NAMED = re.compile(r'(?:src|href|srcset)="(/static/[^"]+)"|hx-trigger="((?:load|revealed)[^"]*)"')
# Who opens them: whoever comes first and may.
WHO = ("SX-PC.secretary", "SX-OFF.administrator")
CODES: dict[str, dict[str, str | int]] = {
    "commitment_act": {"code": "close"},
    "change": {"code": "create-unit"},
    "list_columns": {"code": "commitments"},
    "save_list": {"page": "commitments"},
    "commitments_file": {"form": "csv"},
    "act_together": {"code": "accept"},
    "design_section": {"code": "ledger"},
}
# Of all that has an address and a name and is asked for by GET, these are no pages of the example:
# doors that lead on, files for others than the administrator, and what nothing of it is at.
NO_PAGES = {
    *("home", "enter", "sign_on", "sign_on_back", "commitments_import_table", "draft_changes"),
    *(
        "intake",
        "original",
        "send_link",
        "part_texts",
        "part_provisions",
        "evidence",
        "text_in",
        "act_proof",
        "checkpoint",
        "verification",
        "take_back_plan",
    ),
}

pytestmark = pytest.mark.browser
Carried = dict[str, int]


@dataclass(frozen=True)
class Answer:
    """What a browser is given, and how many bytes it was on the way."""

    status: int
    headers: dict[str, str]
    plain: bytes
    bytes: int


@dataclass(frozen=True)
class Opened:
    """A page: its address, which of the two opens it, and what is written there."""

    address: str
    who: int
    html: str


_WALKED: dict[str, Opened] = {}


@pytest.fixture
def clients() -> Iterator[list[Client]]:
    """Browsers that take compressed answers, of a site whose files are laid out as in use."""
    with override_settings(WHITENOISE_AUTOREFRESH=False):
        yield [_client(post) for post in WHO]


def _client(post: str) -> Client:
    by = example.by(post)
    client = signed_in(Person.objects.get(pk=by.person))
    client.post("/act-as/", {"post": by.post, "next": "/profile/"})
    client.defaults["HTTP_ACCEPT_ENCODING"] = "gzip"
    return client


def _names(patterns: list[Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from _names(pattern.url_patterns)
        elif pattern.callback.__module__.startswith("remit.interfaces.web") and pattern.name:
            yield pattern.name, frozenset(pattern.pattern.converters)


def addresses() -> dict[str, str]:
    """An address of the example for every name."""
    draft = Draft.objects.filter(status=Draft.PENDING).latest("pk")
    other = Document.objects.exclude(pk=draft.document_id).earliest("pk").pk
    numbers = {
        "commitments": Commitment.objects.filter(outcome="").latest("pk").pk,
        "drafts": draft.pk,
        "texts": draft.document_id,
        "administration": example.by("SX-PC.leader").person,
    }
    filled = defaultdict[str, str | int](lambda: 1, seq=500, other=other)
    filled |= {"form": "svg", "token": "none", "code": "SX-DIC"}
    found = {}
    for name, asked in _names(get_resolver().url_patterns):
        words = filled | CODES.get(name, {})
        place = reverse(name, kwargs={one: words[one] for one in asked}).split("/")[1]
        words |= {"number": numbers.get(place, 1)}
        found[name] = reverse(name, kwargs={one: words[one] for one in asked})
    return found


def walked(clients: list[Client]) -> dict[str, Opened]:
    """The page at every name that leads to one, as whoever comes first opens it. No journey leaves
    anything behind, so one walk through the example is enough for all of them."""
    if not _WALKED:
        found = {name: (at, _opened(clients, at)) for name, at in addresses().items()}
        _WALKED.update({name: Opened(at, *one) for name, (at, one) in found.items() if one})
    return _WALKED


def _opened(clients: list[Client], address: str) -> tuple[int, str] | None:
    for who, client in enumerate(clients):
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            html = _plain(answer).decode()
            return (who, html) if html.startswith("<!doctype html>") else None
    return None


def _longest(pages: dict[str, Opened]) -> list[Opened]:
    """Of the pages that name the same files the one on which most is written."""
    ordered = sorted(pages.values(), key=lambda one: len(one.html))
    return list({frozenset(NAMED.findall(one.html)): one for one in ordered}.values())


def _plain(answer: Any) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body


def _asked(client: Client, path: str) -> Answer:
    said = client.get(path)
    plain = _plain(said)
    squeezed = said.headers.get("Content-Encoding") == "gzip"
    kept = {"Content-Type", "Content-Security-Policy"}
    return Answer(
        said.status_code,
        {name: text for name, text in said.headers.items() if name in kept},
        plain,
        int(said.headers["Content-Length"]) if squeezed else len(plain),
    )


# A file of the program is the same for everybody; asking for it once spares most of the time.
_FILES: dict[str, Answer] = {}


def _asked_once(client: Client, path: str) -> Answer:
    if path not in _FILES:
        _FILES[path] = _asked(client, path)
    return _FILES[path]


def _carried(browser: sync_api.Browser, client: Client, address: str) -> Carried:
    """What a browser that has kept nothing asks for, with the bytes of each answer."""
    carried: Carried = {}
    here = contextvars.copy_context()

    def answer(route: sync_api.Route) -> None:
        url = urlsplit(route.request.url)
        path = f"{url.path}?{url.query}" if url.query else url.path
        asked = _asked_once if url.path.startswith("/static/") else _asked
        said = here.copy().run(asked, client, path)
        carried[route.request.url] = said.bytes
        route.fulfill(status=said.status, headers=said.headers, body=said.plain)

    context = browser.new_context(base_url=ORIGIN, viewport={"width": 1280, "height": 900})
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.wait_for_function("!document.querySelector('.htmx-request')")
    context.close()
    return carried


def test_every_name_leads_to_a_page_or_is_known_to_be_none(clients: list[Client]) -> None:
    pages = walked(clients)
    unopened = {
        name
        for name, address in addresses().items()
        if name not in pages and clients[1].get(address).status_code not in {200, 405}
    }
    assert unopened == NO_PAGES


@pytest.mark.parametrize(("language", "each"), MEASURED)
def test_a_page_asks_for_little_and_carries_little(
    browser: sync_api.Browser, clients: list[Client], language: str, each: bool
) -> None:
    pages = walked(clients)
    for client in clients:
        client.cookies["django_language"] = language
    costs = {
        one.address: _carried(browser, clients[one.who], one.address)
        for one in (pages.values() if each else _longest(pages))
    }
    assert len(pages) > 30
    assert len(costs) > 5
    assert all(any(one.endswith(".css") for one in carried) for carried in costs.values())
    dear = {
        address: (len(carried), sum(carried.values()), carried)
        for address, carried in costs.items()
        if len(carried) > MOST_REQUESTS or sum(carried.values()) > MOST_BYTES
    }
    assert dear == {}
