"""A planned reorganisation on its pages: said in the future tense,
taken back before its day by whoever keeps the site, and by nobody else."""

import re

import pytest
from django.test import Client

from remit.organisation.models import Unit
from tests.interfaces.figures_site import Story
from tests.interfaces.paper_site import key
from tests.interfaces.test_administration_pages import merger, sent
from tests.interfaces.test_board import browser_of, read

WHY = "The council decided otherwise."


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


def _planned(story: Story, keeper: Client) -> str:
    """The address at which the plan is taken back."""
    answer = sent(keeper, "reorganise", **merger(story, on="1/7/2024"), step="write")
    assert answer.status_code == 302
    found = re.search(
        r'href="(/administration/reorganise/\d+/take-back/)"', read(keeper, "/administration/")
    )
    assert found is not None
    return found[1]


def test_what_is_to_come_is_said_in_the_future_tense(story: Story, keeper: Client) -> None:
    where = _planned(story, keeper)
    assert "will go over into" in read(keeper, "/administration/")
    html = read(keeper, "/organisation/units/W2/")
    assert "It will go over into" in html
    assert "It went over into" not in html
    assert where in html
    heir = read(keeper, "/organisation/units/DOIC/")
    assert "will go over into it" in heir
    assert "It came from" not in heir
    assert "/take-back/" not in read(browser_of(story, "officer"), "/organisation/units/W2/")


def test_it_is_seen_and_taken_back_once(story: Story, keeper: Client) -> None:
    where = _planned(story, keeper)
    html = read(keeper, where)
    assert "Nothing is recorded yet" in html
    assert "goes on, with its posts" in html
    fields = {"reason": WHY, "request_key": key()}
    first, second = (keeper.post(where, fields) for _ in range(2))
    assert first["Location"] == second["Location"] == "/administration/"
    assert Unit.objects.get(code="W2").exists_until is None
    html = read(keeper, "/administration/")
    assert "The planned reorganisation is taken back." in html
    assert "will go over into" not in html
    again = keeper.post(where, {"reason": WHY, "request_key": key()})
    assert again.status_code == 422
    assert "perhaps it was taken back already" in again.content.decode()


def test_without_a_reason_it_stays(story: Story, keeper: Client) -> None:
    where = _planned(story, keeper)
    answer = keeper.post(where, {"reason": " ", "request_key": key()})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Unit.objects.get(code="W2").exists_until is not None


def test_nobody_else_sees_or_takes_it_back(story: Story, keeper: Client) -> None:
    where = _planned(story, keeper)
    for who in ("officer", "leader", "stranger"):
        client = browser_of(story, who)
        assert client.get(where).status_code == 403
        assert client.post(where, {"reason": WHY, "request_key": key()}).status_code == 403
    assert Unit.objects.get(code="W2").exists_until is not None
