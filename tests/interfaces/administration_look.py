"""A browser in which whoever keeps the site looks at its pages, in two corners."""

from collections.abc import Iterator

import pytest
from playwright import sync_api

from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.support import inside

LOOKS = [("en", "light", 1280), ("ar", "dark", 390)]


@pytest.fixture
def look(
    browser: sync_api.Browser, story: Story, request: pytest.FixtureRequest
) -> Iterator[sync_api.Page]:
    """A page of the administrator's browser, in a language, a theme and a width."""
    language, theme, width = request.param
    client = browser_of(story, "administrator")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    yield page
    page.context.close()
