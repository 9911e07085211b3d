"""Whoever may not write walks every form and every endpoint that writes, with bodies that are good:
each says why not, and nothing is recorded."""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from remit.commitments import actions as commitments
from remit.commitments.models import EvidenceItem
from remit.interfaces.api import rates
from remit.interfaces.api.site import api
from remit.interfaces.web.administration import changing
from remit.interfaces.web.commitments import verbs
from remit.interfaces.web.together import verbs as together
from remit.ledger.models import Act
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, Program, said
from tests.interfaces.test_crafted_input import pages
from tests.support.government import Government

REFUSED = {401, 403, 404}
WALKERS = ("health_head", "auditor", "stranger")
# The codes of the examples, and who stands there in the small government.
CODES = {
    "SX-DHA.head": "P-head",
    "SX-DHA.officer": "P-officer",
    "LH-CTD.officer": "P-steward",
    "officer.sx-dha@example.org": "officer@example.org",
    "SX-DHA.deputy": "P-deputy",
    "SX-DHA": "DOIC",
    "SX-PC": "CITY-PC",
    "SX-OFF": "DOF",
    "SX-DIC": "DOIC-DATA",
    "SX-DST": "DOH",
    "SX-W-TANMAY": "W1",
    "SX-W-BENLUA": "W1",
    "SX-W-CAUMAY": "W2",
    "GOV": "MIC",
}
DESCRIBED = api.described["paths"]
WRITING = [path for path, methods in DESCRIBED.items() if set(methods) & {"post", "put", "delete"}]


@dataclass(frozen=True)
class World:
    """What stands on the site, by the name under which an address says it."""

    commitment: int
    document: int
    draft: int
    note: int
    evidence: int
    person: int


@pytest.fixture
def world(government: Government) -> World:
    """A document with drafts, a commitment that was claimed, evidence behind it, and a note."""
    document = paper_site.registered(government, issuer=government.units["CITY-PC"])
    number = paper_site.claimed(government)
    with paper_site.today():
        note = commitments.write_note(
            by=government.by["officer"], at=paper_site.DAY, commitment=number, words="When?"
        )
    return World(
        number,
        document,
        paper_site.drafts(document)[0].pk,
        note.seq,
        EvidenceItem.objects.get().pk,
        Person.objects.get(email="officer@example.org").pk,
    )


def _numbers(world: World, route: str) -> dict[str, object]:
    """What stands in an address, by the names of its places."""
    about = next((one for one in NUMBERED if re.search(NUMBERED[one], route)), "person")
    named = {"number": getattr(world, about), "note": world.note, "code": "DOIC"}
    return named | {"other": world.document, "kind": "commitments", "page": "commitments"}


NUMBERED = {
    "evidence": r"/evidence/",
    "note": r"/notes/[<{]number",
    "draft": r"/drafts/",
    "document": r"/(documents|texts)/",
    "commitment": r"/commitments/",
}


def _filled(route: str, named: dict[str, object]) -> str:
    return re.sub(r"[<{](?:\w+:)?(\w+)[>}]", lambda one: str(named.get(one[1], 1)), route)


def _bodies(world: World) -> dict[str, Any]:
    """The examples of the description, with what stands on this site."""
    folder = resources.files("remit.interfaces.api") / "examples"
    words = (folder / "requests.json").read_text(encoding="utf-8")
    for code, here in CODES.items():
        words = words.replace(f'"{code}"', f'"{here}"').replace(f"@{code}?", f"@{here}?")
    sent: dict[str, Any] = json.loads(words)
    sent["Bulk"]["items"] = [
        one | {"commitment": world.commitment} for one in sent["Bulk"]["items"]
    ]
    sent["Bulk"]["items"][0].pop("if_match")
    sent["CertainIn"]["drafts"] = [{"draft": world.draft, "mark": "1.0"}]
    sent["MergeIn"]["drafts"] = [world.draft, world.draft + 1]
    sent["RelateIn"]["to"] = sent["RelateProvisionsIn"]["to"] = world.document
    sent["Supersede"]["other"] = world.commitment
    return sent


def _asked(endpoint: Any, bodies: dict[str, Any]) -> tuple[str, Any]:
    """In which form an endpoint takes a body, and one that is good."""
    content = endpoint.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        fields = bodies[endpoint["operationId"]]
        return "files", {name: _file(name, one) for name, one in fields.items()}
    for media in content.values():
        shape = media["schema"].get("$ref", "").rpartition("/")[2]
        return "json", bodies.get(shape, {})
    return "json", {}


def _file(name: str, value: Any) -> Any:
    if name in {"file", "table"}:
        return SimpleUploadedFile("a.csv" if name == "table" else "a.txt", value.encode())
    if name == "files":
        return [SimpleUploadedFile("a.txt", one.encode()) for one in value]
    return value


def _ask(who: Program, path: str, endpoint: Any, world: World) -> HttpResponse:
    form, body = _asked(endpoint, _bodies(world))
    url = _filled(path, _numbers(world, path))
    rates.forget()
    if form == "files":
        return who.send(url, body)
    return who.post(url, body)


def _refused(who: Program, path: str, endpoint: Any, world: World) -> str:
    """Nothing where the endpoint says why not and records nothing; else what it did."""
    before = Act.objects.count()
    answered = _ask(who, path, endpoint, world)
    if Act.objects.count() != before:
        return f"{path} recorded an act"
    told = said(answered)
    if answered.status_code in REFUSED:
        return "" if told["detail"] else f"{path} says no reason"
    if path in EACH:
        return (
            ""
            if all(one["status"] in {412, *REFUSED} for one in EACH[path](told))
            else f"{path} {told}"
        )
    allowed = (told.get("rule", answered.status_code), path)
    return "" if allowed in OWN else f"{path} {answered.status_code} {told.get('rule')}"


# What everybody writes that is nobody else's: the own notices, lists and columns; and what is read
# in a body and kept nowhere; and what is asked first, before a right over a text is weighed.
OWN = {
    *((200, f"/api/v1/{path}") for path in ("me/notices/read", "me/columns/{kind}", "read")),
    *((201, "/api/v1/me/lists"), (202, "/api/v1/ledger/verifications")),
    *((200, "/api/v1/imports/commitments/preview"),),
    ("IMPORT_HAS_FINDINGS", "/api/v1/imports/commitments"),
    ("MARK_MISSING", "/api/v1/documents/{number}/heading"),
    ("NOTHING_TO_UNDO", "/api/v1/documents/{number}/undo"),
}
EACH: dict[str, Callable[[Any], Any]] = {
    "/api/v1/bulk": lambda told: told["items"],
    "/api/v1/documents/{number}/certain": lambda told: [one["problem"] for one in told["items"]],
}


@pytest.mark.parametrize("persona", WALKERS)
def test_no_endpoint_writes_for_whoever_may_not(world: World, asks: Asking, persona: str) -> None:
    who = asks(persona)
    written = [
        _refused(who, path, endpoint, world)
        for path in WRITING
        for method, endpoint in DESCRIBED[path].items()
        if method != "get"
    ]
    assert len(written) > 80
    assert [one for one in written if one] == []


FORM = {
    **{"title": "A title", "name": "A name", "reason": "It is so.", "note": "It is so."},
    **{"words": "When?", "progress": "Half.", "summary": "Done.", "url": "https://example.org/a"},
    **{"evidence": "DOCUMENT_CHECKED", "outcome": "MET", "confidence": "GREEN", "basis": "MINUTES"},
    **{"due": "30/06/2025", "wanted": "30/06/2025", "on": "01/03/2024", "reference": "Minutes 1"},
    **{"type": "TASK", "confidentiality": "INTERNAL", "step": "ASSIGN", "number": "1", "code": "N"},
    **{"text": "The DOH shall report.", "relation": "IMPLEMENTS", "start": "10", "end": "40"},
    **{"place": "30", "language": "en", "email": "new@example.org", "kind": "DEPARTMENT"},
    **{"names_en": "New", "role": "OFFICER", "ground": "NOT_COMPETENT", "how": "MERGED"},
    **{"answer": "TRANSLATES", "title_1": "A part"},
}
OUTSIDE = ("/api", "/account", "/metrics", "/healthz", "/readyz", "/health", "/enter", "/design")
# Pages on which everybody writes what is the own, and those on which several acts are looked over.
OF_ONESELF = re.compile(
    r"/(language|theme|tour/\w+|tour|act-as|my-work/notices/read|lists/commitments/save)/|"
    r"/profile/tokens/|/lists/\w+/columns/|/commitments/together/[\w-]+/|/ledger/verify/|"
    r"/drafts/\d+/(keep|leave|afresh)/"
)
# Whoever registers texts of the own unit is asked first for what the form lacks.
OF_TEXTS = re.compile(r"/texts/|/commitments/import/")


def _routes() -> Iterator[str]:
    """The address of every page, one for each verb."""
    codes = {
        "/<number:number>/<slug:code>/": verbs.BY_CODE,
        "/change/<slug:code>/": changing.BY_CODE,
        "/together/<slug:code>/": together.BY_CODE,
    }
    for route, _ in pages():
        named = next((many for end, many in codes.items() if route.endswith(end)), {"": 0})
        if not route.startswith(OUTSIDE):
            yield from (route.replace("<slug:code>", code or "DOIC") for code in named)


def _form(government: Government, world: World) -> dict[str, Any]:
    units, number = government.units, world.commitment
    here = {"lead": units["DOIC"], "issuer": units["CITY-PC"], "lead_1": units["W1"]}
    here |= {
        "unit": units["DOIC"],
        "post": government.posts["officer"],
        "request_key": uuid.uuid4(),
    }
    here |= {"commitment": number, "many": number, "other": number, "to": world.document}
    return FORM | here | {"draft": world.draft, "drafts": world.draft, "person": world.person}


def _does_not_refuse(client: Client, url: str, form: dict[str, Any]) -> str:
    before = Act.objects.count()
    answered = client.post(url, form)
    if Act.objects.count() != before:
        return f"{url} recorded an act"
    to_sign_in = "/account/login/" in answered.headers.get("Location", "")
    if answered.status_code in {405, *REFUSED} or to_sign_in or OF_ONESELF.match(url):
        return ""
    asks_first = answered.status_code in {200, 422} and OF_TEXTS.match(url)
    return "" if asks_first else f"{url} {answered.status_code}"


@pytest.mark.parametrize("persona", ["", *WALKERS])
def test_no_form_writes_for_whoever_may_not(
    world: World, government: Government, persona: str
) -> None:
    with paper_site.today():
        client = paper_site.browser(government, persona) if persona else Client()
        client.raise_request_exception = False
        urls = [_filled(route, _numbers(world, route)) for route in _routes()]
        written = [_does_not_refuse(client, url, _form(government, world)) for url in urls]
    assert len(written) > 120
    assert [one for one in written if one] == []
