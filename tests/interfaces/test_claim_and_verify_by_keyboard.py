"""A head contests, an officer reports work as done, the secretariat grants time and verifies, each
with the keyboard alone, in Chromium, from left to right and from right to left, by light and dark:
no mouse is moved, and the focus is always seen."""

import contextlib
import datetime as dt
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments import actions
from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# The line around what has the focus is on the screen, wide enough, and in the colour of the focus.
SEEN = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const mark = document.body.appendChild(document.createElement("i"));
  mark.style.color = "var(--remit-focus)";
  const colour = getComputedStyle(mark).color;
  mark.remove();
  return box.bottom > 0 && box.top < innerHeight && style.outlineStyle === "solid"
    && parseFloat(style.outlineWidth) >= 3 && style.outlineColor === colour;
}"""
UNCOVERED = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect();
  return here.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""
LOOKS = pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("ar", "dark")])
FROM_THE_RIGHT = """() => [...document.querySelectorAll(".places a")]
  .map(one => one.getBoundingClientRect().x)"""


@contextlib.contextmanager
def _desk(
    browser: sync_api.Browser, government: Government, persona: str, *look: str
) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, persona)
    client.cookies["django_language"], client.cookies["remit_theme"] = look
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
    page.wait_for_function(SEEN, timeout=20_000)
    page.keyboard.press("Enter")
    page.wait_for_url("**/commitments/**")


def _begin(page: sync_api.Page, code: str) -> None:
    inside.tab_to(page, f".page-head-acts a[href$='/{code}/']")
    page.wait_for_function(SEEN, timeout=20_000)
    page.keyboard.press("Enter")
    page.locator("#act-title").wait_for()
    sync_api.expect(page.locator("#act-title")).to_be_focused()


def _send(page: sync_api.Page) -> None:
    inside.tab_to(page, "#act .act-send")
    page.wait_for_function(SEEN, timeout=20_000)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@LOOKS
def test_work_is_reported_as_done_with_the_keyboard_alone(
    browser: sync_api.Browser, government: Government, language: str, theme: str
) -> None:
    number = paper_site.accepted(government)
    with _desk(browser, government, "officer", language, theme) as page:
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


@LOOKS
def test_a_result_is_verified_with_the_keyboard_alone(
    browser: sync_api.Browser, government: Government, language: str, theme: str
) -> None:
    number = paper_site.claimed(government)
    with _desk(browser, government, "secretary", language, theme) as page:
        _open_first(page, "to_verify")
        _begin(page, "verify")
        inside.tab_to(page, "#act select")
        page.keyboard.press("ArrowDown")
        inside.tab_to(page, "#id_note")
        page.keyboard.type("Opened, and complete.")
        _send(page)
        sync_api.expect(page.locator(".side").nth(1)).to_contain_text("Opened, and complete.")
    assert Commitment.objects.get(pk=number).work == "VERIFIED"


@LOOKS
def test_what_is_not_ours_is_contested_with_the_keyboard_alone_and_said_so(
    browser: sync_api.Browser, government: Government, language: str, theme: str
) -> None:
    number = paper_site.assigned(government)
    with _desk(browser, government, "head", language, theme) as page:
        _open_first(page, "to_accept")
        _begin(page, "contest")
        inside.tab_to(page, "#act .act-send")
        page.keyboard.press("Enter")
        sync_api.expect(page.locator("#act [data-said]:not(h2)")).to_be_focused()
        inside.tab_to(page, "#act [data-fields] a")
        page.keyboard.press("Enter")
        sync_api.expect(page.locator("#id_reason")).to_be_focused()
        page.keyboard.type("Another unit keeps this register.")
        _send(page)
        sync_api.expect(page.locator("#messages [data-said]")).to_be_focused()
    assert Commitment.objects.get(pk=number).work == "CONTESTED"


@LOOKS
def test_more_time_is_granted_with_the_keyboard_alone_and_said_so(
    browser: sync_api.Browser, government: Government, language: str, theme: str
) -> None:
    number = paper_site.accepted(government)
    wish = {"wanted": dt.date(2024, 7, 31), "reason": "The tender failed.", "progress": "Half."}
    who = {"by": government.by["officer"], "at": paper_site.DAY, "commitment": number}
    with paper_site.today():
        actions.ask_extension(**who, **wish)
    with _desk(browser, government, "secretary", language, theme) as page:
        _open_first(page, "to_decide")
        _begin(page, "extend")
        inside.tab_to(page, "#id_reason")
        page.keyboard.type("The tender is repeated.")
        inside.tab_to(page, "#act .act-send")
        page.keyboard.press("Enter")
        # By the clock of this machine that day is long past, and is asked back.
        sync_api.expect(page.locator("#act .said [data-said]")).to_be_focused()
        inside.tab_to(page, "#act .said input[type=checkbox]")
        page.keyboard.press("Space")
        _send(page)
        sync_api.expect(page.locator("#messages [data-said]")).to_be_focused()
    assert Commitment.objects.get(pk=number).revised == dt.date(2024, 7, 31)


def test_on_a_narrow_screen_the_focus_is_seen_on_the_headings_too(
    browser: sync_api.Browser, government: Government
) -> None:
    paper_site.assigned(government)
    with _desk(browser, government, "head", "ar", "dark") as page:
        page.set_viewport_size({"width": 390, "height": 844})
        inside.tab_to(page, "#to_accept thead a")
        page.wait_for_function(SEEN, timeout=20_000)
        assert page.evaluate(UNCOVERED)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_in_arabic_the_keys_go_from_right_to_left_and_open_and_close_what_they_name(
    browser: sync_api.Browser, government: Government, theme: str
) -> None:
    with _desk(browser, government, "secretary", "ar", theme) as page:
        page.keyboard.press("Tab")
        sync_api.expect(page.locator("a.skip[href='#main']")).to_be_focused()
        page.wait_for_function(SEEN, timeout=20_000)
        places = page.evaluate(FROM_THE_RIGHT)
        assert places == sorted(places, reverse=True)
        page.keyboard.press("Enter")
        sync_api.expect(page.locator("#main")).to_be_focused()
        inside.tab_to(page, ".main a, .main .btn")
        page.wait_for_function(SEEN, timeout=20_000)
        page.keyboard.press("?")
        sync_api.expect(page.locator("#keys")).to_be_visible()
        page.wait_for_function(SEEN, timeout=20_000)
        page.keyboard.press("Escape")
        sync_api.expect(page.locator("#keys")).to_be_hidden()
        page.keyboard.press("Control+k")
        sync_api.expect(page.locator(".palette-words")).to_be_focused()
        page.keyboard.press("Escape")
        page.wait_for_function(SEEN, timeout=20_000)
