"""The tour as a browser shows it: accessible and whole, and so the sign-in page; by keyboard,
folded, read out, and without a script."""

import itertools
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright import sync_api

from tests.support import inside, looking

POLICY = "Content Security Policy"
ROLES = ("LEADER", "SECRETARIAT", "OFFICER", "INSPECTOR")
# Each role is looked at in one of two corners; in all of them with the matrices.
CORNERS = (("en", "light", 1280, ROLES[:2]), ("ar", "dark", 390, ROLES[2:]))
ALL = itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280), [ROLES])
LOOKS = [*CORNERS, *(pytest.param(*one, marks=pytest.mark.matrix) for one in ALL)]
# What the strip lies over, wherever the page is scrolled to: nothing but itself.
OVER = """() => {
  const tour = document.getElementById("tour"), place = tour.getBoundingClientRect();
  return [...document.querySelectorAll("main, .bar, .foot")].filter((one) => {
    const other = one.getBoundingClientRect();
    return Math.min(place.bottom, other.bottom) - Math.max(place.top, other.top) > 1;
  }).map((one) => one.className);
}"""

pytestmark = pytest.mark.browser


@pytest.fixture
def look(
    browser: sync_api.Browser, language: str, theme: str, width: int
) -> Iterator[sync_api.Page]:
    """A browser at the sign-in page of the example, which remembers what it complained about."""
    client = Client()
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 844})
    yield page
    page.context.close()


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    opened = inside.page(browser, Client(), viewport={"width": 1280, "height": 800})
    yield opened
    opened.context.close()


def _enter(page: sync_api.Page, role: str) -> None:
    page.goto("/account/login/")
    page.locator(f"input[value={role}] + button").click()
    page.locator("#tour").wait_for()
    # It begins as one line, until somebody asks for more.
    sync_api.expect(page.locator(".tour-says")).to_be_hidden()
    page.locator(".tour-head").click()
    sync_api.expect(page.locator(".tour-says")).to_be_visible()


def _go_on(page: sync_api.Page) -> None:
    with page.expect_navigation():
        page.locator("#tour .btn-primary").click()
    page.locator("#tour").wait_for()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("language", "theme", "width", "roles"), LOOKS)
def test_the_sign_in_page_and_the_tour_are_accessible_and_fit(
    look: sync_api.Page, roles: tuple[str, ...]
) -> None:
    noise: list[str] = []
    look.on("console", lambda said: noise.append(said.text) if POLICY in said.text else None)
    look.on("pageerror", lambda error: noise.append(str(error)))
    look.goto("/account/login/")
    assert look.locator(".sample").count() >= len(ROLES)
    assert looking.faults(look) == []
    for role in roles:
        _enter(look, role)
        assert looking.faults(look) == [], role
        _go_on(look)
        assert looking.faults(look) == [], role
        look.locator("details.menu-icon-only summary").last.click()
        look.locator("form[action='/account/logout/'] button").click()
        look.locator(".sample").first.wait_for()
    assert noise == []


def test_the_tour_is_walked_with_the_keyboard_alone(page: sync_api.Page) -> None:
    _enter(page, "INSPECTOR")
    inside.tab_to(page, ".skip[href='#tour']")
    page.keyboard.press("Enter")
    inside.tab_to(page, "#tour .btn-primary")
    with page.expect_navigation(url="**/commitments/**"):
        page.keyboard.press("Enter")
    sync_api.expect(page.locator("#tour")).to_contain_text("step 2 of 5")
    page.locator(".tour-head").focus()
    page.keyboard.press("Enter")
    sync_api.expect(page.locator(".tour-says")).to_be_hidden()


def test_a_folded_tour_stays_folded_until_it_begins_again(page: sync_api.Page) -> None:
    _enter(page, "LEADER")
    page.locator(".tour-head").click()
    page.goto("/figures/list/?column=open_overdue")
    sync_api.expect(page.locator("#tour")).to_contain_text("step 2 of 5")
    sync_api.expect(page.locator(".tour-says")).to_be_hidden()
    page.locator("details.menu-icon-only summary").last.click()
    page.get_by_role("button", name="Show me round").click()
    page.wait_for_url("**/board/")
    sync_api.expect(page.locator(".tour-says")).to_be_visible()


def test_the_step_is_read_out_and_the_strip_lies_over_nothing(page: sync_api.Page) -> None:
    _enter(page, "LEADER")
    region = page.get_by_role("complementary", name="Tour: Leader")
    sync_api.expect(region.get_by_role("heading")).to_contain_text("What is late")
    said = region.get_by_role("status")
    sync_api.expect(said).to_contain_text("Press the number beside “Open, overdue”.")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo({{top: {place}, behavior: 'instant'}})")
        assert page.evaluate(OVER) == []
    page.locator(".tour-head").click()
    assert page.evaluate(OVER) == []


def test_a_folded_tour_is_ended_at_one_press_and_comes_back_by_the_menu(
    page: sync_api.Page,
) -> None:
    _enter(page, "OFFICER")
    page.locator(".tour-head").click()
    page.get_by_role("button", name="End the tour").click()
    sync_api.expect(page.locator("#tour")).to_have_count(0)
    page.locator("details.menu-icon-only summary").last.click()
    page.get_by_role("button", name="Show me round").click()
    sync_api.expect(page.locator(".tour-says")).to_be_visible()


def test_without_a_script_the_tour_is_walked_folded_and_ended(browser: sync_api.Browser) -> None:
    page = inside.page(browser, Client(), java_script_enabled=False)
    _enter(page, "SECRETARIAT")
    _go_on(page)
    page.locator(".tour-head").click()
    assert not page.locator(".tour-says").is_visible()
    page.locator(".tour-head").click()
    page.get_by_role("button", name="End the tour").click()
    sync_api.expect(page.locator("#tour")).to_have_count(0)
    page.context.close()
