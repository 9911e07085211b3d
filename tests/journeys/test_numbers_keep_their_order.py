"""On a page that runs from right to left a document number keeps the order of its signs: every page
of the example is read in Arabic, and each number on it stands isolated."""

from collections.abc import Iterator

import pytest
from django.test import Client

from remit.commitments.models import Commitment
from remit.organisation.models import Person
from remit.texts.models import Document
from tests.interfaces.conftest import signed_in
from tests.journeys import test_budgets as named
from tests.support import directions, example, screens

MORE = (
    "/commitments/?columns=number,title,document,type,lead,post,issuer,due,state,why&sort=-document",
    "/search/?words=CT",
    "/search/?words=24-CT/TU",
    "/board/?by=document",
    "/ledger/?tag=text.registered",
    "/figures/list/?column=assigned",
)


def _client(post: str) -> Client:
    by = example.by(post)
    client = signed_in(Person.objects.get(pk=by.person))
    client.post("/act-as/", {"post": by.post, "next": "/profile/"})
    return client


def _in_arabic(post: str) -> Client:
    client = _client(post)
    client.cookies["django_language"] = "ar"
    return client


def _addresses(step: int) -> Iterator[tuple[str, str]]:
    """Every page of the example, with whoever looks at it, and some of its commitments or all."""
    for one in named.walked([_client(post) for post in named.WHO]).values():
        for post in named.WHO if step == 1 else named.WHO[one.who :][:1]:
            yield post, one.address
    for screen in screens.situations():
        if screen.who and not screen.sent:
            yield screen.who, screen.path
    for address in MORE:
        yield screens.SECRETARY, address
    for number in Commitment.objects.values_list("pk", flat=True).order_by("pk")[::step]:
        yield screens.SECRETARY, f"/commitments/{number}/"


@pytest.mark.parametrize("step", [12, pytest.param(1, marks=pytest.mark.matrix)])
def test_no_document_number_of_any_page_escapes_its_isolation(step: int) -> None:
    addresses = list(dict.fromkeys(_addresses(step)))
    clients = {post: _in_arabic(post) for post, _address in addresses}
    known = {one for one in Document.objects.values_list("number", flat=True) if one}
    assert known
    wrong, read = set(), 0
    for post, address in addresses:
        answer = clients[post].get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        read += 1
        wrong |= set(directions.pages_read([(address, answer.content.decode())], known))
    assert sorted(wrong) == []
    assert read > 100


@pytest.mark.parametrize(
    ("html", "escapes"),
    [
        ('<p dir="rtl">رقم 24-CT/TU اليوم</p>', True),
        ('<p dir="rtl">رقم <bdi dir="ltr">24-CT/TU</bdi></p>', False),
        ('<p dir="rtl"><bdi>توجيه رقم 24-CT/TU</bdi></p>', True),
        ('<p dir="rtl"><bdi>Directive 24-CT/TU</bdi></p>', False),
        ('<p dir="rtl" title="24-CT/TU"></p>', True),
        ('<bdi dir="ltr"><a title="رقم 24-CT/TU"></a></bdi>', True),
        ('<p dir="rtl">رقم \u206624-CT/TU\u2069</p>', False),
        ('<p dir="rtl" lang="ar">في 15/04/2024</p>', False),
    ],
)
def test_the_eye_of_this_test_sees_what_a_browser_would_turn_round(
    html: str, escapes: bool
) -> None:
    assert bool(directions.escaped(html)) is escapes
