"""Whoever goes back and sends the same order again gets the first one, or is asked once."""

import datetime as dt
import re

import pytest
from django.test import Client

from remit.commitments import actions
from remit.commitments.models import Commitment
from remit.kernel import clock
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, key
from tests.support.government import Government

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def _order(government: Government, **changed: str) -> dict[str, str]:
    order = {
        "request_key": key(),
        "step": "ASSIGN",
        "title": "Open the hot line in every ward",
        "lead": str(government.units["DOIC"]),
        "due": "2024-12-31",
        "basis": "MINUTES",
        "reference": "The chair, on 1 March",
        "type": "TASK",
        "confidentiality": "INTERNAL",
        "issuer": str(government.units["CITY-PC"]),
    }
    return {**order, **changed}


def _send(client: Client, order: dict[str, str], minutes: int = 0, htmx: bool = False) -> object:
    with clock.injected(paper_site.DAY + dt.timedelta(minutes=minutes)):
        return client.post("/commitments/new/", order, headers=HTMX if htmx else {})


def test_the_same_form_sent_again_leads_to_the_first(government: Government) -> None:
    client, order = browser(government, "secretary"), _order(government)
    first, again = (_send(client, order, minutes) for minutes in (0, 5))
    assert (first.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_a_new_form_with_the_same_order_is_asked_about_once(
    government: Government, htmx: bool
) -> None:
    client = browser(government, "secretary")
    assert _send(client, _order(government)).status_code == 302
    number = Commitment.objects.get().pk
    order = _order(government, title=" Open the hot line in every ward\r\n")
    asked = _send(client, order, 5, htmx)
    html = asked.content.decode()
    assert (asked.status_code, Commitment.objects.count()) == (409, 1)
    assert f'href="/commitments/{number}/"' in html
    assert f"#{number}" in html
    assert re.search(r'<button[^>]*name="again" value="1"', html)
    assert _send(client, {**order, "again": "1"}, 5).status_code == 302
    assert Commitment.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "minutes", "changed"),
    [
        ("secretary", 11, {}),
        ("secretary", 1, {"title": "Open another hot line"}),
        ("secretary", 1, {"due": "2024-12-30"}),
        ("secretary", 1, {"due": ""}),
        ("secretary", 1, {"lead": "DOH"}),
        ("leader", 1, {}),
    ],
)
def test_what_differs_or_is_older_or_another_person_recorded_is_not_asked_about(
    government: Government, who: str, minutes: int, changed: dict[str, str]
) -> None:
    assert _send(browser(government, "secretary"), _order(government)).status_code == 302
    if "lead" in changed:
        changed = {"lead": str(government.units[changed["lead"]])}
    second = _send(browser(government, who), _order(government, **changed), minutes)
    assert (second.status_code, Commitment.objects.count()) == (302, 2)


def test_what_was_taken_back_is_recorded_anew_without_a_question(government: Government) -> None:
    client = browser(government, "secretary")
    assert _send(client, _order(government)).status_code == 302
    number = Commitment.objects.get().pk
    with paper_site.today():
        told = {"by": government.by["secretary"], "at": paper_site.DAY, "commitment": number}
        actions.cancel(**told, reason="Ordered by mistake.")
    assert _send(client, _order(government), 1).status_code == 302


def test_what_was_said_to_be_meant_stays_said(government: Government) -> None:
    client = browser(government, "secretary")
    past = {"due": "2024-02-01"}
    assert _send(client, _order(government, **past, past_due="1")).status_code == 302
    html = _send(client, _order(government, **past, past_due="1"), 1, True).content.decode()
    assert '<input type="hidden" name="past_due" value="1">' in html
    html = _send(client, _order(government, **past, again="1"), 1, True).content.decode()
    assert "DUE_DAY_PASSED" in html
    assert '<input type="hidden" name="again" value="1">' in html
