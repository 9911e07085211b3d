"""Confirmation as a person does it: keys, marked words, the form beside the text, in Chromium."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from remit.texts import actions
from remit.texts.models import Draft
from tests.interfaces import paper_site
from tests.interfaces.paper_site import TEXT
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WORDS = "data 📚 of all departments"

MARK_WORDS = """words => {
  const paragraph = [...document.querySelectorAll("#received p")]
    .find((one) => one.textContent.includes(words));
  const wanted = paragraph.textContent.indexOf(words);
  const place = (offset) => {
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let before = 0;
    while (walk.nextNode()) {
      if (offset <= before + walk.currentNode.length) return [walk.currentNode, offset - before];
      before += walk.currentNode.length;
    }
    throw new Error("outside the paragraph");
  };
  const range = document.createRange();
  range.setStart(...place(wanted));
  range.setEnd(...place(wanted + words.length));
  window.getSelection().removeAllRanges();
  window.getSelection().addRange(range);
}"""


@pytest.fixture
def page(browser: sync_api.Browser, government: Government) -> Iterator[sync_api.Page]:
    document = paper_site.registered(government)
    client = paper_site.browser(government, "secretary")
    opened = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    opened.goto(f"/texts/{document}/")
    yield opened
    opened.context.close()


def _expect_chosen(page: sync_api.Page, key: str) -> None:
    """The choice follows the answer of the server, so it is waited for and not asked once."""
    sync_api.expect(page.locator("[data-draft].is-chosen")).to_have_id(key)


def test_words_that_are_marked_become_a_draft_and_then_a_commitment(
    page: sync_api.Page, government: Government
) -> None:
    page.evaluate(MARK_WORDS, WORDS)
    page.get_by_role("button", name="Add as a draft").click()
    page.locator("#drafts").get_by_text("added by hand").wait_for()
    added = Draft.objects.get(added_by__isnull=False)
    assert TEXT[added.start : added.end] == WORDS
    _expect_chosen(page, f"draft-{added.pk}")
    page.keyboard.press("a")
    page.locator("#id_lead_words").fill("doic-data")
    page.get_by_role("radio").first.check()
    page.locator("#id_due").fill("Q2/2024")
    page.get_by_text("end of Q2 2024 = 30 June 2024").wait_for()
    page.get_by_role("button", name="Assign").click()
    page.locator(f"#draft-{added.pk}").get_by_text("Accepted", exact=True).wait_for()
    made = Commitment.objects.get()
    assert (made.start, made.end) == (added.start, added.end)
    assert (made.work, str(made.original)) == ("ASSIGNED", "2024-06-30")


def test_keys_go_through_the_drafts_and_their_places(page: sync_api.Page) -> None:
    first, second = (f"draft-{draft.pk}" for draft in Draft.objects.order_by("start")[:2])
    page.keyboard.press("j")
    _expect_chosen(page, first)
    page.keyboard.press("j")
    _expect_chosen(page, second)
    assert page.locator("mark.is-chosen").first.get_attribute("data-spans") == second
    page.keyboard.press("k")
    _expect_chosen(page, first)
    page.locator(f"mark[data-spans='{second}']").first.click()
    _expect_chosen(page, second)
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()


def test_keys_pass_over_what_was_decided(page: sync_api.Page, government: Government) -> None:
    first, second = Draft.objects.order_by("start")[:2]
    with paper_site.today():
        actions.reject_draft(
            by=government.by["secretary"], at=paper_site.DAY, draft=first.pk, reason="A report"
        )
    page.reload()
    _expect_chosen(page, f"draft-{second.pk}")
    page.keyboard.press("a")
    page.locator(f"#draft-{second.pk} .begin-send").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+K")
    _expect_chosen(page, f"draft-{first.pk}")
    page.keyboard.press("k")
    last = Draft.objects.filter(status=Draft.PENDING).order_by("-start").first()
    assert last is not None
    _expect_chosen(page, f"draft-{last.pk}")


def test_the_help_names_the_keys_for_decided_drafts(page: sync_api.Page) -> None:
    page.keyboard.press("?")
    said = page.get_by_role("dialog").inner_text()
    assert "next and previous draft that waits" in said
    assert "also decided ones" in said


def test_deciding_says_nothing_on_the_console(page: sync_api.Page) -> None:
    noise: list[str] = []
    page.on("console", lambda said: noise.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.locator("#add-passage summary").click()
    # A person pulls the field larger, which the browser keeps as an inline style.
    page.locator("#id_quote").evaluate("field => { field.style.height = '200px'; }")
    page.locator("#id_quote").fill(WORDS)
    page.get_by_role("button", name="Add a draft", exact=True).click()
    page.locator("#drafts").get_by_text("added by hand").wait_for()
    page.locator("#id_quote").evaluate("field => { field.style.height = '200px'; }")
    page.locator("[data-reject]").first.click()
    page.locator(".draft-form textarea").fill("Only a report")
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_text("Only a report").wait_for()
    page.locator("#id_quote").evaluate("field => { field.style.height = '200px'; }")
    page.locator("[data-accept]").first.click()
    page.locator("#id_lead_words").fill("doic-data")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Assign").click()
    page.locator("#drafts").get_by_text("Accepted", exact=True).wait_for()
    page.wait_for_timeout(200)  # htmx settles after the swap
    assert noise == []


def test_a_rejection_by_keyboard_goes_on_to_the_next_draft(page: sync_api.Page) -> None:
    first, second = Draft.objects.order_by("start")[:2]
    page.keyboard.press("j")
    page.keyboard.press("r")
    reason = page.locator(f"#id_reason_{first.pk}")
    reason.fill("Only a report")
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_text("Only a report").wait_for()
    first.refresh_from_db()
    assert first.status == Draft.REJECTED
    _expect_chosen(page, f"draft-{second.pk}")


def test_a_refusal_stands_at_the_form_and_nothing_typed_is_lost(page: sync_api.Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#id_title").fill("My own words")
    page.locator("#id_due").fill("31/02/2024")
    with page.expect_response("**/accept/") as answered:
        page.get_by_role("button", name="Assign").click()
    assert answered.value.status == 422
    # A day that is not understood is said once: beside its field, which has the focus.
    sync_api.expect(page.locator("#said_due")).to_contain_text("31/02/2024")
    sync_api.expect(page.locator("#id_due")).to_be_focused()
    sync_api.expect(page.get_by_role("alert")).to_have_count(0)
    assert page.locator("#id_title").input_value() == "My own words"
    assert not Commitment.objects.exists()


def test_beside_the_button_stands_what_is_ordered_though_its_fields_are_out_of_sight(
    page: sync_api.Page,
) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    sums = page.locator(".begin-sums")
    sync_api.expect(sums).to_contain_text(page.locator("#id_due").input_value())
    page.locator("#id_due").fill("15/01/2025")
    sync_api.expect(sums).to_contain_text("15/01/2025")
    lead = page.locator("input[name=lead]:checked").locator("xpath=..").locator("bdi").first
    sync_api.expect(sums).to_contain_text(lead.inner_text())


def test_on_a_phone_text_and_drafts_take_turns(page: sync_api.Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator("#received").is_hidden()
    page.locator(".draft-place").first.click()
    assert page.locator("#received").is_visible()
    assert page.locator("mark.is-chosen").first.is_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_a_day_that_had_passed_is_asked_back_in_the_form_and_meant_by_a_tick(
    browser: sync_api.Browser, government: Government
) -> None:
    text = "DIRECTIVE No. 9-CT/TU\n1. The DOH shall publish the register.\n"
    document = paper_site.registered(
        government, text, issuer=government.units["CITY-PC"], issued_on=dt.date(2024, 2, 28)
    )
    page = inside.page(browser, paper_site.browser(government, "secretary"))
    page.goto(f"/texts/{document}/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("#id_lead_words").fill("doh")
    page.get_by_role("radio").first.check()
    page.locator("#id_due").fill("27/02/2024")
    page.get_by_role("button", name="Assign").click()
    page.get_by_text("had passed when this was ordered").wait_for()
    assert not Commitment.objects.exists()
    page.get_by_label("Record it all the same").check()
    page.get_by_role("button", name="Assign").click()
    page.get_by_text("Accepted", exact=True).first.wait_for()
    assert str(Commitment.objects.get().original) == "2024-02-27"
    page.context.close()
