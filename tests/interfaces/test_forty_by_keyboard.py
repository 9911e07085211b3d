"""A clerk confirms a document of forty obligations with the keyboard alone, in Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.commitments.models import Commitment
from remit.texts.models import Draft, HalfEdit
from tests.interfaces import paper_site
from tests.support import forty, inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# The key of j on a keyboard of other letters.
PRESS = """key => document.body.dispatchEvent(new KeyboardEvent(
  "keydown", {key, code: "KeyJ", bubbles: true, cancelable: true}))"""
# What is marked for a draft, beside the words that the server says it has.
MARKED = """key => [...document.querySelectorAll(`mark[data-spans~="${key}"]`)]
  .map((one) => one.textContent).join("")"""


@pytest.fixture
def document(government: Government) -> int:
    issuer = government.units["CITY-PC"]
    return paper_site.registered(
        government, text=forty.TEXT, number=forty.NUMBER, issuer=issuer, language="en"
    )


@pytest.fixture
def page(
    browser: sync_api.Browser, government: Government, document: int
) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, "secretary")
    opened = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    with paper_site.today():
        opened.goto(f"/texts/{document}/")
        yield opened
    opened.context.close()


def _chosen(page: sync_api.Page) -> sync_api.Locator:
    return page.locator("[data-draft].is-chosen")


def _expect_chosen(page: sync_api.Page, draft: int) -> None:
    sync_api.expect(_chosen(page)).to_have_id(f"draft-{draft}")


def _expect_said(page: sync_api.Page, words: str) -> None:
    sync_api.expect(page.locator("#outcome")).to_contain_text(words)


def _waiting(document: int) -> list[Draft]:
    return list(Draft.objects.filter(document=document, status="PENDING").order_by("start"))


def _to_first_waiting(page: sync_api.Page, document: int) -> None:
    page.keyboard.press("j")
    _expect_chosen(page, _waiting(document)[0].pk)


def test_forty_obligations_are_confirmed_with_the_keyboard_alone(
    page: sync_api.Page, document: int, government: Government
) -> None:
    _accept_what_is_certain(page, document)
    _undo_and_accept_again(page, document)
    _merge_the_bays(page, document)
    _give_a_unit(page, government)
    _reject(page, document)
    progress = page.locator("#progress-said")
    sync_api.expect(progress).to_have_text("37 of 37 decided")
    assert _waiting(document) == []
    assert Commitment.objects.exclude(work="ANNULLED").count() == 36


def _accept_what_is_certain(page: sync_api.Page, document: int) -> None:
    page.keyboard.press("/")
    inside.tab_to(page, f'a[href="/texts/{document}/certain/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/certain/")
    inside.tab_to(page, "form[action$='/certain/'] .btn-primary")
    page.keyboard.press("Enter")
    page.get_by_text("35 drafts accepted").first.wait_for()
    inside.tab_to(page, "a[href$='?show=waiting']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?show=waiting")
    sync_api.expect(page.locator("#progress-said")).to_have_text("35 of 40 decided")


def _undo_and_accept_again(page: sync_api.Page, document: int) -> None:
    page.keyboard.press("u")
    _expect_said(page, "35 drafts wait again")
    assert len(_waiting(document)) == 40
    _accept_what_is_certain(page, document)


def _merge_the_bays(page: sync_api.Page, document: int) -> None:
    """The four orders to a body that the site does not have are one: chosen with x, merged."""
    for draft in _waiting(document)[: forty.STRANGE]:
        _expect_chosen(page, draft.pk)
        page.keyboard.press("x")
        page.keyboard.press("j")
    page.keyboard.press("m")
    _expect_said(page, "4 drafts were merged into one. It reads: “The Bureau of Tides shall")


def _give_a_unit(page: sync_api.Page, government: Government) -> None:
    page.keyboard.press("e")
    page.locator(".begin-send").wait_for()
    assert page.evaluate("document.activeElement.id") == "id_title"
    inside.tab_to(page, "#id_lead_words")
    page.keyboard.type("dof")
    page.get_by_role("radio").first.wait_for()
    inside.tab_to(page, "input[type=radio][name=lead]")
    page.keyboard.press("Space")
    inside.tab_to(page, "#id_due")
    page.keyboard.type("31/12/2024")
    page.keyboard.press("Control+Enter")
    _expect_said(page, "Accepted as commitment #")
    made = Commitment.objects.latest("pk")
    assert (made.lead_id, str(made.original)) == (government.units["DOF"], "2024-12-31")


def _reject(page: sync_api.Page, document: int) -> None:
    [last] = _waiting(document)
    _expect_chosen(page, last.pk)
    page.keyboard.press("r")
    page.locator("textarea[name=reason]").wait_for()
    page.keyboard.type("A jumble of keys: just maker x/u?")
    inside.tab_to(page, ".act-send")
    page.keyboard.press("Enter")
    _expect_said(page, "Rejected. 37 of 37 decided")
    last.refresh_from_db()
    assert last.reason == "A jumble of keys: just maker x/u?"


def test_m_merges_with_the_next_and_u_parts_them_again(page: sync_api.Page, document: int) -> None:
    first, second = (one.pk for one in _waiting(document)[:2])
    _to_first_waiting(page, document)
    page.keyboard.press("m")
    _expect_said(page, "2 drafts were merged into one.")
    made = _waiting(document)[0]
    _expect_chosen(page, made.pk)
    assert (made.start, made.pk > second) == (Draft.objects.get(pk=first).start, True)
    page.keyboard.press("u")
    _expect_said(page, "2 drafts wait again")
    assert [one.pk for one in _waiting(document)[:2]] == [first, second]


def test_the_keys_go_to_the_draft_in_which_the_focus_is(page: sync_api.Page, document: int) -> None:
    first, _second, third = (one.pk for one in _waiting(document)[:3])
    _to_first_waiting(page, document)
    _expect_chosen(page, first)
    page.locator(f"#draft-{third} .draft-place").focus()
    _expect_chosen(page, third)
    page.keyboard.press("r")
    page.locator(f"#draft-{third} textarea[name=reason]").wait_for()


def test_after_each_decision_the_focus_is_on_the_card_of_the_next_draft(
    page: sync_api.Page, document: int
) -> None:
    first, second, third = (one.pk for one in _waiting(document)[:3])
    _to_first_waiting(page, document)
    page.keyboard.press("a")
    sync_api.expect(page.locator(f"#draft-{first} .begin-send")).to_be_focused()
    page.keyboard.press("Enter")
    _expect_said(page, "Accepted as commitment #")
    sync_api.expect(page.locator(f"#draft-{second}")).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("No order")
    page.keyboard.press("Control+Enter")
    _expect_said(page, "Rejected. 2 of 40 decided")
    sync_api.expect(page.locator(f"#draft-{third}")).to_be_focused()
    page.keyboard.press("e")
    sync_api.expect(page.locator(f"#draft-{third} #id_title")).to_be_focused()
    assert [one.pk for one in _waiting(document)[:1]] == [third]


def test_what_is_typed_while_a_form_opens_is_written_there(
    page: sync_api.Page, document: int
) -> None:
    first = _waiting(document)[0]
    _to_first_waiting(page, document)
    page.keyboard.press("r")
    page.keyboard.type("Just a maker of keys")
    reason = page.locator("textarea[name=reason]")
    sync_api.expect(reason).to_have_value("Just a maker of keys")
    page.keyboard.press("Control+Enter")
    _expect_said(page, "Rejected. 1 of 40 decided")
    first.refresh_from_db()
    assert first.reason == "Just a maker of keys"


def test_s_splits_where_the_arrow_keys_lead(page: sync_api.Page, document: int) -> None:
    _to_first_waiting(page, document)
    page.keyboard.press("s")
    page.locator(".split-place:checked").wait_for(state="attached")
    sync_api.expect(page.locator(".split-place:checked")).to_be_focused()
    wanted = page.locator(".split-word", has_text="register").locator("input")
    for _ in range(inside.TABS):
        if wanted.is_checked():
            break
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    _expect_said(page, "Split into two drafts.")
    assert [one.found["quote"] for one in _waiting(document)[:2]] == [
        "The DOH shall publish",
        "register 1 before 1 October 2024",
    ]


def test_a_form_that_was_begun_is_there_after_a_reload(page: sync_api.Page, document: int) -> None:
    _to_first_waiting(page, document)
    page.keyboard.press("e")
    page.locator(".begin-send").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("Half a sentence")
    sync_api.expect(page.locator(".kept")).to_contain_text("Kept at")
    assert HalfEdit.objects.get().fields["title"] == ["Half a sentence"]
    page.reload()
    _to_first_waiting(page, document)
    page.keyboard.press("e")
    page.locator(".begin-send").wait_for()
    assert page.locator("#id_title").input_value() == "Half a sentence"
    assert _waiting(document)[0].status == "PENDING"


def test_what_is_written_after_the_session_ended_is_kept_once_one_is_signed_in_again(
    browser: sync_api.Browser, government: Government, document: int
) -> None:
    client = paper_site.browser(government, "secretary")
    page = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    with paper_site.today():
        page.goto(f"/texts/{document}/")
        _to_first_waiting(page, document)
        page.keyboard.press("r")
        page.locator("textarea[name=reason]").wait_for()
        client.logout()
        page.keyboard.type("Half")
        sync_api.expect(page.locator(".kept")).to_contain_text("Not kept")
        assert not HalfEdit.objects.filter(fields__has_key="reason").exists()
        client.cookies = paper_site.browser(government, "secretary").cookies
        page.keyboard.type(" a reason")
        sync_api.expect(page.locator(".kept")).to_contain_text("Kept at")
    assert HalfEdit.objects.get().fields["reason"] == ["Half a reason"]
    page.context.close()


def test_no_key_fires_while_one_writes_or_has_turned_them_off(
    page: sync_api.Page, document: int
) -> None:
    _to_first_waiting(page, document)
    page.keyboard.press("r")
    page.locator("textarea[name=reason]").wait_for()
    page.keyboard.type("jkaermsux/?")
    assert page.locator("textarea[name=reason]").input_value() == "jkaermsux/?"
    assert page.get_by_role("dialog").count() == 0
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("[data-keys-switch]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    before = _chosen(page).get_attribute("id")
    page.keyboard.press("j")
    assert _chosen(page).get_attribute("id") == before
    page.reload()
    page.keyboard.press("j")
    assert _chosen(page).count() == 0


def test_keys_are_known_by_their_place_on_a_keyboard_of_other_letters(
    page: sync_api.Page, document: int
) -> None:
    for letter in ("ㅓ", "ت"):
        page.evaluate(PRESS, letter)
    _expect_chosen(page, _waiting(document)[1].pk)


def test_opened_again_it_goes_on_at_the_first_undecided_draft(
    page: sync_api.Page, document: int
) -> None:
    first, second = _waiting(document)[:2]
    _to_first_waiting(page, document)
    page.keyboard.press("r")
    page.locator("textarea[name=reason]").wait_for()
    page.keyboard.type("A wish")
    inside.tab_to(page, ".act-send")
    page.keyboard.press("Enter")
    _expect_said(page, "1 of 40 decided")
    page.goto(f"/texts/{document}/")
    _expect_chosen(page, second.pk)
    first.refresh_from_db()
    assert first.status == "REJECTED"


def test_marks_are_exact_for_signs_outside_of_the_first_plane_and_combining_marks(
    page: sync_api.Page, document: int
) -> None:
    drafts = _waiting(document)
    assert any("e\u0302\u0323" in one.found["quote"] for one in drafts)
    assert any("📚" in one.found["quote"] for one in drafts)
    for draft in drafts:
        marked = page.evaluate(MARKED, f"draft-{draft.pk}")
        assert marked == draft.found["quote"] == forty.TEXT[draft.start : draft.end]


def test_both_directions_stand_beside_each_other(page: sync_api.Page, document: int) -> None:
    arabic = [one for one in _waiting(document) if "أن" in one.found["quote"]]
    latin = _waiting(document)[0]
    ways = {
        one.pk: page.locator(f"#draft-{one.pk} .draft-quote").evaluate(
            "one => getComputedStyle(one).direction"
        )
        for one in (latin, *arabic)
    }
    assert ways[latin.pk] == "ltr"
    assert [ways[one.pk] for one in arabic] == ["rtl", "rtl"]
    paragraphs = page.locator("#received p", has_text=re.compile("أن"))
    assert paragraphs.count() == 2


def test_the_focus_is_seen_and_only_the_outcome_is_read_out(
    page: sync_api.Page, document: int
) -> None:
    _to_first_waiting(page, document)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.locator("#outcome").get_attribute("role") == "status"


def test_two_people_see_each_other_and_nothing_is_overwritten(
    page: sync_api.Page, browser: sync_api.Browser, government: Government, document: int
) -> None:
    first = _waiting(document)[0]
    _to_first_waiting(page, document)
    page.keyboard.press("r")
    page.locator("textarea[name=reason]").wait_for()
    page.wait_for_timeout(800)  # who decides at once is not shown as being there
    client = paper_site.browser(government, "leader")
    theirs = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    theirs.goto(f"/texts/{document}/")
    sync_api.expect(theirs.locator("#others")).to_contain_text("secretary has it open")
    theirs.keyboard.press("j")
    theirs.keyboard.press("r")
    theirs.locator("textarea[name=reason]").wait_for()
    theirs.keyboard.type("Theirs")
    inside.tab_to(theirs, ".act-send")
    theirs.keyboard.press("Enter")
    _expect_said(theirs, "Rejected.")
    page.keyboard.type("Mine")
    inside.tab_to(page, ".act-send")
    page.keyboard.press("Enter")
    versions = page.locator(".versions")
    versions.wait_for()
    assert "Theirs" in versions.inner_text()
    assert "Mine" in versions.inner_text()
    first.refresh_from_db()
    assert first.reason == "Theirs"
    theirs.context.close()
