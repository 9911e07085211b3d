"""A site in which something is closed and its twin in which it was never there answer alike
whoever may not read it: pages, lists, searches, counts, cursors, files, marks and refusals, to the
byte; and the same statements are asked of the database, so that no clock tells them apart either.
What everybody may know (how many there are, that an act was recorded) is the same whatever the
closed thing says."""

import difflib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments import actions as commitments
from remit.commitments.models import EvidenceItem
from remit.domain.vocabulary import Confidentiality
from remit.interfaces.api import rates
from remit.interfaces.api.description import _examples
from remit.interfaces.api.site import api
from remit.organisation.models import Person
from remit.texts.models import DraftNote
from tests.interfaces import paper_site
from tests.interfaces.api_site import Program, program
from tests.interfaces.test_crafted_input import pages
from tests.support.government import Government

READER = "health_head"
TYPED = "zephyr"
NOWHERE = 999_983
SHOWN = {"slug": "accept", "code": "accept", "form": "svg"}
REFUSED = {403, 404, 405, 422, 428}
# What is never the same twice, and what everybody may know: keys, hashes, the number of the head.
SAME = [
    (r'name="csrfmiddlewaretoken" value="\w+"', "csrf"),
    (r'"X-CSRFToken": ?"\w+"', "csrf"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid"),
    (r"\b[0-9a-f]{64}\b", "hash"),
    (r'nonce="[^"]+"', "nonce"),
    (r'dir="ltr">[0-9a-f]{12}…', "hash"),
    (r"-act-\d+", "-act"),
    (r"As known at act: <bdi>#\d+", "known"),
]
UNSAID = {"x-request-id", "content-security-policy", "content-length", "set-cookie"}
UNSAID |= {"remit-root", "remit-known-seq"}
# What shows no more than is there: without the closed thing it is the same.
LISTS = [
    *("api/v1/me", "api/v1/me/notices", "api/v1/me/queues", "api/v1/me/queues/to_do"),
    *("api/v1/commitments?limit=1", "api/v1/commitments?sort=document&limit=1"),
    *("api/v1/commitments?sort=title&descending=true", f"api/v1/commitments?words={TYPED}"),
    *(
        "api/v1/documents?limit=1",
        "api/v1/documents?type=DIRECTIVE",
        f"api/v1/documents?words={TYPED}",
    ),
    *(f"api/v1/search?words={TYPED}", "api/v1/search?words=77/QZ&kind=DOCUMENT"),
    *("api/v1/search?words=publish&kind=COMMITMENT&limit=1", f"api/v1/units?words={TYPED}"),
    *("api/v1/figures/undecided", "api/v1/me/touched", "api/v1/intake", "api/v1/me/lists"),
    *("commitments/", "commitments/?sort=-document", f"commitments/?words={TYPED}"),
    *("commitments/list.csv", "texts/", f"texts/?words={TYPED}", "texts/?type=DIRECTIVE"),
    *(f"search/?words={TYPED}", f"search/found/?words={TYPED}", "search/found/?words=77"),
    *("my-work/", "lists/saved/names/", f"commitments/units/?words={TYPED}", "texts/touched/"),
]
# What counts everything, and shows a row without content for what is closed.
COUNTS = [
    *("api/v1/figures", "api/v1/figures?by=type", "api/v1/figures?by=document"),
    *("api/v1/figures?by=due-month", "api/v1/figures/records", "api/v1/figures/records?limit=1"),
    *("api/v1/figures/changes?since=2024-02-01", "api/v1/ledger", "api/v1/ledger/acts"),
    *("api/v1/figures/changes/records?since=2024-02-01", "api/v1/exports/commitments?form=csv"),
    *("board/", "board/charts/", "figures/list/", "figures/list/?sort=title", "figures/list.csv"),
    *(
        "figures/changes/?since=2024-02-01",
        "figures/table/?by=document",
        "organisation/units/DOIC/",
    ),
    *("ledger/", "organisation/"),
]
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Kept:
    """The numbers of what is closed."""

    commitments: int
    documents: int
    drafts: int
    evidence: int
    notes: int

    def named(self, path: str) -> int | None:
        """Which of them an address names, by its first word."""
        word = path.replace("drafts/notes", "notes").replace("texts/", "documents/").partition("/")
        return getattr(self, word[0], None) if word[2] else None


@dataclass(frozen=True)
class Said:
    """What an answer says, and what was asked of the database for it."""

    status: int
    heads: dict[str, str]
    body: str
    statements: list[str]


def _closed(city: Government, word: str) -> Kept:
    """A restricted document with a restricted commitment, evidence, a report and a note."""
    closed = {"confidentiality": Confidentiality.RESTRICTED}
    named = {"title": f"On the {TYPED} {word}", "number": f"77/{word[:2]}-TU"}
    order = f"The DOIC shall publish the {TYPED} {word} before 31 December 2024."
    text = f"DIRECTIVE No. 77\n7 August 2023\n{order}\n"
    document = paper_site.registered(city, text, issuer=city.units["CITY-PC"], **named, **closed)
    title = f"Publish the {TYPED} {word}"
    number = paper_site.accepted(city, title=title, document=document, **closed)
    who = {"by": city.by["officer"], "at": paper_site.DAY, "commitment": number}
    commitments.attach_file(**who, name=f"{word}.txt", content=word.encode())
    commitments.report(**who, progress=f"The {word} is half done.")
    commitments.write_note(**who, words=f"Where is the {word}?")
    evidence = EvidenceItem.objects.get(commitment=number).pk
    draft, writer = paper_site.drafts(document)[0], city.by["secretary"].person
    note = DraftNote.objects.create(
        draft=draft,
        writer_id=writer,
        fields={"title": word},
        written_at=paper_site.DAY,
        kept_by_id=writer,
        kept_at=paper_site.DAY,
    )
    return Kept(number, document, draft.pk, evidence, note.pk)


@pytest.fixture
def site(city: Government) -> Iterator[Government]:
    """The city with something that everybody may read, on the day of these tests."""
    with paper_site.today():
        document = paper_site.registered(city, number="1/CT", issuer=city.units["CITY-PC"])
        for place in range(2):
            paper_site.assigned(city, title=f"Publish register {place}", document=document)
        yield city


@contextmanager
def _once(city: Government, word: str) -> Iterator[Kept]:
    """The same site as if it had been closed in another universe."""
    with transaction.atomic():
        yield _closed(city, word)
        transaction.set_rollback(True)


class Reader:
    """Who may not read it, with a browser and with a program."""

    def __init__(self, city: Government, who: str) -> None:
        person = Person.objects.get(pk=city.by[who].person)
        self.program: Program = program(person)
        self.browser: Client = paper_site.browser(city, who)
        self.browser.raise_request_exception = False

    def get(self, address: str) -> Said:
        """Ask, when everything that is kept in memory is there."""
        ask = self.program.get if address.startswith("api/") else self.browser.get
        ask(f"/{address}")
        return _said(lambda: ask(f"/{address}"))

    def post(self, address: str, body: Any) -> Said:
        """Write."""
        if not address.startswith("api/"):
            sent = {"request_key": paper_site.key()}
            return _said(lambda: self.browser.post(f"/{address}", sent))
        if address.endswith("/attach-file"):
            file = SimpleUploadedFile("a.txt", b"a")
            return _said(lambda: self.program.send(f"/{address}", {"file": file}))
        return _said(lambda: self.program.post(f"/{address}", body))


def _said(ask: Any) -> Said:
    rates.forget()
    with CaptureQueriesContext(connection) as asked:
        answer: HttpResponse = ask()
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = _same(content.decode("utf-8", "replace"))
    heads = {
        name.lower(): _same(said)
        for name, said in answer.headers.items()
        if name.lower() not in UNSAID
    }
    return Said(
        answer.status_code, heads, body, [_kind(one["sql"]) for one in asked.captured_queries]
    )


def _same(said: str) -> str:
    for pattern, word in SAME:
        said = re.sub(pattern, word, said)
    return said


def _kind(sql: str) -> str:
    """A statement without its values."""
    bare = re.sub(r"'(?:[^']|'')*'|\"s\d+_x\d+\"", "?", sql)
    bare = re.sub(r"\b\d+\b", "?", bare)
    return re.sub(r"\(\?(?:, \?)*\)", "(?)", bare)


def test_lists_are_those_of_a_site_without_it(site: Government) -> None:
    reader = Reader(site, READER)
    without = {address: reader.get(address) for address in LISTS}
    with _once(site, "quartzite"):
        differ = _differences(without, {address: reader.get(address) for address in LISTS})
    assert differ == []
    assert {one.status for one in without.values()} == {200}


def test_counts_are_the_same_whatever_it_says(site: Government) -> None:
    reader = Reader(site, READER)
    with _once(site, "quartzite"):
        one = {address: reader.get(address) for address in [*LISTS, *COUNTS]}
    with _once(site, "amethysts"):
        differ = _differences(one, {address: reader.get(address) for address in one})
    assert differ == []
    assert {said.status for said in one.values()} == {200}


def _differences(one: dict[str, Said], other: dict[str, Said]) -> list[tuple[str, list[str]]]:
    """At which addresses the answers differ, and by what."""
    return [
        (address, list(_lines(said, other[address])))
        for address, said in one.items()
        if said != other[address]
    ]


def _lines(one: Said, other: Said) -> Iterator[str]:
    yield from (
        f"{name}: {one.heads.get(name)}" for name in dict(one.heads.items() ^ other.heads.items())
    )
    for mine, theirs in (
        (one.body.splitlines(), other.body.splitlines()),
        (one.statements, other.statements),
    ):
        yield from list(difflib.unified_diff(mine, theirs, n=0, lineterm=""))[2:8]


Asked = Iterator[tuple[str, str, Any]]


def _endpoints(kept: Kept) -> Asked:
    """Every endpoint whose address names what is closed, with an example of what it takes."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        number = kept.named(path.removeprefix("/api/v1/"))
        for method, endpoint in methods.items():
            taken = endpoint.get("requestBody", {}).get("content", {}).get("application/json", {})
            shape = taken.get("schema", {}).get("$ref", "").rpartition("/")[2]
            if number and "{number}" in path:
                place = path.replace("{number}", str(number)).lstrip("/")
                yield method, re.sub(r"\{\w+\}", "1", place), _examples().get(shape, {})


def _pages(kept: Kept) -> Asked:
    """Every page whose address names what is closed, read and written."""
    for route, _names in pages():
        number = kept.named(route.lstrip("/"))
        if number and "<number:number>" in route:
            place = route.replace("<number:number>", str(number)).lstrip("/")
            for method in ("get", "post"):
                yield (
                    method,
                    re.sub(r"<\w+:(\w+)>", lambda one: SHOWN.get(one[1], "1"), place),
                    None,
                )


@pytest.mark.parametrize(
    ("who", "addresses"),
    [(READER, _endpoints), ("stranger", _endpoints), (READER, _pages), ("inspector", _pages)],
)
def test_what_is_closed_is_answered_as_what_is_not_there(
    site: Government, who: str, addresses: Callable[[Kept], Asked]
) -> None:
    reader, differ = Reader(site, who), []
    with _once(site, "quartzite") as kept:
        nowhere = Kept(*[NOWHERE] * 5)
        for one, other in zip(addresses(kept), addresses(nowhere), strict=True):
            told = [
                _bare(reader.get(place) if method == "get" else reader.post(place, body))
                for method, place, body in (one, other)
            ]
            if told[0] != told[1]:
                differ.append((one[:2], list(_lines(*told))))
            assert told[0].status in REFUSED, one
    assert differ == []


def _bare(said: Said) -> Said:
    """Without numbers: those of the address come back."""
    return Said(said.status, said.heads, re.sub(r"\d+(,\d+)*", "#", said.body), said.statements)
