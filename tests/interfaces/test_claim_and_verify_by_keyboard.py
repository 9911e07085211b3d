"""An officer reports work as done and the secretariat verifies it, each with the keyboard alone, in
Chromium: no mouse is moved, and the focus is always seen."""

import contextlib
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const style = getComputedStyle(document.activeElement);
  return box.bottom > 0 && box.top < innerHeight && style.outlineStyle !== "none";
}"""


@contextlib.contextmanager
def _desk(
    browser: sync_api.Browser, government: Government, persona: str
) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, persona)
    page = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    with paper_site.today():
        page.goto("/my-work/")
        yield page
    page.context.close()


def _open_first(page: sync_api.Page, queue: str) -> None:
    """Through the numbers at the head of the page to the queue, and into its first line."""
    inside.tab_to(page, f"a[href='#{queue}']")
    page.keyboard.press("Enter")
    inside.tab_to(page, f"#{queue} .row-title")
    assert page.evaluate(SEEN)
    page.keyboard.press("Enter")
    page.wait_for_url("**/commitments/**")


def _begin(page: sync_api.Page, code: str) -> None:
    inside.tab_to(page, f".page-head-acts a[href$='/{code}/']")
    assert page.evaluate(SEEN)
    page.keyboard.press("Enter")
    page.locator("#act-title").wait_for()
    sync_api.expect(page.locator("#act-title")).to_be_focused()


def _send(page: sync_api.Page) -> None:
    inside.tab_to(page, "#act .act-send")
    assert page.evaluate(SEEN)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_work_is_reported_as_done_with_the_keyboard_alone(
    browser: sync_api.Browser, government: Government
) -> None:
    number = paper_site.accepted(government)
    with _desk(browser, government, "officer") as page:
        _open_first(page, "to_do")
        _attach(page)
        _begin(page, "claim")
        inside.tab_to(page, "#id_summary")
        page.keyboard.type("The catalogue is public.")
        _send(page)
        side = page.locator(".side").first
        sync_api.expect(side).to_contain_text("The catalogue is public.")
    assert Commitment.objects.get(pk=number).work == "CLAIMED"


def _attach(page: sync_api.Page) -> None:
    """A link is attached from the menu, which opens by the keyboard too."""
    inside.tab_to(page, ".more-acts summary")
    page.keyboard.press("Enter")
    _begin(page, "attach-link")
    inside.tab_to(page, "#id_url")
    page.keyboard.type("https://example.org/catalogue")
    _send(page)


def test_a_result_is_verified_with_the_keyboard_alone(
    browser: sync_api.Browser, government: Government
) -> None:
    number = paper_site.claimed(government)
    with _desk(browser, government, "secretary") as page:
        _open_first(page, "to_verify")
        _begin(page, "verify")
        inside.tab_to(page, "#act select")
        page.keyboard.press("ArrowDown")
        inside.tab_to(page, "#id_note")
        page.keyboard.type("Opened, and complete.")
        _send(page)
        sync_api.expect(page.locator(".side").nth(1)).to_contain_text("Opened, and complete.")
    assert Commitment.objects.get(pk=number).work == "VERIFIED"
