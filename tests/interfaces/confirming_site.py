"""What the pages of a confirmation show and take, for tests that look at them without a script."""

import re

from django.http import HttpResponse
from django.test import Client

from tests.interfaces import paper_site
from tests.interfaces.paper_site import key
from tests.support import forty
from tests.support.government import Government

HTMX = {"HX-Request": "true"}


def registered(government: Government, **fields: object) -> int:
    """A directive with forty obligations."""
    named = {"text": forty.TEXT, "number": forty.NUMBER, "issuer": government.units["CITY-PC"]}
    return paper_site.registered(government, **(named | fields))


def get(client: Client, path: str, **headers: str) -> str:
    """What a browser is shown."""
    with paper_site.today():
        return client.get(path, headers=headers).content.decode()


def post(client: Client, path: str, **sent: object) -> HttpResponse:
    """What a browser is answered that sends a form."""
    headers = HTMX if sent.pop("htmx", False) else {}
    with paper_site.today():
        return client.post(path, {"request_key": key(), **sent}, headers=headers)


def counts_in(html: str) -> dict[str, int]:
    """How many drafts each filter counts."""
    found = re.findall(r'/(?:\?show=(\w+))?"[^>]*>[^<]*<span class="count">(\d+)<', html)
    return {name or "all": int(count) for name, count in found}


def shown_in(html: str) -> list[int]:
    """The drafts of a page, in its order."""
    return [int(one) for one in re.findall(r'<article [^>]*id="draft-(\d+)"', html)]


def named_in(html: str) -> list[str]:
    """The drafts that may be chosen, as a form sends them."""
    return re.findall(r'name="draft" value="(\d+:[\d.]+)" aria-label', html)


def seen_in(html: str) -> str:
    """How a draft stood when a form of it was shown."""
    found = re.search(r'name="seen" value="([^"]*)"', html)
    return found[1] if found else ""


def filled_in(government: Government, **terms: object) -> dict[str, object]:
    """The form of a commitment as a person fills it in."""
    return {
        "title": "My own words",
        "lead": government.units["DOIC"],
        "due": "31/12/2024",
        "basis": "PROVISION",
        "reference": forty.NUMBER,
        "issuer": government.units["CITY-PC"],
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "step": "ASSIGN",
        **terms,
    }


def certain_in(html: str) -> list[str]:
    """The drafts that would be accepted together, as a form sends them."""
    return re.findall(r'name="draft" value="([^"]+)" checked', html)
