"""In a browser: a sign-in link that is shown once and copied, and a planned reorganisation that is
taken back; accessible and whole in two corners always."""

import re

import pytest
from playwright import sync_api

from tests.interfaces.administration_look import LOOKS, look
from tests.interfaces.figures_site import Story
from tests.interfaces.test_administration_pages import merger, sent
from tests.interfaces.test_board import browser_of
from tests.support import looking

WHY = "The letter did not arrive."
__all__ = ["look"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_link_is_shown_once_and_can_be_copied(look: sync_api.Page, story: Story) -> None:
    where = f"/administration/people/{story.made.by['officer'].person}/"
    look.goto(where)
    look.locator("a[href$='/sign-in-link/']").click()
    assert looking.faults(look) == []
    look.locator("#id_reason").fill(WHY)
    look.locator("button.act-send").click()
    sync_api.expect(look.locator("#id_link")).to_have_value(re.compile(r"/enter/\S+/$"))
    sync_api.expect(look.locator("[data-copy]")).to_be_visible()
    assert looking.faults(look) == []


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_a_plan_is_taken_back(look: sync_api.Page, story: Story) -> None:
    keeper = browser_of(story, "administrator")
    sent(keeper, "reorganise", **merger(story, on="1/7/2024"), step="write")
    look.goto("/administration/")
    assert looking.faults(look) == []
    look.locator("a[href$='/take-back/']").click()
    assert looking.faults(look) == []
    look.locator("#id_reason").fill(WHY)
    look.locator("button.act-send").click()
    look.wait_for_url("**/administration/")
    sync_api.expect(look.locator("a[href$='/take-back/']")).to_have_count(0)
