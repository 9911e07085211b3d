"""The picture of the README: the board of the example as its leader sees it on the day of a review.

With REMIT_WRITE_PICTURES set, the picture is taken again; otherwise the page must still render, and
the picture must be there, small, and used.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from remit.organisation.models import Person
from tests.interfaces import test_figures_look as look
from tests.interfaces.conftest import signed_in
from tests.support import example, looking

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "pictures" / "board.png"
WIDTH, HEIGHT = 1280, 1120
LARGEST = 300 * 1024
BOARD = "/board/?on=2025-11-14&unit=SX&by=issuer-level&since=2025-10-14"

pytestmark = pytest.mark.browser


@pytest.fixture
def board(browser: Browser) -> Iterator[Page]:
    """The board of the city on the day of the review, in English and light, at a desk."""
    leader = Person.objects.get(pk=example.by("SX-PC.leader").person)
    page = look.opened(browser, signed_in(leader), "en", "light", WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(look.HOST + BOARD)
    page.evaluate("document.fonts.ready")
    yield page
    page.close()


def test_the_leader_sees_what_the_picture_shows(board: Page) -> None:
    if os.environ.get("REMIT_WRITE_PICTURES"):
        PICTURE.parent.mkdir(exist_ok=True)
        board.screenshot(path=PICTURE)
    headline = board.locator(".headline").inner_text()
    assert "32.35" in headline
    assert board.locator(".board-main .entry-title").first.is_visible()
    assert looking.overflow(board) <= 0


def test_the_picture_is_small_as_wide_as_a_desk_and_used_by_the_readme() -> None:
    content = PICTURE.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(content[16:20], "big") == WIDTH
    assert len(content) < LARGEST
    assert "](docs/pictures/board.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
