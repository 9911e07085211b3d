"""A document of four hundred drafts: a decision is answered with what it changed, asks as many
questions however many drafts there are, and the page is not bigger than it must be."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.texts.models import Draft
from tests.interfaces import confirming_site, paper_site
from tests.interfaces.confirming_site import HTMX, get, named_in, shown_in
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
SINCE = "2024-02-29T00:00:00Z"


def _text(count: int) -> str:
    lines = [
        f"{n}. The DOH shall publish register {n} before {n % 28 + 1} October 2024."
        for n in range(1, count + 1)
    ]
    return "\n".join([f"DIRECTIVE No. {count}-CT/TU", "7 August 2023", *lines, ""])


def _registered(government: Government, count: int) -> int:
    number = f"{count}-CT/TU"
    return confirming_site.registered(government, text=_text(count), number=number)


def _post(client: Client, document: int, path: str, **sent: object) -> HttpResponse:
    """A form that is sent from the page of its document."""
    page = f"http://testserver/texts/{document}/"
    headers = {**HTMX, "HX-Current-URL": page, "X-Remit-Since": SINCE}
    with paper_site.today():
        return client.post(path, {"request_key": key(), **sent}, headers=headers)


def test_a_decision_is_answered_with_what_it_changed(government: Government) -> None:
    document = _registered(government, 400)
    client, rows = browser(government, "secretary"), paper_site.drafts(document)
    whole = get(client, f"/texts/{document}/")
    assert len(shown_in(whole)) == 400
    answer = _post(client, document, f"/drafts/{rows[200].pk}/reject/", reason="A wish")
    html = answer.content.decode()
    assert answer["HX-Retarget"] == "#answer"
    assert shown_in(html) == [rows[199].pk, rows[200].pk]
    assert f'data-at="draft-{rows[201].pk}"' in html
    assert "1 of 400 decided" in html
    assert re.findall(r'<p dir="auto" id="line-(\d+)"', html)
    assert len(html) < len(whole) / 50


def test_a_merge_names_what_is_gone_and_after_what_the_new_one_stands(
    government: Government,
) -> None:
    document = _registered(government, 12)
    client, rows = browser(government, "secretary"), paper_site.drafts(document)
    named = named_in(get(client, f"/texts/{document}/"))
    pair = f"{named[3]} {named[4]}"
    html = _post(client, document, f"/texts/{document}/merge/", pair=pair).content.decode()
    made = Draft.objects.latest("pk")
    assert f'data-gone="draft-{rows[3].pk} draft-{rows[4].pk} "' in html
    assert f'data-after="draft-{rows[2].pk}"><article' in html.replace("\n", "")
    assert made.pk in shown_in(html)
    assert "It reads: “The DOH shall publish register 4" in html


@pytest.mark.parametrize("verb", ["reject", "merge", "undo"])
def test_a_decision_asks_as_many_questions_however_many_drafts(
    government: Government, verb: str
) -> None:
    asked = []
    for count in (10, 150):
        document = _registered(government, count)
        client, rows = browser(government, "secretary"), paper_site.drafts(document)
        named = named_in(get(client, f"/texts/{document}/"))
        send = {
            "reject": lambda d=document, r=rows: (f"/drafts/{r[4].pk}/reject/", {"reason": "No"}),
            "merge": lambda d=document, n=named: (
                f"/texts/{d}/merge/",
                {"pair": f"{n[4]} {n[5]}"},
            ),
            "undo": lambda d=document: (f"/texts/{d}/undo/", {}),
        }
        if verb == "undo":
            path, sent = send["reject"]()
            _post(client, document, path, **sent)
        path, sent = send[verb]()
        with CaptureQueriesContext(connection) as found:
            assert _post(client, document, path, **sent).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_a_page_that_does_not_say_since_when_it_is_shown_gets_all(government: Government) -> None:
    document = _registered(government, 10)
    client, rows = browser(government, "secretary"), paper_site.drafts(document)
    sent = {"reason": "A wish", "request_key": key()}
    with paper_site.today():
        answer = client.post(f"/drafts/{rows[0].pk}/reject/", sent, headers=HTMX)
    assert answer["HX-Retarget"] == "#workspace"
    assert len(shown_in(answer.content.decode())) == 10


def test_what_a_colleague_decided_meanwhile_is_answered_too(government: Government) -> None:
    document = _registered(government, 10)
    rows = paper_site.drafts(document)
    theirs, mine = browser(government, "leader"), browser(government, "secretary")
    _post(theirs, document, f"/drafts/{rows[7].pk}/reject/", reason="Theirs")
    html = _post(mine, document, f"/drafts/{rows[1].pk}/reject/", reason="Mine").content.decode()
    assert {rows[1].pk, rows[7].pk} <= set(shown_in(html))
    assert "2 of 10 decided" in html


def test_drafts_over_a_rejected_one_are_not_merged_by_one_key(government: Government) -> None:
    document = _registered(government, 10)
    client, rows = browser(government, "secretary"), paper_site.drafts(document)
    html = _post(client, document, f"/drafts/{rows[4].pk}/reject/", reason="No").content.decode()
    before = html[html.index(f'id="draft-{rows[3].pk}"') : html.index(f'id="draft-{rows[4].pk}"')]
    assert "data-merge" not in before


def test_without_an_issuer_that_the_site_knows_nothing_is_certain(government: Government) -> None:
    document = paper_site.registered(government, text=_text(10), number="77-CT/TU", issuer=None)
    html = get(browser(government, "secretary"), f"/texts/{document}/")
    assert confirming_site.counts_in(html)["certain"] == 0


def test_what_is_certain_is_listed_with_the_code_of_its_unit(government: Government) -> None:
    document = _registered(government, 10)
    html = get(browser(government, "secretary"), f"/texts/{document}/certain/")
    assert html.count('<span class="picker-code"><bdi dir="ltr">DOH</bdi></span>') == 10
