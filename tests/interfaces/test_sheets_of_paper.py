"""What is printed: tables stay tables on upright and on lying sheets, each sheet says which one it
is, and the paper says when it was taken and on which act of the ledger it rests."""

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from remit.ledger import queries as ledger
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.support import inside

pytestmark = pytest.mark.browser

LYING = ("/board/", "/figures/table/", "/figures/list/?column=assigned", "/ledger/")
UPRIGHT = ("/organisation/units/DOIC/", "/ledger/acts/{overlap}/", "/commitments/{overlap}/")
SHEET = (842, 595)


def printed(browser: Browser, story: Story, path: str, **how: str) -> PdfReader:
    """The sheets that a browser prints of a page."""
    client = browser_of(story, "administrator")
    client.cookies["django_language"] = how.get("language", "en")
    client.cookies["remit_theme"] = how.get("theme", "light")
    page = inside.page(browser, client)
    page.goto(path.format(**story.ids))
    page.wait_for_load_state("networkidle")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.context.close()
    return sheets


def words(sheets: PdfReader) -> str:
    """All that stands on the sheets, without the gaps between words."""
    return "".join("".join(one.extract_text().split()) for one in sheets.pages)


@pytest.mark.parametrize("path", LYING + UPRIGHT)
def test_a_sheet_lies_where_columns_are_many_and_says_its_number(
    browser: Browser, story: Story, path: str
) -> None:
    sheets = printed(browser, story, path)
    wide, high = SHEET if path in LYING else SHEET[::-1]
    for n, sheet in enumerate(sheets.pages, start=1):
        assert abs(float(sheet.mediabox.width) - wide) < 2
        assert abs(float(sheet.mediabox.height) - high) < 2
        assert f"{n}/{len(sheets.pages)}" in "".join(sheet.extract_text().split())
    assert "asitstoodat" in "".join(sheets.pages[0].extract_text().split())


@pytest.mark.parametrize("path", ["/board/", "/figures/table/", "/organisation/units/DOIC/"])
def test_what_is_printed_names_the_act_on_which_it_rests(
    browser: Browser, story: Story, path: str
) -> None:
    head = ledger.head()
    assert head is not None
    said = words(printed(browser, story, path))
    assert f"#{head.seq}" in said
    assert head.hash.hex() in said


def test_the_printed_page_of_a_commitment_names_its_latest_act(
    browser: Browser, story: Story
) -> None:
    number = story.ids["overlap"]
    latest = max(ledger.acts_of([number], prefix="commitment."), key=lambda act: act.seq)
    assert latest.hash.hex() in words(printed(browser, story, f"/commitments/{number}/"))


def test_the_body_of_an_act_is_printed_as_it_is_hashed(browser: Browser, story: Story) -> None:
    said = words(printed(browser, story, "/ledger/acts/{overlap}/"))
    assert f'"seq":{story.ids["overlap"]}' in said


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_an_upright_sheet_rows_are_rows_and_headings_stand_above(
    browser: Browser, story: Story, language: str
) -> None:
    client = browser_of(story, "administrator")
    client.cookies["django_language"] = language
    page = inside.page(browser, client, viewport={"width": 718, "height": 1000})
    page.emulate_media(media="print")
    for path in ("/commitments/", "/board/", "/ledger/"):
        page.goto(path)
        shown = "one => getComputedStyle(one).display"
        assert page.locator("tbody tr").first.evaluate(shown) == "table-row", path
        assert page.locator("thead").first.evaluate(shown) == "table-header-group", path
        assert page.locator(".main .btn:visible").count() == 0, path
    page.context.close()


def test_paper_is_light_whatever_the_screen_was(browser: Browser, story: Story) -> None:
    client = browser_of(story, "administrator")
    client.cookies["remit_theme"] = "dark"
    page = inside.page(browser, client)
    page.emulate_media(media="print")
    page.goto("/board/")
    ground = "one => getComputedStyle(one).backgroundColor"
    assert page.locator("body").evaluate(ground) == "rgb(255, 255, 255)"
    assert page.locator(".card").first.evaluate(ground) == "rgb(255, 255, 255)"
    page.context.close()


def test_the_address_on_paper_holds_what_was_asked(browser: Browser, story: Story) -> None:
    asked = "/figures/list/?column=assigned&on=2024-06-12"
    assert asked in words(printed(browser, story, asked))


def test_the_board_on_paper_has_no_empty_fold_and_what_was_folded_stands_open(
    browser: Browser, story: Story
) -> None:
    client = browser_of(story, "administrator")
    page = inside.page(browser, client)
    page.goto("/board/")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('.fold').forEach(one => { one.open = false; })")
    said = words(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))))
    page.context.close()
    assert "Whatthefiguresareabout" not in said
    assert "Comparedwiththeboardasitwasshown" in said
