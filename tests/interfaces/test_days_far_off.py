"""A day far off is refused by one sentence that names the field and repeats what was typed, in the
language of the page, wherever a form asks for a day."""

from html import unescape

import pytest
from django.test import Client

from remit.commitments.models import Commitment
from remit.interfaces.web.commitments import showing
from remit.organisation.models import Unit
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_administration_pages import merger, sent
from tests.interfaces.test_board import browser_of

FAR = ("1/1/1900", "0026-01-01", "1/1/2126", "01/01/0026")


@pytest.fixture
def keeper(story: Story) -> Client:
    return browser_of(story, "administrator")


@pytest.mark.parametrize("typed", FAR)
def test_a_form_names_the_field_and_repeats_the_day(keeper: Client, typed: str) -> None:
    fields = {"code": "X", "kind": "WARD", "name_en": "X", "on": typed}
    answer = sent(keeper, "change/create-unit", **fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f"Effective on: “{typed}” is too far off" in html
    assert not Unit.objects.filter(code="X").exists()


def test_a_reorganisation_is_not_laid_down_for_another_century(
    story: Story, keeper: Client
) -> None:
    answer = sent(keeper, "reorganise", **merger(story, on="1/7/2126"))
    assert answer.status_code == 422
    assert "From the day: “1/7/2126” is too far off" in answer.content.decode()


def test_it_is_said_in_the_language_of_the_page(keeper: Client) -> None:
    keeper.cookies["django_language"] = "vi"
    fields = {"code": "X", "kind": "WARD", "name_en": "X", "on": "1/1/0026"}
    html = sent(keeper, "change/create-unit", **fields).content.decode()
    assert "“1/1/0026”" in html
    assert "too far off" not in html


@pytest.mark.parametrize("typed", FAR)
def test_while_one_types_it_is_said_too(db: None, typed: str) -> None:
    assert showing.written_out(typed)[1] is False
    assert showing.explained(typed)[1] is False


@pytest.mark.parametrize("typed", ["1/9/1945", "31/12/2060"])
def test_days_of_living_memory_and_of_long_plans_are_days(db: None, typed: str) -> None:
    assert showing.written_out(typed)[1] is True


def test_what_is_no_day_names_its_field(keeper: Client) -> None:
    fields = {"code": "X", "kind": "WARD", "name_en": "X", "on": "soon"}
    html = sent(keeper, "change/create-unit", **fields).content.decode()
    assert "Effective on: “soon” is not a day" in html


def test_an_older_message_goes_with_the_answer_that_refuses(keeper: Client) -> None:
    answer = keeper.post(
        "/administration/change/create-unit/",
        {"code": "", "kind": "WARD", "request_key": "one"},
        headers={"HX-Request": "true"},
    )
    assert '<div id="messages" hx-swap-oob="true"></div>' in answer.content.decode()
    page = sent(keeper, "change/create-unit", code="", kind="WARD").content.decode()
    assert page.count('id="messages"') == 1
    assert "hx-swap-oob" not in page


FARTHER = ("9999-12-31", "0001-01-01", "10000-01-01", "31/12/10000")
ASKED = (
    ("/commitments/?due_from={}", "Due from"),
    ("/commitments/?due_to={}", "Due until"),
    ("/texts/?issued_from={}", "Issued from"),
    ("/texts/?issued_to={}", "Issued until"),
    ("/board/?on={}", "As of"),
    ("/board/?since={}", "Changes since"),
    ("/board/?known_at={}", "As known at"),
    ("/figures/list/?column=assigned&on={}", "As of"),
    ("/figures/changes/?column=assigned&since={}", "Changes since"),
    ("/board/charts/?on={}", "As of"),
    ("/ledger/?on={}", "Recorded on"),
    ("/organisation/?on={}", "On"),
    ("/organisation/?known_at={}", "As known at"),
)


@pytest.mark.parametrize("typed", FARTHER)
@pytest.mark.parametrize(("address", "field"), ASKED, ids=str)
def test_a_filter_of_a_list_names_the_field_and_repeats_the_day(
    keeper: Client, address: str, field: str, typed: str
) -> None:
    answer = keeper.get(address.format(typed))
    assert answer.status_code == 422
    assert f"{field}: “{typed}” is too far off; write a day from " in unescape(answer.text)


@pytest.mark.parametrize(("language", "rest"), [("vi", "quá"), ("ar", "بعيد"), ("ko", "너무")])
def test_a_filter_is_refused_in_the_language_of_the_page(
    keeper: Client, language: str, rest: str
) -> None:
    keeper.cookies["django_language"] = language
    html = unescape(keeper.get("/commitments/?due_from=9999-12-31").text)
    assert "9999-12-31" in html
    assert rest in html
    assert "too far off" not in html


def test_time_granted_together_names_the_date_that_cannot_be(story: Story) -> None:
    figures_site.assign_many(story, ["DOIC"])
    number = Commitment.objects.latest("pk").pk
    form = {
        "request_key": "far-day",
        "commitment": f"{number}:9999-12-31",
        "reason": "As asked.",
        "next": "/commitments/",
    }
    html = unescape(browser_of(story, "leader").post("/commitments/together/extend/", form).text)
    assert "Date asked for: “9999-12-31” is too far off" in html
