"""Beside the form of a verdict stands what the unit says, with both due dates and the evidence."""

import datetime as dt
import re

import pytest

from remit.kernel import clock
from tests.interfaces.paper_site import browser
from tests.support.government import Government

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2024, 7, 1, 3, tzinfo=dt.UTC)
LINK = "https://data.example.org/catalogue"


def _form(government: Government, number: int, code: str, role: str = "inspector") -> str:
    with clock.injected(DAY):
        answer = browser(government, role).get(f"/commitments/{number}/{code}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("code", ["verify", "return"])
def test_the_form_of_a_verdict_shows_what_it_rests_on(government: Government, code: str) -> None:
    number = government.claimed()
    html = _form(government, number, code)
    said = html.split('<dl class="facts grounds">')[1].split("</dl>")[0]
    words = " ".join(re.sub(r"<[^>]+>", " ", said).split())
    assert "It is published." in words
    assert "Done on" in words
    assert re.search(r"Original .+ Revised ", words)
    assert f'href="{LINK}"' in said


def test_refuting_shows_what_was_verified(government: Government) -> None:
    number = government.verified()
    assert "It is published." in _form(government, number, "refute", "leader")


def test_other_acts_stand_without_it(government: Government) -> None:
    number = government.accepted()
    assert "grounds" not in _form(government, number, "report", "officer")
