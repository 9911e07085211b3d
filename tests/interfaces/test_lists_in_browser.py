"""Lists as a browser shows them: columns chosen by the keyboard, lists saved and found again, rows
chosen together; accessible and whole in two corners always, and in more in the matrix."""

import itertools
from collections.abc import Iterator

import pytest
from playwright import sync_api

from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of
from tests.support import inside, looking

CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
ALL = tuple(itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280)))
LOOKS = [
    *CORNERS,
    *(pytest.param(one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS),
]
OVERDUE = "/figures/list/?column=open_overdue&unit=CITY"
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def look(
    browser: sync_api.Browser, story: Story, request: pytest.FixtureRequest
) -> Iterator[sync_api.Page]:
    language, theme, width = getattr(request, "param", CORNERS[0])
    figures_site.assign_many(story, ["DOIC", "DOIC", "DOIC"])
    client = browser_of(story, "head")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    page = inside.page(browser, client, viewport={"width": width, "height": 900})
    yield page
    page.context.close()


@pytest.mark.parametrize("look", LOOKS, indirect=True)
def test_lists_are_accessible_and_fit(look: sync_api.Page) -> None:
    look.goto(OVERDUE)
    assert looking.faults(look) == []
    for panel in ("columns", "save"):
        tool = look.locator(f".list-tools a[hx-get*='/{panel}/']").first
        if panel == "save":
            look.locator(".list-tools summary").first.click()
        tool.click()
        look.locator("#list-panel .list-form").wait_for()
        assert looking.faults(look) == [], panel
    look.locator("#id_list_name").fill("Late")
    look.locator("#list-panel .act-send").click()
    look.locator(".note.status-good").wait_for()
    wide = "/commitments/?columns=number,title,document,type,lead,post,issuer,due,state,why"
    together = "/commitments/together/accept/"
    mine = ("/my-work/", "/my-work/?sort=-since")
    for path in (wide, *mine, "/lists/saved/", together, "/lists/my_work/columns/"):
        look.goto(path)
        assert looking.faults(look) == [], path
    look.goto("/my-work/")
    look.locator("tbody input[name=commitment]").first.check()
    look.locator("#together button").first.click()
    look.locator("button.act-send").wait_for()
    assert looking.faults(look) == []
    look.locator("button.act-send").click()
    look.locator("[role=status] .status-good").wait_for()
    assert looking.faults(look) == []


def test_columns_are_moved_and_kept_by_the_keyboard_alone(look: sync_api.Page) -> None:
    look.goto(OVERDUE)
    inside.tab_to(look, "a[hx-get*='/columns/']")
    look.keyboard.press("Enter")
    sync_api.expect(look.locator("#columns-title")).to_be_focused()
    inside.tab_to(look, "button[value='up:due']")
    look.keyboard.press("Enter")
    moved = look.locator(".columns-one").nth(1).locator("button[value='up:due']")
    sync_api.expect(moved).to_be_focused()
    look.keyboard.press("Enter")
    first = look.locator(".columns-one").first.locator("button[value='down:due']")
    sync_api.expect(first).to_be_focused()
    inside.tab_to(look, "button[name=keep]")
    look.keyboard.press("Enter")
    look.wait_for_url(f"**{OVERDUE}")
    sync_api.expect(look.locator("thead th:not(.at-tick)").first).to_have_class("at-due")


def test_a_saved_list_is_opened_from_the_list_of_all_there_is(look: sync_api.Page) -> None:
    look.goto(f"{OVERDUE}&sort=-lead")
    look.locator(".list-tools summary").first.click()
    look.get_by_role("link", name="Save this list").click()
    look.locator("#id_list_name").fill("Chậm nhất")
    look.keyboard.press("Enter")
    look.locator(".note.status-good").wait_for()
    look.goto("/my-work/")
    look.keyboard.press("Control+k")
    look.locator("#palette .palette-name", has_text="Saved lists").wait_for()
    look.locator("#palette-words").fill("cham nhat")
    chosen = look.locator("#palette [role=option][aria-selected=true]")
    sync_api.expect(chosen).to_have_text("Chậm nhất")
    look.keyboard.press("Enter")
    look.wait_for_url("**/figures/list/**sort=-lead**")
    assert look.locator("th[aria-sort=descending]").count() == 1


def test_all_rows_of_a_table_are_chosen_at_once(look: sync_api.Page) -> None:
    look.goto("/my-work/")
    look.locator("[data-tick-all]").first.check()
    assert look.locator("tbody input[name=commitment]:checked").count() >= 3
    look.locator("[data-tick-all]").first.uncheck()
    assert look.locator("tbody input[name=commitment]:checked").count() == 0


def test_without_a_script_columns_are_chosen_on_a_page(
    browser: sync_api.Browser, story: Story
) -> None:
    client = browser_of(story, "leader")
    page = inside.page(browser, client, java_script_enabled=False)
    page.goto(OVERDUE)
    page.get_by_role("link", name="Columns").click()
    page.locator("input[name=column][value=type]").check()
    page.locator("button[value='up:type']").click()
    page.locator("button[name=keep]").click()
    page.wait_for_url(f"**{OVERDUE}")
    assert page.locator("th.at-type").count() == 1
    page.context.close()


def test_the_bar_offers_what_can_be_done_once_a_row_is_chosen(look: sync_api.Page) -> None:
    look.goto("/my-work/")
    bar, row = look.locator("#together"), look.locator("tbody input[name=commitment]").first
    sync_api.expect(bar.get_by_text("Choose rows")).to_be_visible()
    sync_api.expect(bar.locator("button:visible")).to_have_count(0)
    row.check()
    sync_api.expect(bar.get_by_text("Choose rows")).to_be_hidden()
    sync_api.expect(bar.get_by_role("button", name="Accept several (1)")).to_be_visible()
    look.locator("tbody input[name=commitment]").nth(1).check()
    sync_api.expect(bar.get_by_role("button", name="Accept several (2)")).to_be_visible()
    look.locator("tbody input[name=commitment]").nth(1).uncheck()
    sync_api.expect(bar.get_by_role("button", name="Accept several (1)")).to_be_visible()
    row.uncheck()
    sync_api.expect(bar.locator("button:visible")).to_have_count(0)
