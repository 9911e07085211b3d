"""Whoever hears a page is told where one is and on which subject: every page of the example has a
title of its own, every row of a table its head, and what shows progress has a name."""

import re
from collections import defaultdict
from html import unescape

from django.test import Client

from remit.organisation.models import Person
from tests.interfaces.conftest import signed_in
from tests.journeys import test_budgets as named
from tests.support import example

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
BODIES = re.compile(r"<tbody.*?</tbody>", re.S)
ROWS = re.compile(r"<tr\b.*?</tr>", re.S)
PROGRESS = re.compile(r"<(?:progress|meter)\b[^>]*>|<[^>]*role=\"progressbar\"[^>]*>")
# One page under two addresses: the form that is filled in by its link, and the page it stands for.
SAME = {"commitments_import_write", "units_confirm"}


def _pages() -> dict[str, str]:
    """The page at every name, as whoever comes first opens it."""
    opened = named.walked([_client(post) for post in named.WHO])
    return {name: one.html for name, one in opened.items()}


def _client(post: str) -> Client:
    by = example.by(post)
    client = signed_in(Person.objects.get(pk=by.person))
    client.post("/act-as/", {"post": by.post, "next": "/profile/"})
    return client


def test_every_page_tells_where_one_is_and_heads_its_rows() -> None:
    pages = _pages()
    titles = defaultdict(list)
    headless, nameless = [], []
    for name, html in pages.items():
        found = TITLE.search(html)
        assert found, name
        titles[unescape(found[1]).strip()].append(name)
        rows = [row for body in BODIES.findall(html) for row in ROWS.findall(body)]
        headless += [(name, row[:120]) for row in rows if 'scope="row"' not in row]
        nameless += [(name, one) for one in PROGRESS.findall(html) if "aria-label" not in one]
    assert len(pages) > 30
    assert [one for one in titles if one.startswith("·")] == []
    assert {title: names for title, names in titles.items() if len({*names} - SAME) > 1} == {}
    assert headless == []
    assert nameless == []
