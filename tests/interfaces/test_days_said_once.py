"""A day that is not understood is said once: beside its field, which is marked and has focus."""

import re
from collections.abc import Iterator

import pytest
from playwright import sync_api

from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser as browser_of
from tests.interfaces.paper_site import key, today
from tests.support import inside
from tests.support.government import Government

pytestmark = pytest.mark.django_db
MARKED = re.compile(r'<input[^>]*\bname="on"[^>]*\baria-invalid="true" autofocus')


def refused(government: Government, path: str, who: str = "secretary", **sent: object) -> str:
    """The page of a form that was sent without a script and is refused."""
    with today():
        answer = browser_of(government, who).post(path, {"request_key": key(), **sent})
    assert answer.status_code == 422
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["soon", "31/02/2024", "1/1/2126"])
def test_without_a_script_the_field_says_it_and_nothing_above(
    government: Government, typed: str
) -> None:
    number = paper_site.assigned(government)
    path, sent = f"/commitments/{number}/suspend/", {"reason": "It waits.", "on": typed}
    html = refused(government, path, **sent)
    assert html.count(f"“{typed}”") == 1
    assert re.search(rf'<p class="field-error">Effective on: “{typed}”', html)
    assert MARKED.search(html)


def test_what_is_wrong_elsewhere_is_said_above_beside_a_good_day(government: Government) -> None:
    number = paper_site.assigned(government)
    html = refused(government, f"/commitments/{number}/suspend/", reason="", on="1/3/2024")
    assert "Give a reason." in html
    assert "field-error" not in html
    assert not MARKED.search(html)


@pytest.mark.parametrize("path", ["/commitments/new/", "/administration/change/create-unit/"])
def test_other_forms_say_it_once_too(government: Government, path: str) -> None:
    who = "administrator" if "administration" in path else "secretary"
    sent = {"title": "A", "lead": government.units["DOIC"], "code": "X", "kind": "WARD"}
    sent |= {"issuer": government.units["CITY-PC"], "basis": "ORAL", "type": "TASK"}
    sent |= {"confidentiality": "INTERNAL"}
    html = refused(government, path, who, due="sometime", on="sometime", **sent)
    assert html.count('class="field-error"') == 1
    assert re.search(r'<div class="said"[^>]*></div>', html)


@pytest.fixture
def form(browser: sync_api.Browser, government: Government) -> Iterator[sync_api.Page]:
    number = paper_site.assigned(government)
    page = inside.page(browser, browser_of(government, "secretary"))
    with today():
        page.goto(f"/commitments/{number}/suspend/")
        yield page
    page.context.close()


@pytest.mark.browser
def test_with_a_script_it_is_said_once_and_the_field_has_the_focus(form: sync_api.Page) -> None:
    form.fill("#id_reason", "It waits for the council.")
    form.fill("#id_on", "soon")
    sync_api.expect(form.locator("#said_on .field-error")).to_be_visible()
    sync_api.expect(form.locator("#id_on")).to_have_attribute("aria-invalid", "true")
    form.click(".act-send")
    sync_api.expect(form.locator("#id_on")).to_be_focused()
    sync_api.expect(form.locator("form .said [data-said]")).to_have_count(0)
    form.fill("#id_on", "1/3/2024")
    sync_api.expect(form.locator("#id_on")).to_have_attribute("aria-invalid", "false")
    sync_api.expect(form.locator("#said_on .due-understood")).to_be_visible()
