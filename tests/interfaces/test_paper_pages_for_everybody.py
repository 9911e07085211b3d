"""The pages of documents, commitments and work can be used by everybody: by the rules of WCAG 2.2
AA and best practice, on a phone and on a desk, in light and dark, in every language of the site."""

from collections.abc import Callable

import pytest
from playwright import sync_api

from tests.interfaces import paper_site
from tests.support import inside, looking
from tests.support.government import Government

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
Visit = Callable[[str, str, int], list[str]]


OF_HEAD = {"parts"}  # only the head of the lead unit breaks the work down


@pytest.fixture
def places(government: Government) -> dict[str, str]:
    """The pages by name, with something on each."""
    document, number = paper_site.registered(government), paper_site.claimed(government)
    draft = paper_site.drafts(document)[0].pk
    return {
        "texts": "/texts/",
        "receive": "/texts/new/",
        "document": f"/texts/{document}/",
        "accept": f"/drafts/{draft}/accept/",
        "reject": f"/drafts/{draft}/reject/",
        "commitments": "/commitments/",
        "commitment": f"/commitments/{number}/",
        "act": f"/commitments/{number}/verify/",
        "parts": f"/commitments/{number}/break-down/",
        "record": "/commitments/new/",
        "work": "/my-work/",
    }


@pytest.fixture
def visit(browser: sync_api.Browser, government: Government, places: dict[str, str]) -> Visit:
    """What is wrong on all pages in a language, a theme and a width."""
    clients = {who: paper_site.browser(government, who) for who in ("secretary", "head")}

    def wrong(language: str, theme: str, width: int) -> list[str]:
        found: list[str] = []
        for who, client in clients.items():
            client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
            page = inside.page(
                browser, client, viewport={"width": width, "height": 900}, bypass_csp=True
            )
            own = {
                name: path for name, path in places.items() if (name in OF_HEAD) == (who == "head")
            }
            found += [f"{name}: {one}" for name, path in own.items() for one in _wrong(page, path)]
            page.context.close()
        return found

    return wrong


def _wrong(page: sync_api.Page, path: str) -> list[str]:
    with paper_site.today():
        answer = page.goto(path)
    assert answer is not None
    if answer.status != 200:
        return [f"status {answer.status}"]
    return looking.faults(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_can_be_used_on_a_phone_and_on_a_desk(visit: Visit, width: int) -> None:
    assert visit("en", "light", width) == []


@pytest.mark.matrix
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en", "ar", "ko"])
def test_every_page_can_be_used_in_every_language_and_theme(
    visit: Visit, language: str, theme: str, width: int
) -> None:
    assert visit(language, theme, width) == []
