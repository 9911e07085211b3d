"""Barring a person in a browser: the page of the person, the form, and what the person then sees;
accessible and whole in two corners always."""

from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.organisation.models import Person
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.support import inside, looking

LOOKS = [("en", "light", 1280), ("ar", "dark", 390)]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def look(
    browser: sync_api.Browser, story: Story, request: pytest.FixtureRequest
) -> Iterator[sync_api.Page]:
    language, theme, width = request.param
    client = browser_of(story, "administrator")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    yield page
    page.context.close()


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_person_is_barred_and_let_in_again(look: sync_api.Page, story: Story) -> None:
    number = story.made.by["officer"].person
    for verb, is_active in (("bar-person", False), ("admit-person", True)):
        look.goto(f"/administration/people/{number}/")
        assert looking.faults(look) == []
        look.locator(f"a[href*='/change/{verb}/']").click()
        assert looking.faults(look) == []
        look.locator("#id_reason").fill("The laptop was lost.")
        look.locator("button.act-send").click()
        look.wait_for_url(f"**/administration/people/{number}/")
        assert Person.objects.get(pk=number).is_active is is_active
    look.goto("/account/inactive/")
    assert looking.faults(look) == []
