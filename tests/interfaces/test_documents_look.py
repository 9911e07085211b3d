"""The pages of a work in three languages that was amended, as a browser shows them: accessible and
whole at every width, in both directions of writing, by light and dark; and the other language opens
at what one looks at."""

import datetime as dt
import itertools
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from remit.domain.vocabulary import Relation
from remit.texts import actions as texts
from tests.features.texts.test_pairs import OTHER, VIETNAMESE
from tests.interfaces import paper_site
from tests.support import inside, looking
from tests.support.government import Government

CORNERS = (("en", "light", 1280), ("ar", "dark", 390))
ALL = itertools.product(("vi", "en", "ar", "ko"), ("light", "dark"), (390, 1280))
MATRIX = [pytest.param(*one, marks=pytest.mark.matrix) for one in ALL if one not in CORNERS]

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


@dataclass(frozen=True)
class Work:
    """A directive with its translations, and a commitment of it."""

    english: int
    arabic: int
    commitment: int


@pytest.fixture
def work(government: Government) -> Work:
    """A directive in three languages, partly owned, and amended since."""
    english, arabic = paper_site.in_two_languages(government)
    facts = {"issuer": government.units["CITY-PC"], "issued_on": dt.date(2024, 2, 28)}
    vietnamese = paper_site.registered(government, VIETNAMESE, number="5/CT-UBND", **facts)
    for one in (arabic, vietnamese):
        _related(government, one, english, Relation.TRANSLATES)
    draft = paper_site.drafts(english)[0].pk
    commitment = paper_site.assigned(government, document=english, draft=draft)
    paper_site.assigned(government, "DOH", document=english, title="Count the registers")
    other = paper_site.registered(government, OTHER, number="9/QD-UBND", **facts)
    _related(government, other, english, Relation.AMENDS)
    return Work(english, arabic, commitment)


def _related(government: Government, one: int, other: int, relation: Relation) -> None:
    what = {"document": one, "to": other, "relation": relation}
    with paper_site.today():
        texts.relate(by=government.by["secretary"], at=paper_site.DAY, **what)


def _opened(
    browser: Browser, government: Government, language: str, theme: str, width: int
) -> Page:
    client = paper_site.browser(government, "secretary")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    return inside.page(browser, client, viewport={"width": width, "height": 900})


def _gone_to(page: Page, path: str) -> None:
    with paper_site.today():
        page.goto(path)
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("language", "theme", "width"), [*CORNERS, *MATRIX])
def test_the_pages_of_a_work_are_accessible_and_fit(
    browser: Browser, government: Government, work: Work, language: str, theme: str, width: int
) -> None:
    page = _opened(browser, government, language, theme, width)
    for path in (
        f"/texts/{work.english}/?owner=DOIC&column=all",
        f"/texts/{work.arabic}/",
        f"/commitments/{work.commitment}/",
        "/texts/",
        "/texts/touched/",
    ):
        _gone_to(page, path)
        shown = page.locator("html")
        assert (shown.get_attribute("lang"), shown.get_attribute("data-bs-theme")) == (
            language,
            theme,
        )
        assert looking.faults(page) == [], path
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_another_language_opens_at_the_provision_that_is_looked_at(
    browser: Browser, government: Government, work: Work, width: int
) -> None:
    page = _opened(browser, government, "en", "light", width)
    mine, yours = paper_site.drafts(work.english)[1], paper_site.drafts(work.arabic)[1]
    _gone_to(page, f"/texts/{work.english}/#draft-{mine.pk}")
    with paper_site.today():
        page.locator(f"a[href='/texts/{work.english}/in/{work.arabic}/']").click()
        page.wait_for_url(f"**/texts/{work.arabic}/**")
        page.wait_for_load_state("networkidle")
    place = f"?span={yours.start}-{yours.end}#draft-{yours.pk}"
    assert page.url.endswith(f"/texts/{work.arabic}/{place}")
    assert page.locator(f"#draft-{yours.pk}.is-chosen").count() == 1
    page.context.close()
