"""The list of all there is: by the keyboard alone, in four languages, light and dark, wide and on a
phone; what it finds is text, and without a script its sign is a link."""

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.domain.vocabulary import Confidentiality
from tests.interfaces import paper_site
from tests.support import inside, looking
from tests.support.government import Government

CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
MORE = (("vi", "dark", 1280), ("ko", "light", 390), ("ar", "light", 1280), ("vi", "light", 390))
LOOKS = [*CORNERS, *(pytest.param(one, marks=pytest.mark.matrix) for one in MORE)]
TITLE = "Đẩy mạnh mở dữ liệu theo 24-CT/TU"
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def number(government: Government) -> int:
    """A commitment that is found, beside one that few may read."""
    issuer = government.units["CITY-PC"]
    paper_site.registered(government, title="Về dữ liệu", issuer=issuer)
    closed = {"confidentiality": Confidentiality.RESTRICTED, "lead": "DOH"}
    paper_site.assigned(government, title="Closed data", **closed)
    return paper_site.assigned(government, title=TITLE)


@pytest.fixture
def look(
    browser: sync_api.Browser, government: Government, number: int, request: pytest.FixtureRequest
) -> Iterator[sync_api.Page]:
    language, theme, width = getattr(request, "param", CORNERS[0])
    client = paper_site.browser(government, "officer")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    with paper_site.today():
        yield page
    page.context.close()


def opened(page: sync_api.Page, words: str = "") -> sync_api.Locator:
    """The list, opened by its keys, with what was typed looked up."""
    page.goto("/my-work/")
    page.keyboard.press("Control+k")
    field = page.locator("#palette-words")
    page.locator("#palette [role=option]").first.wait_for()
    sync_api.expect(field).to_be_focused()
    if words:
        with page.expect_response(lambda answer: "/search/found/" in answer.url):
            field.press_sequentially(words)
        page.locator("#palette .palette-said:not(:empty)").wait_for()
    return field


def _is_ours(said: sync_api.ConsoleMessage) -> bool:
    return said.type == "error" and not said.text.startswith("The Cross-Origin-Opener-Policy")


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_search_list_and_keys_are_accessible_and_fit(look: sync_api.Page) -> None:
    noise: list[str] = []
    # The pages of these tests have no certificate, of which Chromium complains.
    look.on("console", lambda said: noise.append(said.text) if _is_ours(said) else None)
    look.on("pageerror", lambda error: noise.append(str(error)))
    for path in ("/search/", "/search/?words=du+lieu", "/search/?words=zzz"):
        look.goto(path)
        assert looking.faults(look) == [], path
    opened(look)
    assert looking.faults(look) == []
    opened(look, "du lieu")
    assert looking.faults(look) == []
    look.keyboard.press("Escape")
    sync_api.expect(look.locator("#palette")).not_to_be_visible()
    look.keyboard.press("?")
    look.locator("#keys[open]").wait_for()
    assert looking.faults(look) == []
    assert noise == []


def test_a_commitment_is_found_and_opened_by_keys_alone(look: sync_api.Page, number: int) -> None:
    field = opened(look, "day manh")
    chosen = look.locator("#palette [role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert chosen.locator("mark").all_inner_texts() == ["Đẩy", "mạnh"]
    assert chosen.locator("bdi.docno").inner_text() == "24-CT/TU"
    look.keyboard.press("Enter")
    look.wait_for_url(f"**/commitments/{number}/")


def test_the_arrows_go_round_and_the_list_says_which(look: sync_api.Page) -> None:
    field = opened(look, "du lieu")
    options = look.locator("#palette [role=option]")
    ids = [one.get_attribute("id") for one in options.all()]
    seen = [field.get_attribute("aria-activedescendant")]
    for _ in ids:
        look.keyboard.press("ArrowDown")
        seen.append(field.get_attribute("aria-activedescendant"))
    assert seen == [*ids, ids[0]]
    look.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") == ids[-1]
    assert look.locator("#palette [aria-selected=true]").count() == 1
    groups = look.locator("#palette .palette-name").all_inner_texts()
    assert groups == ["Commitments (1)", "Documents (1)"]


def test_escape_closes_it_and_gives_the_focus_back(look: sync_api.Page) -> None:
    look.goto("/my-work/")
    sign = look.locator("[data-palette]")
    assert sign.get_attribute("role") == "button"
    sign.focus()
    look.keyboard.press("Space")
    sync_api.expect(look.locator("#palette-words")).to_be_focused()
    look.keyboard.press("Escape")
    sync_api.expect(look.locator("#palette")).not_to_be_visible()
    sync_api.expect(sign).to_be_focused()


def test_it_goes_to_pages_and_does_what_the_menus_do(look: sync_api.Page) -> None:
    opened(look)
    look.locator("#palette-words").fill("organ")
    sync_api.expect(look.locator("#palette [aria-selected=true]")).to_have_text("Organisation")
    look.keyboard.press("Enter")
    look.wait_for_url("**/organisation/")
    opened(look)
    look.locator("#palette-words").fill("tieng viet")
    look.keyboard.press("Enter")
    look.wait_for_selector("html[lang=vi]", state="attached")
    opened(look)
    look.locator("#palette [role=option]", has_text=re.compile("^Tối$")).click()
    look.wait_for_selector("html[data-bs-theme=dark]", state="attached")


def test_nothing_closed_is_found_and_it_says_so(look: sync_api.Page) -> None:
    opened(look, "closed data")
    said = look.locator("#palette .palette-said").inner_text()
    assert said == "Nothing found that you may read"
    options = look.locator("#palette [role=option]").all_inner_texts()
    assert options == ["Search everything for “closed data”"]
    look.keyboard.press("Enter")
    look.wait_for_url("**/search/?words=closed+data")


TYPED = """words => [...words].forEach((_, place) => {
  const field = document.getElementById("palette-words");
  field.value = words.slice(0, place + 1);
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def test_an_older_answer_never_replaces_a_newer_one(look: sync_api.Page) -> None:
    opened(look)
    asked: list[str] = []
    look.on("request", lambda one: asked.append(one.url) if "/search/found/" in one.url else None)
    with look.expect_response(lambda answer: "words=du+lieu" in answer.url):
        look.evaluate(TYPED, "du lieu")  # in no time, however busy the machine is
    assert len(asked) == 1
    sync_api.expect(look.locator("#palette .palette-said")).to_have_text("2 found")


def test_what_was_found_for_other_words_is_never_opened(look: sync_api.Page) -> None:
    field = opened(look, "day manh")
    assert look.locator("#palette mark").count() == 2
    look.route("**/search/found/**", lambda _: None)
    with look.expect_request("**/search/found/**"):
        field.fill("clinics")
    # Before an answer the list offers the page's own, which has nothing of these words.
    assert look.locator("#palette [role=option]").all_inner_texts() == [
        "Search everything for “clinics”"
    ]
    assert look.locator("#palette .palette-said").inner_text() == ""
    field.press("Enter")
    look.wait_for_url("**/search/?words=clinics")


def test_an_answer_on_its_way_is_not_shown_for_other_words(look: sync_api.Page) -> None:
    field = opened(look)
    look.route("**/search/found/**", lambda _: None)
    with look.expect_request("**/search/found/**"):
        field.fill("day manh")
    # It is given up when the words change, and not only when the next ones are looked up.
    look.evaluate("window.setTimeout = () => 0")
    with look.expect_event("requestfailed"):
        field.fill("clinics")
    field.press("Enter")
    look.wait_for_url("**/search/?words=clinics")


def test_after_an_answer_that_failed_the_search_page_is_opened(look: sync_api.Page) -> None:
    field = opened(look, "day manh")
    look.route("**/search/found/**", lambda route: route.fulfill(status=500))
    field.fill("clinics")
    said = look.locator("#palette .palette-said")
    sync_api.expect(said).to_have_text(str(said.get_attribute("data-failed")))
    field.press("Enter")
    look.wait_for_url("**/search/?words=clinics")


def test_what_was_found_is_forgotten_where_the_same_words_fail_later(look: sync_api.Page) -> None:
    opened(look, "day manh")
    look.keyboard.press("Escape")
    look.route("**/search/found/**", lambda route: route.abort())
    look.keyboard.press("Control+k")
    said = look.locator("#palette .palette-said")
    sync_api.expect(said).to_have_text(str(said.get_attribute("data-failed")))
    look.keyboard.press("Enter")
    look.wait_for_url("**/search/?words=day+manh")


def test_markup_that_was_found_is_text(look: sync_api.Page, government: Government) -> None:
    paper_site.assigned(government, title="<img src=x onerror=alert(1)> qqq")
    opened(look, "qqq")
    assert look.locator("#palette [role=listbox] img").count() == 0
    assert "<img src=x" in look.locator("#palette [role=option]").first.inner_text()


def test_the_keys_of_a_page_are_shown_by_one_key_and_not_while_one_writes(
    look: sync_api.Page,
) -> None:
    look.goto("/my-work/")
    look.locator("#bar-words").press("?")
    sync_api.expect(look.locator("#keys")).not_to_be_visible()
    look.locator("h1").click()
    look.keyboard.press("?")
    sync_api.expect(look.locator("#keys")).to_be_visible()
    look.locator("#keys [data-keys-switch]").click()
    look.keyboard.press("Escape")
    look.keyboard.press("?")
    sync_api.expect(look.locator("#keys")).not_to_be_visible()


def test_the_keys_are_shown_before_a_closed_list_has_given_the_focus_back(
    look: sync_api.Page,
) -> None:
    opened(look, "du lieu")
    look.evaluate("""() => {
        document.getElementById("palette").close();
        const key = new KeyboardEvent("keydown", {key: "?", bubbles: true});
        document.activeElement.dispatchEvent(key);
    }""")
    sync_api.expect(look.locator("#keys")).to_be_visible()


def test_without_a_script_the_sign_is_a_link_and_the_field_searches(
    browser: sync_api.Browser, government: Government, number: int
) -> None:
    client = paper_site.browser(government, "officer")
    page = inside.page(
        browser, client, viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    with paper_site.today():
        page.goto("/my-work/")
        page.get_by_role("link", name="Find or go to").click()
        page.wait_for_url("**/search/")
        page.goto("/my-work/")
        page.locator("#bar-words").fill("day manh")
        page.locator("#bar-words").press("Enter")
        page.wait_for_url("**/search/?words=day+manh")
        assert page.locator(".hit mark").all_inner_texts() == ["Đẩy", "mạnh"]
    page.context.close()
