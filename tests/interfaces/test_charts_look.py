"""Charts as a browser shows them: accessible, no text over another one or outside its drawing, in
both directions of writing, by light and dark, on a phone, and by the keyboard."""

import itertools

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.interfaces.test_figures_look import HOST, opened
from tests.support import looking

PAGES = ("/board/charts/?unit=CITY-PC", "/commitments/{platform}/", "/design/")
# Every component at once; `test_look` asks whether all of them are accessible.
COMPONENTS = PAGES[-1]
CORNERS = (
    ("en", "light", 1280),
    ("en", "dark", 390),
    ("ar", "dark", 1280),
    ("ar", "light", 390),
)
ALL = itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280))
MATRIX = [pytest.param(*one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS]
# Words that stand over other words, or beyond the edge of their drawing, by the letters themselves.
IN_THE_WAY = """() => [...document.querySelectorAll('.chart-drawing')].flatMap(drawing => {
  if (!drawing.getBoundingClientRect().width) return [];
  const edge = drawing.viewBox.baseVal;
  const words = [...drawing.querySelectorAll('text')].map(one => {
    const box = one.getBBox(), y = +one.getAttribute('y'), size = +one.getAttribute('font-size');
    return {text: one.textContent, left: box.x, right: box.x + box.width,
      top: y - size * 0.75, foot: y + size * 0.2};
  });
  const outside = words.filter(one => one.left < -1 || one.right > edge.width + 1
    || one.top < -1 || one.foot > edge.height + 1);
  const over = words.filter((one, number) => words.slice(number + 1).some(other =>
    one.left < other.right && other.left < one.right
    && one.top < other.foot && other.top < one.foot));
  return [...outside, ...over].map(one => one.text);
})"""

pytestmark = pytest.mark.browser


@pytest.fixture
def administrator(story: Story) -> Client:
    return browser_of(story, "administrator")


@pytest.mark.parametrize(("language", "theme", "width"), [*CORNERS, *MATRIX])
def test_charts_are_accessible_and_their_words_stand_apart(
    browser: Browser, story: Story, administrator: Client, language: str, theme: str, width: int
) -> None:
    page = opened(browser, administrator, language, theme, width)
    for path in PAGES:
        page.goto(HOST + path.format(**story.ids))
        page.evaluate("document.fonts.ready")
        assert page.locator(".chart-drawing:visible").count() >= 1, path
        assert page.evaluate(IN_THE_WAY) == [], path
        assert path == COMPONENTS or looking.faults(page) == [], path
    page.close()


def test_one_drawing_is_shown_for_each_width(browser: Browser, administrator: Client) -> None:
    for width, shown in ((1280, "wide"), (390, "narrow")):
        page = opened(browser, administrator, "en", "light", width)
        page.goto(HOST + PAGES[0])
        visible = page.locator(".chart-drawing:visible")
        assert visible.count() == 4
        assert page.locator(f".chart-{shown}:visible").count() == 4
        page.close()


def test_every_mark_is_reached_and_opened_by_the_keyboard(
    browser: Browser, administrator: Client
) -> None:
    page = opened(browser, administrator, "en", "light", 1280)
    page.goto(HOST + PAGES[0])
    page.locator(".chart-past").first.focus()
    page.keyboard.press("Tab")
    assert _focused(page) == "D1 · Open, in time: 2"
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/list/**column=open_in_time**")
    page.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.querySelector('title')?.textContent"))


def test_a_chart_can_be_passed_to_its_table(browser: Browser, administrator: Client) -> None:
    page = opened(browser, administrator, "en", "light", 1280)
    page.goto(HOST + PAGES[0])
    past = page.locator(".chart-past").first
    past.focus()
    assert past.bounding_box() is not None
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    table = page.locator("#rows-table table")
    assert table.is_visible()
    assert "Doh" in (table.text_content() or "")
    page.close()


def test_bars_begin_at_the_side_where_reading_begins(
    browser: Browser, administrator: Client
) -> None:
    first = {}
    for language in ("en", "ar"):
        page = opened(browser, administrator, language, "light", 1280)
        page.goto(HOST + PAGES[0])
        drawing = page.locator(".chart-wide svg").first
        bar, box = drawing.locator("a rect").first.bounding_box(), drawing.bounding_box()
        assert bar is not None
        assert box is not None
        first[language] = bar["x"] - box["x"] < box["width"] / 2
        page.close()
    assert first == {"en": True, "ar": False}


def test_paper_is_light_whatever_the_screen_was(browser: Browser, administrator: Client) -> None:
    page = opened(browser, administrator, "en", "dark", 1030)
    page.goto(HOST + PAGES[0])
    words = page.locator(".chart-wide text").first
    colours = {}
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        colours[media] = words.evaluate("one => getComputedStyle(one).fill")
    assert colours == {"screen": "rgb(232, 237, 243)", "print": "rgb(24, 33, 47)"}
    page.close()
