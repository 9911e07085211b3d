"""After a form was carried out the browser shows the page whose address it names: to load that page
again does not bring the form back."""

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def page(browser: sync_api.Browser, government: Government) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, "head")
    opened = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    yield opened
    opened.context.close()


def test_after_an_act_the_address_is_the_commitment(
    page: sync_api.Page, government: Government
) -> None:
    number = paper_site.assigned(government)
    page.goto(f"/commitments/{number}/accept/")
    page.locator(".act-send").click()
    page.wait_for_url(f"**/commitments/{number}/")
    page.reload()
    assert page.url.endswith(f"/commitments/{number}/")
    assert page.locator(".act-form").count() == 0
    assert Commitment.objects.get(pk=number).work == "IN_PROGRESS"


def test_an_instruction_that_was_recorded_is_the_page_shown(
    page: sync_api.Page, government: Government
) -> None:
    page.goto("/commitments/new/")
    page.locator("#id_title").fill("Publish the register of clinics")
    page.locator("#id_lead_words").fill("doh")
    page.locator("#picker_lead").get_by_role("radio").first.check()
    page.locator("#id_basis").select_option("ORAL")
    page.locator(".begin-send").click()
    page.wait_for_url(re.compile(r"/commitments/\d+/$"))
    assert page.url.endswith(f"/commitments/{Commitment.objects.get().pk}/")
    assert page.locator(".begin-send").count() == 0


def test_a_draft_that_was_decided_on_its_own_page_leads_to_the_text(
    page: sync_api.Page, government: Government
) -> None:
    document = paper_site.registered(government)
    draft = paper_site.drafts(document)[1]
    page.goto(f"/drafts/{draft.pk}/accept/")
    page.locator("#id_lead_words").fill("doic-data")
    page.locator("#picker_lead").get_by_role("radio").first.check()
    page.locator(".begin-send").click()
    page.wait_for_url(f"**/texts/{document}/#draft-{draft.pk}")
    draft.refresh_from_db()
    assert draft.status == "ACCEPTED"
    page.goto(f"/drafts/{draft.pk}/accept/")
    assert page.locator(".begin-send").count() == 0


def test_only_the_outcome_that_needs_another_asks_for_it(
    browser: sync_api.Browser, government: Government
) -> None:
    number = paper_site.accepted(government)
    client = paper_site.browser(government, "secretary")
    page = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    page.goto(f"/commitments/{number}/close/")
    duplicate, referred = page.locator("#id_duplicate_of"), page.locator("#picker_referred_to")
    assert not duplicate.is_visible()
    assert not referred.is_visible()
    page.locator("#id_outcome").select_option("DUPLICATE")
    assert duplicate.is_visible()
    assert not referred.is_visible()
    page.locator("#id_outcome").select_option("REFERRED")
    assert not duplicate.is_visible()
    assert referred.is_visible()
    page.context.close()
