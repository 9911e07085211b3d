"""Pages as a browser shows them: accessible, whole at every width, quiet, and asking nobody else.

Two corners run always (English, light, wide; Arabic, dark, phone); the matrix runs all of them.
"""

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from remit.interfaces.web.design.sections import SECTIONS
from tests.support import looking

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *("/account/login/", "/design/", "/profile/", "/board/", "/account/2fa/", "/nowhere/"),
    *(f"/design/{code}/" for code in SECTIONS),
)
CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
ALL = tuple(itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280)))
MATRIX = tuple(pytest.param(*one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The one-time link into a site that is up."""
    home = str(tmp_path_factory.mktemp("home"))
    with subprocess.Popen(
        [sys.executable, "-m", "remit", "up"],
        env={**os.environ, "REMIT_HOME": home},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield re.findall(r"http\S+/enter/\S+", process.stdout.readline())[0]
        process.terminate()


@pytest.fixture(scope="module")
def entered(site: str, browser: Browser) -> Iterator[BrowserContext]:
    """A browser that came in by the link: the page of the link presses its button by itself."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    page.wait_for_url("**/board/")
    yield context
    context.close()


@pytest.fixture
def page(site: str, browser: Browser, entered: BrowserContext) -> Iterator[Page]:
    """A fresh page of whoever came in, which remembers what went wrong."""
    context = browser.new_context(
        storage_state=entered.storage_state(), base_url=site.partition("/enter/")[0]
    )
    yield context.new_page()
    context.close()


def _dress(page: Page, language: str, theme: str, width: int) -> None:
    page.context.add_cookies(
        [
            {"name": "django_language", "value": language, "domain": "127.0.0.1", "path": "/"},
            {"name": "remit_theme", "value": theme, "domain": "127.0.0.1", "path": "/"},
        ]
    )
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize(("language", "theme", "width"), [*CORNERS, *MATRIX])
def test_pages_are_accessible_whole_and_quiet(
    page: Page, language: str, theme: str, width: int
) -> None:
    noise: list[str] = []
    page.on("console", lambda said: noise.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda asked: noise.append(asked.url) if _is_outside(asked.url) else None)
    _dress(page, language, theme, width)
    for path in PAGES:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("html").get_attribute("data-bs-theme") == theme
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert looking.faults(page) == [], path
    # The browser itself reports the page that is not there.
    assert [one for one in noise if "404" not in one] == []


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:"))


def test_menus_open_and_close_by_the_keyboard(page: Page) -> None:
    page.goto("/profile/")
    language = page.locator("details.menu", has=page.locator("[name=language]"))
    language.locator("summary").focus()
    page.keyboard.press("Enter")
    assert language.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert language.get_attribute("open") is None
    assert language.locator("summary").evaluate("one => one === document.activeElement")


def test_the_language_is_changed_in_the_menu_and_the_page_stays(page: Page) -> None:
    page.goto("/profile/?from=here")
    page.locator("summary", has_text="English").click()
    page.get_by_role("button", name="العربيّة").click()
    page.wait_for_url("**/profile/?from=here")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_on_a_phone_the_places_are_behind_a_button(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/profile/")
    board = page.get_by_role("link", name="Board")
    assert not board.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert board.is_visible()


def test_the_page_follows_the_machine_into_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/design/")
    page.wait_for_selector("html[data-bs-theme=dark]", state="attached")
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-bs-theme=light]", state="attached")


def test_the_first_stop_of_the_keyboard_skips_to_the_main_part(page: Page) -> None:
    page.goto("/design/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
