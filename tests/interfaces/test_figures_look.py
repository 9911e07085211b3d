"""The board, its lists, the organisation and the ledger as a browser shows them: accessible, whole
at every width, in both directions of writing, by light and dark, and on paper.

The pages come out of the test's own transaction: the browser's requests are answered in the test.
"""

import contextvars
import itertools
import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.support import chromium, looking

HOST = "http://remit.test"
ASKED = re.compile(rf"^{re.escape(HOST)}/(?!static/)")
PAGES = (
    "/board/",
    "/board/?by=due-month&since=2024-03-01",
    "/board/?on=2020-01-01",
    "/board/?unit=do",
    "/board/?on=never",
    "/figures/list/?column=assigned",
    "/figures/changes/?column=assigned&since=2024-01-01",
    "/figures/table/",
    "/organisation/",
    "/organisation/?words=w",
    "/organisation/units/DOIC/",
    "/organisation/units/MIC/",
    "/organisation/import/",
    "/ledger/?tag=commitment.assigned",
    "/ledger/acts/{overlap}/",
    "/ledger/verify/",
)
CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
ALL = itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280))
MATRIX = [pytest.param(*one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS]

pytestmark = pytest.mark.browser


@pytest.fixture
def administrator(story: Story) -> Client:
    return browser_of(story, "administrator")


def opened(browser: Browser, client: Client, language: str, theme: str, width: int) -> Page:
    """A page whose requests are answered by the client; its static files come over the machine."""
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(chromium.PATIENCE)
    # The driver calls back in a context of its own; the connection and the clock are in this one.
    here = contextvars.copy_context()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        response = here.run(client.get, path)
        route.fulfill(
            status=response.status_code,
            headers=dict(response.headers.items()),
            body=response.getvalue(),
        )

    page.route(ASKED, answer)
    return page


@pytest.mark.parametrize(("language", "theme", "width"), [*CORNERS, *MATRIX])
def test_pages_are_accessible_and_whole(
    browser: Browser, story: Story, administrator: Client, language: str, theme: str, width: int
) -> None:
    page = opened(browser, administrator, language, theme, width)
    for path in PAGES:
        page.goto(HOST + path.format(**story.ids))
        assert looking.overflow(page) <= 0, path
        assert looking.faults(page) == [], path
    page.close()


def test_on_paper_the_status_column_stays(browser: Browser, administrator: Client) -> None:
    page = opened(browser, administrator, "vi", "light", 1030)  # the text width of A4 landscape
    page.emulate_media(media="print")
    for path in ("/board/", "/figures/list/?column=assigned"):
        page.goto(HOST + path)
        heading = page.locator("thead th", has_text="Trạng thái").first.bounding_box()
        assert heading is not None
        assert heading["width"] > 40
        assert heading["x"] + heading["width"] <= 1030
        assert looking.overflow(page) <= 0
        assert not page.locator("form.asking").is_visible() if path == "/board/" else True
    page.close()


def test_on_a_phone_rows_are_cards_with_their_headings(
    browser: Browser, administrator: Client
) -> None:
    page = opened(browser, administrator, "en", "light", 390)
    page.goto(f"{HOST}/figures/list/?column=contested")
    cell = page.locator("td[data-label='Lead unit']").first
    assert cell.evaluate("one => getComputedStyle(one).display") == "grid"
    assert "Lead unit" in cell.evaluate("one => getComputedStyle(one, '::before').content")
    page.close()


def test_the_bar_runs_from_the_side_where_reading_begins(
    browser: Browser, administrator: Client
) -> None:
    places = {}
    for language in ("en", "ar"):
        page = opened(browser, administrator, language, "light", 1280)
        page.goto(f"{HOST}/board/")
        bar = page.locator(".sum svg")
        done, box = bar.locator(".bar-done_on_time").bounding_box(), bar.bounding_box()
        assert done is not None
        assert box is not None
        places[language] = done["x"] - box["x"] < box["width"] / 2
        page.close()
    assert places == {"en": True, "ar": False}


def test_the_board_is_asked_by_the_keyboard_alone(browser: Browser, administrator: Client) -> None:
    page = opened(browser, administrator, "en", "light", 1280)
    page.goto(f"{HOST}/board/")
    page.locator("#ask_unit").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("DOH")
    page.keyboard.press("Enter")
    page.wait_for_url("**unit=DOH**")
    assert "Doh" in (page.locator("h1").text_content() or "")
    page.close()
