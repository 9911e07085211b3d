"""The pages of confirming as a browser shows them: accessible, whole at every width, in both
directions, light and dark, with every form open."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright import sync_api

from remit.domain.vocabulary import Relation
from remit.texts import actions as texts
from tests.features.texts.test_pairs import OTHER
from tests.interfaces import paper_site
from tests.interfaces.paper_site import key
from tests.support import forty, inside, looking
from tests.support.government import Government

CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
MORE = (("vi", "dark", 1280), ("ko", "light", 390), ("ar", "light", 1280), ("vi", "light", 390))
LOOKS = [*CORNERS, *(pytest.param(*one, marks=pytest.mark.matrix) for one in MORE)]
# At least these stand in the form of acceptance.
FIELDS = ("title", "lead", "due", "also", "repeat", "basis", "issuer", "type", "confidentiality")
FRAMES = 60
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def document(government: Government) -> int:
    issuer = government.units["CITY-PC"]
    return paper_site.registered(government, text=forty.TEXT, number=forty.NUMBER, issuer=issuer)


@pytest.fixture
def look(
    browser: sync_api.Browser, government: Government, language: str, theme: str, width: int
) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, "secretary")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    with paper_site.today():
        yield page
    page.context.close()


def _post(client: Client, path: str, **sent: object) -> None:
    assert client.post(path, {"request_key": key(), **sent}).status_code < 400


def _open(page: sync_api.Page, document: int, selector: str) -> None:
    page.goto(f"/texts/{document}/?show=waiting")
    page.wait_for_load_state("networkidle")
    page.locator(selector).first.click()
    page.locator(".draft-form form").wait_for()


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_every_form_of_confirming_is_accessible_and_fits(
    look: sync_api.Page, government: Government, document: int
) -> None:
    for form in ("[data-split]", "[data-accept]", "[data-reject]"):
        _open(look, document, form)
        assert looking.faults(look) == [], form
    for page in ("certain/", "?show=contradictions-first", "?show=decided"):
        look.goto(f"/texts/{document}/{page}")
        look.wait_for_load_state("networkidle")
        assert looking.faults(look) == [], page


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_two_versions_and_the_news_of_others_are_accessible_and_fit(
    look: sync_api.Page, government: Government, document: int
) -> None:
    theirs = paper_site.browser(government, "leader")
    first, second = paper_site.drafts(document)[:2]
    _open(look, document, "[data-reject]")
    written = {"form": "accept", "title": "Their words", "due": "Q2/2024"}
    _post(theirs, f"/drafts/{first.pk}/keep/", **written)
    _post(theirs, f"/drafts/{second.pk}/reject/", reason="A wish")
    look.locator("textarea[name=reason]").fill("My words")
    look.locator(".act-send").click()
    look.locator(".versions").wait_for()
    assert "Their words" in look.locator(".versions").inner_text()
    assert looking.faults(look) == []
    look.locator(".meanwhile form .btn-primary").click()
    look.locator("[data-undo]").wait_for()
    assert looking.faults(look) == []


@pytest.mark.parametrize(("language", "theme", "width"), [("en", "light", 1280)])
def test_a_notice_above_the_text_is_not_scrolled_away(
    look: sync_api.Page, government: Government, document: int
) -> None:
    draft = paper_site.drafts(document)[0].pk
    paper_site.assigned(government, document=document, draft=draft)
    look.set_viewport_size({"width": 1280, "height": 500})
    look.goto(f"/texts/{document}/")
    look.wait_for_load_state("networkidle")
    look.locator("[data-draft].is-chosen").wait_for()
    assert look.evaluate("scrollY") > 0  # one goes on at the first draft that waits
    issuer = government.units["CITY-PC"]
    other = paper_site.registered(government, text=OTHER, number="9/QD", issuer=issuer)
    texts.relate(
        by=government.by["secretary"],
        at=paper_site.DAY,
        document=other,
        to=document,
        relation=Relation.REPLACES,
    )
    look.goto(f"/texts/{document}/")
    look.wait_for_load_state("networkidle")
    look.locator("[data-draft].is-chosen").wait_for()
    assert look.evaluate("scrollY") == 0


def _covered_for_good(look: sync_api.Page) -> list[str]:
    """A browser scrolls to what has the focus with the next frame, on a busy machine later."""
    for _ in range(FRAMES):
        look.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
        if not (found := looking.covered(look)):
            return []
    return found


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize(("language", "theme", "width"), CORNERS)
def test_nothing_that_has_the_focus_lies_under_a_bar(
    look: sync_api.Page, document: int, key: str
) -> None:
    _open(look, document, "[data-accept]")
    look.evaluate("document.querySelectorAll('.decide details').forEach(one => one.open = true)")
    fields = look.locator(".decide :is(textarea, input:not([type=hidden]))")
    (fields.first if key == "Tab" else look.locator(".decide .begin-send").last).focus()
    walked, found = 0, []
    while look.evaluate("!!document.activeElement.closest('.decide')"):
        found += _covered_for_good(look)
        walked += 1
        look.keyboard.press(key)
    assert walked > len(FIELDS)
    assert found == []
