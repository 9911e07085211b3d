"""Handing in files as a person does it: chosen in the form, followed on the page, in Chromium."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright import sync_api

from remit.kernel import clock
from remit.texts import models
from remit.texts.intake import actions
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT
from tests.support import files, inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def _opened(browser: sync_api.Browser, government: Government, **asked: object) -> sync_api.Page:
    client = paper_site.browser(government, "secretary")
    return inside.page(browser, client, viewport={"width": 390, "height": 900}, **asked)


def _hand_in(page: sync_api.Page) -> Callable[[], None]:
    """Two files are chosen and sent; what is given back reads the next one."""
    page.goto("/texts/new/")
    page.locator("#id_file").set_input_files(
        [
            {"name": "24.txt", "mimeType": "text/plain", "buffer": TEXT.encode()},
            {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": files.pdf(())},
        ]
    )
    page.get_by_role("button", name="Read").click()
    page.get_by_text("0 of 2 files are read.").wait_for()
    batch = models.Batch.objects.get()
    return lambda: _read_next(batch.pk)


def _read_next(batch: int) -> None:
    with clock.injected(clock.now() + dt.timedelta(seconds=1)):
        assert actions.take_next(batch=batch)


def test_the_page_follows_the_reading_by_itself(
    browser: sync_api.Browser, government: Government
) -> None:
    page = _opened(browser, government)
    try:
        read_next = _hand_in(page)
        read_next()
        page.get_by_text("1 of 2 files are read.").wait_for()
        page.get_by_text("Registered", exact=True).wait_for()
        read_next()
        page.get_by_text("2 files were read.").wait_for()
        page.get_by_text("No page of this PDF has a text layer").wait_for()
        page.get_by_role("link", name="24-CT/TU").click()
        page.locator("#drafts").wait_for()
        page.get_by_text("About this document").click()
        assert page.get_by_role("link", name="24.txt").is_visible()
    finally:
        page.context.close()


def test_without_scripts_the_page_asks_again_by_itself(
    browser: sync_api.Browser, government: Government
) -> None:
    page = _opened(browser, government, java_script_enabled=False)
    try:
        read_next = _hand_in(page)
        read_next()
        read_next()
        page.get_by_text("2 files were read.").wait_for()
    finally:
        page.context.close()
