"""On a phone no page is wider than the screen: neither for whoever holds several posts with long
names, nor where somebody wrote a word without an end."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright import sync_api

from remit.domain.vocabulary import Role
from remit.organisation import actions as organisation
from tests.interfaces import paper_site
from tests.support import inside
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WIDTH = 390
SECOND = {
    "en": "Deputy head of the general department of the office of the committee of the whole city",
    "vi": "Phó Trưởng phòng Tổng hợp, Văn phòng Ủy ban nhân dân thành phố trực thuộc trung ương",
    "ar": "نائب رئيس القسم العام في مكتب اللجنة الشعبية للمدينة التابعة للحكومة المركزية مباشرة",
    "ko": "중앙정부 직속 시 인민위원회 사무처 총괄과 부과장 겸 데이터 관리 책임자 대리 직위",
}
ENDLESS = "Catalogue" * 40


@pytest.fixture
def government() -> Government:
    """The secretary also holds a post with a long name, and acts from it first."""
    made = paper_site.found()
    with paper_site.today():
        new = organisation.NewPost(made.units["CITY-PC"], "A-SECOND", SECOND)
        on = dt.date(2024, 2, 1)
        acting = {"by": made.by["administrator"], "at": paper_site.DAY, "on": on}
        (post,) = organisation.create_posts(**acting, posts=[new])
        person = made.by["secretary"].person or 0
        organisation.grant_role(**acting, person=person, post=post, role=Role.LEADER)
    return made


@pytest.fixture
def phone(browser: sync_api.Browser, government: Government) -> Iterator[sync_api.Page]:
    client = paper_site.browser(government, "secretary")
    opened = inside.page(browser, client, viewport={"width": WIDTH, "height": 844})
    with paper_site.today():
        yield opened
    opened.context.close()


def _too_wide(page: sync_api.Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth")) - WIDTH


def _speaks(page: sync_api.Page, language: str) -> None:
    page.goto("/profile/")
    page.evaluate(
        "code => document.querySelector(`[name=language][value=${code}]`).click()", language
    )
    page.wait_for_selector(f"html[lang={language}]", state="attached")


@pytest.mark.parametrize("language", ["vi", "en", "ar", "ko"])
def test_the_post_of_whoever_holds_several_fits_a_phone(
    phone: sync_api.Page, language: str
) -> None:
    _speaks(phone, language)
    chooser = phone.locator(".menu-post")
    assert SECOND[language] in chooser.inner_text()
    for path in ("/profile/", "/board/", "/my-work/", "/texts/"):
        phone.goto(path)
        assert _too_wide(phone) <= 0, path
        box = chooser.locator("summary").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDTH
    chooser.locator("summary").click()
    assert chooser.get_by_role("button").count() == 2
    assert _too_wide(phone) <= 0


def test_a_word_without_an_end_breaks_on_every_page(
    phone: sync_api.Page, government: Government
) -> None:
    number = paper_site.assigned(government, title=ENDLESS, reference=ENDLESS[:200])
    text = f"No. 24-CT/TU\n{ENDLESS}\nThe DOH shall publish the {ENDLESS} in 2025.\n"
    issuer = government.units["CITY-PC"]
    document = paper_site.registered(government, text=text, title=ENDLESS, issuer=issuer)
    paths = (
        f"/commitments/{number}/",
        f"/commitments/{number}/cancel/",
        f"/commitments/{number}/nothing/",
        "/commitments/",
        "/my-work/",
        "/board/?unit=",
        "/figures/list/?unit=&column=assigned",
        "/texts/",
        f"/texts/{document}/",
        "/ledger/",
        f"/ledger/acts/{number}/",
    )
    for path in paths:
        phone.goto(path)
        assert _too_wide(phone) <= 0, path


def test_a_board_on_a_phone_begins_with_the_figures_and_what_is_late(
    phone: sync_api.Page, government: Government
) -> None:
    """All else is one press away, and is there at once where somebody is led to it."""
    paper_site.assigned(government)
    with paper_site.today():
        phone.goto("/board/?unit=")
        folds = phone.locator("details[data-fold]")
        assert folds.count() >= 3
        assert phone.locator("details[data-fold][open]").count() == 0
        assert phone.locator("form.asking").is_hidden()
        phone.get_by_text("What the figures are about", exact=True).click()
        assert phone.locator("form.asking").is_visible()
        phone.goto("/board/?unit=&rank=done#rows")
        phone.reload()
        assert phone.locator("#rows").is_visible()
        assert phone.locator("details[data-fold][open]").count() == 1
        phone.set_viewport_size({"width": 1280, "height": 844})
        sync_api.expect(phone.locator("details[data-fold]:not([open])")).to_have_count(0)
