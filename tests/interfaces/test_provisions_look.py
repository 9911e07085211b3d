"""Relating provisions in a browser, from one document to the other and back; accessible and whole
in two corners always."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright import sync_api

from tests.features.texts.test_pairs import ENGLISH, OTHER
from tests.interfaces import paper_site
from tests.support import inside, looking
from tests.support.government import Government

LOOKS = [("en", "light", 1280), ("ar", "dark", 390)]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def look(
    browser: sync_api.Browser, government: Government, request: pytest.FixtureRequest
) -> Iterator[tuple[sync_api.Page, int, int]]:
    issuer = government.units["CITY-PC"]
    old = paper_site.registered(government, ENGLISH, number="1/CT", issuer=issuer)
    day = dt.date(2024, 2, 29)
    new = paper_site.registered(government, OTHER, number="2/QD", issuer=issuer, issued_on=day)
    paper_site.assigned(government, document=old, draft=paper_site.drafts(old)[0].pk)
    language, theme, width = request.param
    client = paper_site.browser(government, "secretary")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    with paper_site.today():
        page = inside.page(browser, client, viewport={"width": width, "height": 900})
        yield page, old, new
        page.context.close()


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_provisions_are_related_followed_and_parted(look: tuple[sync_api.Page, int, int]) -> None:
    page, old, new = look
    page.goto(f"/texts/{new}/")
    # What may be done with a document is behind its fold as long as drafts wait.
    page.locator("#about:not([open]) > summary").click()
    page.locator(f"a[href='/texts/{new}/provisions/relate/']").click()
    assert looking.faults(page) == []
    page.locator("#id_other").fill("1/CT")
    page.locator("form[method=get] button.btn-primary").click()
    page.locator("#there_1").check()
    assert looking.faults(page) == []
    page.locator("button.act-send").click()
    page.wait_for_url(f"**/texts/{new}/")
    assert looking.faults(page) == []
    there = page.locator("#provisions-related a[href*='#place-']").last.get_attribute("href")
    assert there is not None
    assert there.startswith(f"/texts/{old}/?span=")
    page.goto(there)
    page.locator("#touched").wait_for()
    assert looking.faults(page) == []
    page.locator(f"#provisions-related a[href*='/texts/{old}/provisions/']").click()
    assert looking.faults(page) == []
    page.locator("#id_reason").fill("x")
    page.locator("button.act-send").click()
    page.wait_for_url(f"**/texts/{old}/")
    assert page.locator("#provisions-related").count() == 0
