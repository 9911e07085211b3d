"""Whoever sent a form and goes back finds in it what stood there, also the unit that was found by
its words."""

import re

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_after_going_back_the_title_and_the_unit_stand_in_the_form(
    browser: sync_api.Browser, government: Government
) -> None:
    page = inside.page(browser, paper_site.browser(government, "secretary"))
    lead = government.units["DOIC"]
    with paper_site.today():
        page.goto("/commitments/new/")
        page.fill("#id_title", "Open the hot line in every ward")
        page.locator("#id_lead_words").press_sequentially("DOIC")
        page.check(f'input[name="lead"][value="{lead}"]')
        page.fill("#id_reference", "The chair, on 1 March")
        page.click(".begin-send")
        page.wait_for_url(re.compile(r"/commitments/\d+/$"))
        assert "Recorded:" in page.inner_text("main")
        page.go_back()
        sync_api.expect(page.locator(f'input[name="lead"][value="{lead}"]')).to_be_checked()
        assert page.input_value("#id_title") == "Open the hot line in every ward"
        number = Commitment.objects.get().pk
        page.click(".begin-send")
        page.get_by_role("link", name=f"Open #{number}").click()
        page.wait_for_url(re.compile(rf"/commitments/{number}/$"))
    assert Commitment.objects.count() == 1
    page.context.close()
