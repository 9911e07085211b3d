"""The conversation as a browser shows it: written, answered, reworded and withdrawn by keys alone,
with and without a script; accessible and whole in two corners always, and in more in the matrix."""

import itertools
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments import actions
from tests.interfaces import paper_site
from tests.interfaces.paper_site import DAY
from tests.support import inside, looking
from tests.support.government import Government

CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
ALL = tuple(itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280)))
MORE = [pytest.param(one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def number(government: Government) -> int:
    """A commitment about which the secretariat asked something, naming a document."""
    made = paper_site.accepted(government)
    with paper_site.today():
        actions.write_note(
            by=government.by["secretary"],
            at=DAY,
            commitment=made,
            words="What does 24-CT/TU ask of @DOIC?\n" + "Catalogue" * 30,
        )
    return made


@pytest.fixture
def look(
    browser: sync_api.Browser,
    government: Government,
    number: int,
    request: pytest.FixtureRequest,
) -> Iterator[sync_api.Page]:
    language, theme, width = getattr(request, "param", CORNERS[0])
    client = paper_site.browser(government, "officer")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    with paper_site.today():
        page.goto(f"/commitments/{number}/")
        yield page
    page.context.close()


def write(page: sync_api.Page, words: str) -> None:
    """A note is written by the keyboard alone."""
    inside.tab_to(page, "#id_note_words")
    page.keyboard.type(words)
    inside.tab_to(page, ".note-form .act-send")
    page.keyboard.press("Enter")
    page.wait_for_url("**said=**")


@pytest.mark.parametrize("look", [*CORNERS, *MORE], indirect=True)
def test_a_conversation_is_accessible_and_fits(look: sync_api.Page) -> None:
    look.locator(".note-foot > a[href*='answer=']").first.click()
    look.locator("#id_note_words").fill("In May.")
    look.locator(".note-form .act-send").click()
    look.wait_for_url("**said=**")
    for own in look.locator(".note-own summary").all():
        own.click()
    assert looking.faults(look) == []
    assert look.locator(".note-words bdi.docno").inner_text() == "24-CT/TU"


def test_a_note_is_written_reworded_and_withdrawn_by_keys_alone(look: sync_api.Page) -> None:
    write(look, "In Mai.")
    sync_api.expect(look.locator(".note-own .note-words")).to_have_text("In Mai.")
    inside.tab_to(look, ".note-own summary")
    look.keyboard.press("Enter")
    field = look.locator(".note-own textarea")
    field.fill("In May.")
    look.keyboard.press("Tab")
    look.keyboard.press("Enter")
    sync_api.expect(look.locator(".note-own .note-words")).to_have_text("In May.")
    look.locator(".note-own summary", has_text="Reworded on").click()
    sync_api.expect(look.locator(".note-own q")).to_have_text("In Mai.")
    look.locator(".note-own summary", has_text="Withdraw").click()
    look.get_by_role("button", name="Withdraw the note").click()
    sync_api.expect(look.locator(".note-own .note-words")).to_contain_text("Withdrawn on")
    assert look.locator(".note-own summary").count() == 0


def test_what_was_typed_stays_beside_the_sentence_that_refuses_it(look: sync_api.Page) -> None:
    look.locator("#id_note_words").fill(" ")
    look.locator(".note-form .act-send").click()
    said = look.locator(".note-form .said [role=alert]")
    sync_api.expect(said).to_contain_text("Write the note first.")
    sync_api.expect(said).to_be_focused()


def test_without_a_script_a_note_is_written_all_the_same(
    browser: sync_api.Browser, government: Government, number: int
) -> None:
    client = paper_site.browser(government, "officer")
    page = inside.page(browser, client, java_script_enabled=False)
    with paper_site.today():
        page.goto(f"/commitments/{number}/")
        page.locator("#id_note_words").fill("In May.")
        page.locator(".note-form .act-send").click()
        page.wait_for_url("**said=**")
        assert page.locator(".note-own .note-words").inner_text() == "In May."
    page.context.close()
