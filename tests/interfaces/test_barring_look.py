"""Barring a person in a browser: the page of the person, the form, and what the person then sees;
accessible and whole in two corners always."""

import pytest
from playwright import sync_api

from remit.organisation.models import Person
from tests.interfaces.administration_look import LOOKS, look
from tests.interfaces.figures_site import Story
from tests.support import looking

__all__ = ["look"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


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
