"""A form that is half filled in survives a change of the language, in Chromium."""

import pytest
from playwright import sync_api

from remit.texts import models
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def _speak(page: sync_api.Page, language: str) -> None:
    page.locator(f"details:has(button[value={language}]) > summary").first.click()
    page.locator(f"button[value={language}]").first.click()
    page.locator(f"html[lang={language}]").wait_for()


def test_what_was_corrected_at_the_second_step_survives_a_change_of_the_language(
    browser: sync_api.Browser, government: Government
) -> None:
    client = paper_site.browser(government, "secretary")
    page = inside.page(browser, client, viewport={"width": 1200, "height": 900})
    try:
        page.goto("/texts/new/")
        page.locator("#id_text").fill(TEXT)
        _speak(page, "vi")
        assert page.locator("#id_text").input_value() == TEXT
        page.locator("form[data-again] button").last.click()
        page.locator("#id_title").fill("Sửa bằng tay")
        _speak(page, "en")
        assert page.locator("#id_title").input_value() == "Sửa bằng tay"
        assert "The DOH shall publish" in (page.locator(".received").text_content() or "")
    finally:
        page.context.close()
    assert models.Document.objects.count() == 0
