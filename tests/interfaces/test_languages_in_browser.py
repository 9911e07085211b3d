"""A form that is half filled in survives a change of the language, in Chromium: what was typed,
chosen and found, in forms of a page and in those that it brought later."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from remit.texts import models
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TITLE = "Open the hot line in every ward"
LEAVE = "() => { location.assign('/commitments/') }"
Opened = Callable[[str, str], sync_api.Page]


@pytest.fixture
def opened(browser: sync_api.Browser, government: Government) -> Iterator[Opened]:
    """A page of the small government as one of its people sees it."""
    pages: list[sync_api.Page] = []

    def at(path: str, who: str = "secretary") -> sync_api.Page:
        client = paper_site.browser(government, who)
        pages.append(inside.page(browser, client, viewport={"width": 1200, "height": 900}))
        pages[-1].goto(path)
        return pages[-1]

    with paper_site.today():
        yield at
    for page in pages:
        page.context.close()


def _speak(page: sync_api.Page, language: str) -> None:
    page.locator(f".bar details:has(button[value={language}]) > summary").click()
    page.locator(f".bar button[value={language}]").click()
    page.locator(f"html[lang={language}]").wait_for()


def _holds(page: sync_api.Page, selector: str, text: str) -> None:
    sync_api.expect(page.locator(selector)).to_have_value(text)


def test_what_was_corrected_at_the_second_step_survives_a_change_of_the_language(
    opened: Opened,
) -> None:
    page = opened("/texts/new/", "secretary")
    page.locator("#id_text").fill(TEXT)
    _speak(page, "vi")
    _holds(page, "#id_text", TEXT)
    page.locator("form[data-again] button").last.click()
    page.locator("#id_title").fill("Sửa bằng tay")
    _speak(page, "en")
    _holds(page, "#id_title", "Sửa bằng tay")
    assert "The DOH shall publish" in (page.locator(".received").text_content() or "")
    assert models.Document.objects.count() == 0


def test_an_instruction_is_begun_in_one_language_and_recorded_in_another(
    opened: Opened, government: Government
) -> None:
    page = opened("/commitments/new/", "secretary")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_due").fill("before 31/12/2024")
    page.locator("#id_reference").fill("the chair, at the meeting of 1 March")
    page.locator("#id_lead_words").fill("DOIC")
    page.locator(f"input[name=lead][value='{government.units['DOIC']}']").check()
    page.locator("#id_lead_words").fill("")
    _speak(page, "ar")
    _holds(page, "#id_title", TITLE)
    _holds(page, "#id_due", "before 31/12/2024")
    lead = page.locator(f"input[name=lead][value='{government.units['DOIC']}']")
    sync_api.expect(lead).to_be_checked()
    sync_api.expect(page.locator("#said_due")).not_to_be_empty()
    with page.expect_navigation():
        page.locator("main form .begin-send").first.click()
    made = Commitment.objects.get()
    assert (made.title, made.lead_id) == (TITLE, government.units["DOIC"])


def test_a_panel_that_the_page_brought_stands_open_with_its_words(
    opened: Opened, government: Government
) -> None:
    number = paper_site.accepted(government)
    page = opened(f"/commitments/{number}/", "officer")
    page.locator("a[hx-get$='/claim/']").click()
    page.locator("#act textarea[name=summary]").fill("The catalogue is public.")
    page.locator("#id_note_words").fill("One more question")
    _speak(page, "ko")
    _holds(page, "#act textarea[name=summary]", "The catalogue is public.")
    _holds(page, "#id_note_words", "One more question")


def test_a_file_that_must_be_chosen_anew_is_named(opened: Opened, government: Government) -> None:
    number = paper_site.accepted(government)
    page = opened(f"/commitments/{number}/", "officer")
    page.locator(".page-head .menu summary, .choice summary").first.click()
    page.locator("a[hx-get*='attach']").first.click()
    field = page.locator("#act input[type=file]")
    field.set_input_files({"name": "báo-cáo.pdf", "mimeType": "x/y", "buffer": b"%PDF"})
    _speak(page, "vi")
    page.locator("#act .note", has_text="báo-cáo.pdf").wait_for()
    assert page.locator("#act input[type=file]").input_value() == ""


def test_every_part_of_a_breakdown_stays(opened: Opened, government: Government) -> None:
    number = paper_site.accepted(government)
    page = opened(f"/commitments/{number}/break-down/", "head")
    page.locator("[data-more]").click()
    titles = page.locator("[name^=title], [name$=title]")
    count = titles.count()
    for at in range(count):
        titles.nth(at).fill(f"Part of the work {at}")
    _speak(page, "vi")
    sync_api.expect(titles).to_have_count(count)
    for at in range(count):
        sync_api.expect(titles.nth(at)).to_have_value(f"Part of the work {at}")


def test_what_was_refused_without_a_script_stays_too(opened: Opened) -> None:
    page = opened("/administration/reorganise/", "administrator")
    page.locator("#id_on").fill("not a day")
    page.locator("main form button.btn-primary").evaluate(
        "one => { one.form.noValidate = true; HTMLFormElement.prototype.submit.call(one.form); }"
    )
    page.locator("#said_on .field-error").wait_for()
    _speak(page, "vi")
    _holds(page, "#id_on", "not a day")


def test_what_moves_is_shown_again_in_the_other_language(
    opened: Opened, government: Government
) -> None:
    units = government.units
    page = opened(
        f"/administration/reorganise/?units={units['DOH']}&heirs={units['DOIC']}&on=01/06/2024",
        "administrator",
    )
    page.locator("main form button.btn-primary").click()
    page.locator("form[data-again]").wait_for()
    _speak(page, "ko")
    page.locator("form[data-again]").wait_for()
    assert page.locator(f"input[name=units][value='{units['DOH']}']").count() == 1


def test_a_password_is_kept_nowhere(opened: Opened) -> None:
    page = opened("/account/password/change/", "officer")
    page.locator("input[type=password]").first.fill("correct horse battery")
    page.evaluate("document.querySelector('.bar [name=language][value=vi]').form.onsubmit = null")
    kept = page.evaluate(
        """() => { document.querySelector('form[data-switch]')
          .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
          return window.sessionStorage.getItem('remit-half-filled'); }"""
    )
    assert not re.search("horse", kept or "")


def _begins(page: sync_api.Page, selector: str, side: str) -> None:
    sync_api.expect(page.locator(selector)).to_have_css("direction", side)


def test_an_empty_field_begins_at_the_side_of_the_page_and_words_at_their_own(
    opened: Opened,
) -> None:
    page = opened("/?unit=", "leader")
    _speak(page, "ar")
    page.locator("#ask_unit").fill("")
    _begins(page, "#ask_unit", "rtl")
    page.locator("#ask_unit").fill("Finance")
    _begins(page, "#ask_unit", "ltr")
    page.locator("#ask_unit").fill("المالية")
    _begins(page, "#ask_unit", "rtl")
    page.goto("/commitments/")
    page.locator("#id_words").focus()
    _begins(page, "#id_words", "rtl")
    page.locator("#id_words").press_sequentially("Report")
    _begins(page, "#id_words", "ltr")


def test_whoever_leaves_a_half_filled_form_is_asked_first(opened: Opened) -> None:
    page, asked = opened("/commitments/new/", "secretary"), list[str]()

    def stay(dialog: sync_api.Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.locator("#id_title").press_sequentially("Open the")
    page.evaluate(LEAVE)
    sync_api.expect(page.locator("#id_title")).to_have_value("Open the")
    assert asked == ["beforeunload"]
    page.locator("#id_title").fill("")
    page.evaluate(LEAVE)
    page.wait_for_url("**/commitments/")
    assert asked == ["beforeunload"]


def test_whoever_sends_a_form_is_not_asked(opened: Opened) -> None:
    page, asked = opened("/commitments/new/", "secretary"), list[str]()
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.accept())
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("main form .btn-primary").last.click()
    page.locator("main .note[data-said], main .field-error").first.wait_for()
    assert asked == []
