"""A planned reorganisation on its pages: said in the future tense,
taken back before its day by whoever keeps the site, and by nobody else."""

import datetime as dt
import re
from html import unescape

import pytest
from django.test import Client
from django.utils import translation

from remit.domain.vocabulary import How
from remit.interfaces import writing
from remit.interfaces.web.organisation import going
from remit.organisation.models import Unit
from remit.organisation.queries import UnitCard
from tests.interfaces.figures_site import Story
from tests.interfaces.paper_site import key
from tests.interfaces.test_administration_pages import merger, number, sent
from tests.interfaces.test_board import browser_of, read

DAY = dt.date(2027, 3, 1)
WHY = "The council decided otherwise."


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


def _words(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


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
    said = _words(read(keeper, "/administration/"))
    assert "W2 will be merged into " in said
    html = read(keeper, "/organisation/units/W2/")
    assert "W2 will be merged into " in _words(html)
    assert "It went over into" not in html
    assert where in html
    heir = read(keeper, "/organisation/units/DOIC/")
    assert "W2 will be merged into " in _words(heir)
    assert "It came from" not in heir
    assert "/take-back/" not in read(browser_of(story, "officer"), "/organisation/units/W2/")


def test_it_is_seen_and_taken_back_once(story: Story, keeper: Client) -> None:
    where = _planned(story, keeper)
    html = read(keeper, where)
    assert "Nothing is recorded yet" in html
    assert "W2 goes on, with its posts" in _words(html)
    fields = {"reason": WHY, "request_key": key()}
    first, second = (keeper.post(where, fields) for _ in range(2))
    assert first["Location"] == second["Location"] == "/administration/"
    assert Unit.objects.get(code="W2").exists_until is None
    html = read(keeper, "/administration/")
    assert "What was planned is taken back." in html
    assert "will be merged" not in html
    again = keeper.post(where, {"reason": WHY, "request_key": key()})
    assert again.status_code == 404
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


@pytest.mark.parametrize("how", [*How, None])
@pytest.mark.parametrize("language", ["vi", "en", "ar", "ko"])
def test_what_is_to_come_is_one_whole_sentence_in_each_language(
    story: Story, how: How | None, language: str
) -> None:
    """No form of two particles stays, and every fact stands in the sentence once."""
    names = {"en": "Ward", "vi": "Phường", "ar": "الحي", "ko": "동"}
    cards = [
        UnitCard(
            one,
            f"U{one}",
            "WARD",
            {key: f"{name} {one}" for key, name in names.items()},
            external=False,
            exists_until=None,
        )
        for one in (1, 2, 3)
    ]
    with translation.override(language):
        said = _words(
            going.goes_over(cards[0], how or How.DISSOLVED, cards[1:] if how else [], DAY)
        )
        facts = [card.name for card in (cards if how else cards[:1])] + [writing.day(DAY)]
    assert [said.count(one) for one in facts] == [1] * len(facts)
    assert "(" not in said
    assert said.endswith(".")


def _placed(story: Story, keeper: Client, parent: str | None) -> str:
    """The address at which a placement to come is taken back."""
    fields = {"unit": number(story, "W2"), "tree": "ADMIN", "on": "1/7/2024"}
    above = {"parent": number(story, parent)} if parent else {}
    assert sent(keeper, "change/place-unit", **fields, **above).status_code == 302
    html = read(keeper, "/organisation/units/W2/")
    found = re.search(r'href="(/administration/reorganise/\d+/take-back/)"', html)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("parent", "said"),
    [
        ("DOIC", "W2 will stand below Doic in “Administration” from 01/07/2024 on."),
        (None, "W2 will stand at the top of “Administration” from 01/07/2024 on."),
    ],
)
def test_a_placement_to_come_is_said_and_taken_back_once(
    story: Story, keeper: Client, parent: str | None, said: str
) -> None:
    where = _placed(story, keeper, parent)
    for page in ("/administration/", "/organisation/units/W2/", where):
        assert said in _words(read(keeper, page)), page
    assert "Take the placement back" in read(keeper, where)
    for who in ("officer", "stranger"):
        client = browser_of(story, who)
        assert client.get(where).status_code == 403
        assert client.post(where, {"reason": WHY, "request_key": key()}).status_code == 403
    fields = {"reason": WHY, "request_key": key()}
    first, second = (keeper.post(where, fields) for _ in range(2))
    assert first["Location"] == second["Location"] == "/administration/"
    assert "will stand" not in read(keeper, "/administration/")
    assert keeper.post(where, {"reason": WHY, "request_key": key()}).status_code == 404
