"""What takes longer than a moment is said to be under way, is read out, and is no longer said when
the answer is there. The answers of these tests come when the test lets them."""

import pytest
from playwright import sync_api

from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SAID = "body > .under-way[role=status]"
Held = list[sync_api.Route]


def _opened(
    browser: sync_api.Browser, government: Government, path: str
) -> tuple[sync_api.Page, Held]:
    """A page whose forms are sent and not yet answered."""
    page = inside.page(browser, paper_site.browser(government, "secretary"))
    held: Held = []
    page.route(
        f"**{path}",
        lambda route: held.append(route) if route.request.method == "POST" else route.fallback(),
    )
    page.goto(path)
    return page, held


def test_a_text_that_is_read_is_said_to_be_read(
    browser: sync_api.Browser, government: Government
) -> None:
    page, held = _opened(browser, government, "/texts/new/")
    page.fill("#id_text", "The Department of Health shall report by 1 May 2025.")
    with page.expect_request(lambda asked: asked.method == "POST"):
        page.get_by_role("button", name="Read").click(no_wait_after=True)
    while not held:
        page.wait_for_timeout(10)
    # An answer that leads nowhere leaves the page as it was while it waited.
    held[0].fulfill(status=204)
    sync_api.expect(page.locator(SAID)).to_contain_text("Being read")
    page.context.close()


def test_what_was_answered_is_no_longer_said_to_be_under_way(
    browser: sync_api.Browser, government: Government
) -> None:
    page, held = _opened(browser, government, "/commitments/new/")
    page.fill("#id_title", "A catalogue of data")
    page.locator("#id_title").evaluate("one => { one.form.noValidate = true }")
    page.locator(".begin-send").click(no_wait_after=True)
    sync_api.expect(page.locator(SAID)).to_have_text("Being recorded …")
    held[0].fallback()
    sync_api.expect(page.locator(".said")).not_to_be_empty()
    sync_api.expect(page.locator(SAID)).to_be_empty()
    page.context.close()
