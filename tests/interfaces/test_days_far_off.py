"""A day far off is refused by one sentence that names the field and repeats what was typed, in the
language of the page, wherever a form asks for a day."""

import pytest
from django.test import Client

from remit.interfaces.web.commitments import showing
from remit.organisation.models import Unit
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
