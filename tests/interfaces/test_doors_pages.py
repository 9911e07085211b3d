"""On the page of a commitment every door that is offered opens; one that is shut says why; and
whoever comes back to a form too late reads what happened meanwhile."""

import re

import pytest
from django.test import Client

from remit.commitments import actions
from remit.domain.vocabulary import Work
from remit.kernel import clock
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government, instant

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
LATER = instant("2024-06-28")


def _offered(html: str, number: int) -> list[str]:
    return sorted({*re.findall(rf'href="/commitments/{number}/([a-z-]+)/"', html)})


@pytest.mark.parametrize("work", [Work.ASSIGNED, Work.IN_PROGRESS, Work.CLAIMED, Work.CLOSED])
def test_every_door_that_the_page_offers_opens(government: Government, work: Work) -> None:
    number = government.in_state(work)
    for who in ("officer", "secretary", "inspector"):
        client = browser(government, who)
        with clock.injected(LATER):
            html = client.get(f"/commitments/{number}/").content.decode()
            for code in _offered(html, number):
                answer = client.get(f"/commitments/{number}/{code}/", headers=HTMX)
                assert answer.status_code == 200, (who, code, answer.content)


def test_a_shut_door_says_what_stands_in_its_way(government: Government) -> None:
    number = government.accepted()
    government.does(
        "officer", "2024-06-20", actions.claim, commitment=number, summary="It is published."
    )
    with clock.injected(LATER):
        html = browser(government, "inspector").get(f"/commitments/{number}/").content.decode()
    assert "verify" not in _offered(html, number)
    shut = re.search(r'<ul class="shut-doors.*?</ul>', html, re.S)
    assert shut is not None
    assert "There is no evidence behind this claim" in shut[0]
    assert "No one has asked" not in html


def _verify(client: Client, number: int, **sent: str) -> object:
    form = {"request_key": key(), "evidence": "DOCUMENT_CHECKED", "note": "The catalogue was seen."}
    with paper_site.today():
        return client.post(f"/commitments/{number}/verify/", form | sent)


def test_who_goes_back_after_a_verdict_reads_it_and_by_whom(government: Government) -> None:
    number = paper_site.claimed(government)
    client = browser(government, "inspector")
    assert _verify(client, number).status_code == 302
    with paper_site.today():
        answer = client.get(f"/commitments/{number}/verify/")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "You did this already" in html
    assert "Result verified" in html
    assert "The catalogue was seen." in html
    assert f'href="/commitments/{number}/"' in html


def test_a_verdict_that_comes_second_loses_nothing_that_was_typed(government: Government) -> None:
    number = paper_site.claimed(government)
    assert _verify(browser(government, "inspector"), number).status_code == 302
    answer = _verify(browser(government, "leader"), number, note="My own words.")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "This was done already" in html
    assert "My own words." in html


def test_what_another_act_overtook_is_told(government: Government) -> None:
    number = paper_site.claimed(government)
    client = browser(government, "inspector")
    form = {"request_key": key(), "reason": "Not complete."}
    with paper_site.today():
        assert client.post(f"/commitments/{number}/return/", form).status_code == 302
        answer = client.get(f"/commitments/{number}/verify/", headers=HTMX)
    html = answer.content.decode()
    assert "Something else happened first" in html
    assert "Returned to the unit" in html
    assert "<html" not in html


def test_a_stranger_reads_nothing_of_what_happened(government: Government) -> None:
    number = paper_site.claimed(government)
    answer = browser(government, "stranger").get(f"/commitments/{number}/accept/")
    assert answer.status_code in {403, 404}
    assert "catalogue" not in answer.content.decode()
