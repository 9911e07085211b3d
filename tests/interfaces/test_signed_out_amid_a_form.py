"""A session that ends amid a form: nothing is done, nothing typed is lost, and after one signed in
beside it the same form is sent again and carried out once."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright import sync_api

from remit.commitments.models import Commitment
from tests.interfaces import paper_site
from tests.support import inside, looking
from tests.support.government import Government

pytestmark = pytest.mark.django_db
TITLE = "Open the hot line in every ward"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(government: Government) -> Iterator[Client]:
    with paper_site.today():
        yield paper_site.browser(government, "secretary")


def test_a_form_is_answered_where_it_stands(client: Client) -> None:
    client.logout()
    answer = client.post("/commitments/new/", {"title": TITLE}, headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 401
    assert "What you typed stays here" in html
    assert 'target="_blank"' in html
    assert "HX-Refresh" not in answer.headers


def test_without_a_script_what_was_typed_is_shown_again(client: Client) -> None:
    client.logout()
    came_from = {"Referer": "http://testserver/commitments/new/?issuer=3"}
    answer = client.post("/commitments/new/", {"title": TITLE}, headers=came_from)
    html = answer.content.decode()
    assert answer.status_code == 401
    assert TITLE in html
    assert "next=%2Fcommitments%2Fnew%2F%3Fissuer%3D3" in html


def test_short_words_and_days_are_shown_again_too_and_no_secret_is(client: Client) -> None:
    client.logout()
    typed = {"title": "Plan", "due": "2031-01-01", "reference": "18/TB", "lead_words": "sx-dof"}
    chosen = {"lead": "4711", "basis": "MINUTES", "step": "ASSIGN", "several": "on"}
    chosen |= {"kept": "upload-8f3a", "original": "vi-of-it", "language": "ko", "theme": "dark"}
    secret = {"password1": "an open secret", "new_token": "abc def"}
    answer = client.post("/commitments/new/", {**typed, **chosen, **secret, "request_key": "k-1 x"})
    shown = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert [one for one in typed.values() if one not in shown] == []
    assert [one for one in (*chosen.values(), *secret.values()) if f">{one}<" in shown] == []
    assert "open secret" not in shown


@pytest.mark.parametrize("asked", ["/commitments/due/?field=due&due=1", "/commitments/day/"])
def test_what_a_field_asks_leads_back_to_the_page_of_its_form(client: Client, asked: str) -> None:
    client.logout()
    shown = "http://testserver/commitments/new/?issuer=3"
    answer = client.get(asked, headers={**HTMX, "HX-Current-URL": shown})
    assert answer.status_code == 401
    assert "next=%2Fcommitments%2Fnew%2F%3Fissuer%3D3" in answer.content.decode()


@pytest.mark.parametrize("shown", ["https://example.org/x", "javascript:alert(1)", "//x/y", "["])
def test_a_part_of_a_page_leads_to_no_other_site(client: Client, shown: str) -> None:
    client.logout()
    headers = {**HTMX, "HX-Current-URL": shown}
    asked = client.get("/commitments/due/", headers=headers).content.decode()
    sent = client.post("/commitments/new/", {"title": TITLE}, headers=headers).content.decode()
    assert 'next=%2F"' in asked
    assert 'next=%2F"' in sent


@pytest.mark.parametrize("came_from", ["https://example.org/x", "javascript:alert(1)", "//x", ""])
def test_the_sign_in_leads_to_no_other_site(client: Client, came_from: str) -> None:
    client.logout()
    answer = client.post("/commitments/new/", {"title": TITLE}, headers={"Referer": came_from})
    assert "next=%2F" in answer.content.decode()
    assert "example.org" not in answer.content.decode()


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_who_lost_every_cookie_is_told_of_the_sign_in_and_keeps_the_words(
    government: Government, headers: dict[str, str]
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "vi"
    came_from = {"Referer": "http://testserver/commitments/new/?issuer=3", **headers}
    answer = strict.post("/commitments/new/", {"title": TITLE}, headers=came_from)
    html = answer.content.decode()
    assert answer.status_code == 401
    assert "HX-Trigger" not in answer.headers
    assert "next=%2Fcommitments%2Fnew%2F%3Fissuer%3D3" in html
    assert headers or ('<html lang="vi"' in html and TITLE in html)


def test_a_form_that_is_too_old_says_so_in_the_readers_language_and_keeps_the_words(
    government: Government,
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = paper_site.browser(government, "secretary").cookies
    strict.cookies["django_language"] = "vi"
    came_from = {"Referer": "http://testserver/commitments/new/?issuer=3"}
    answer = strict.post("/commitments/new/", {"title": TITLE}, headers=came_from)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert '<html lang="vi"' in html
    assert TITLE in html
    assert 'href="/commitments/new/?issuer=3"' in html


def test_a_page_for_everybody_still_says_that_its_form_is_too_old(government: Government) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/account/login/", {"login": "a@example.test", "password": "x"})
    assert answer.status_code == 403


@pytest.mark.browser
def test_whatever_a_signed_out_form_asks_is_answered_once_and_its_button_stays(
    browser: sync_api.Browser, government: Government
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = paper_site.browser(government, "secretary").cookies
    page = inside.page(browser, client, viewport={"width": 1280, "height": 900})
    with paper_site.today():
        page.goto("/commitments/new/")
        page.locator("#id_title").fill(TITLE)
        client.cookies.clear()
        page.locator("#id_due").fill("before 31/12/2044")
        page.locator("#id_due").blur()
        page.locator("#id_basis").select_option("ORAL")
        page.locator("#id_lead_words").press_sequentially("DOIC")
        said = page.locator("text=What you typed stays here")
        said.first.wait_for()
        page.wait_for_timeout(500)
        page.locator("main form .begin-send").click()
        page.wait_for_timeout(500)
        assert said.count() == 1
        assert page.locator("main form [data-said]").count() == 1
        assert page.locator("#id_title").input_value() == TITLE
        assert looking.faults(page) == []
    page.context.close()


@pytest.mark.browser
def test_what_was_said_of_an_act_is_gone_when_the_next_is_refused(
    browser: sync_api.Browser, government: Government
) -> None:
    page = inside.page(browser, paper_site.browser(government, "secretary"))
    number = paper_site.assigned(government)
    with paper_site.today():
        page.goto(f"/commitments/{number}/correct-due/")
        page.locator("#id_due").fill("2024-07-15")
        page.locator("#id_reason").fill("A slip of the pen.")
        with page.expect_navigation():
            page.locator("main .act-send").click()
        recorded = page.locator("#messages [data-said]")
        assert recorded.count() == 1
        page.locator("#write .act-send").click()  # nothing is written
        page.locator("#write [data-said]").wait_for()
        assert recorded.count() == 0
    page.context.close()


@pytest.mark.browser
def test_all_empty_fields_are_named_at_once_with_the_way_to_each(
    browser: sync_api.Browser, government: Government
) -> None:
    keeper = paper_site.browser(government, "administrator")
    page = inside.page(browser, keeper, viewport={"width": 1280, "height": 900})
    with paper_site.today():
        page.goto("/administration/change/create-unit/")
        required = page.locator("main form :is(input, textarea, select)[required]:invalid")
        count = required.count()
        page.locator("main .act-send").click()
        links = page.locator("[data-fields] a")
        links.first.wait_for()
        assert (links.count(), count > 1) == (count, True)
        assert looking.faults(page) == []
        links.last.click()
        assert required.last.evaluate("one => one === document.activeElement")
    page.context.close()


@pytest.mark.browser
def test_the_unit_and_a_day_that_is_not_understood_are_named_with_the_rest(
    browser: sync_api.Browser, government: Government
) -> None:
    page = inside.page(browser, paper_site.browser(government, "secretary"))
    with paper_site.today():
        page.goto("/commitments/new/")
        page.locator("#id_due").fill("some day")
        page.locator("#id_due").blur()
        page.locator(".due-said .field-error").wait_for()
        page.locator("main .begin-send").click()
        links = page.locator("[data-fields] a")
        links.first.wait_for()
        said = [one.split("(")[0].strip() for one in links.all_inner_texts()]
        assert said == ["What is owed", "Lead unit", "Due"]
        assert looking.faults(page) == []
        links.nth(1).click()
        assert page.evaluate("document.activeElement.id") == "id_lead_words"
        page.locator("#id_title").fill(TITLE)
        page.locator("#id_lead_words").press_sequentially("DOIC")
        page.locator(f"input[name=lead][value='{government.units['DOIC']}']").check()
        page.locator("#id_lead_words").fill("")
        page.locator("#id_due").fill("")
        with page.expect_navigation():
            page.locator("main .begin-send").click()
    page.context.close()
    assert Commitment.objects.get().title == TITLE


@pytest.mark.browser
def test_one_signs_in_beside_the_form_and_sends_it_again(
    browser: sync_api.Browser, government: Government
) -> None:
    client = Client(enforce_csrf_checks=True)
    secretary = paper_site.browser(government, "secretary")
    client.cookies = secretary.cookies
    page = inside.page(browser, client, viewport={"width": 390, "height": 900})
    with paper_site.today():
        page.goto("/commitments/new/")
        page.locator("#id_title").fill(TITLE)
        page.locator("#id_due").fill("before 31/12/2044")
        page.locator("#id_reference").fill("the chair, at the meeting of 1 March")
        page.locator("#id_lead_words").fill("DOIC")
        page.locator(f"input[name=lead][value='{government.units['DOIC']}']").check()
        kept = client.cookies["sessionid"].value
        Session.objects.all().delete()
        page.locator("main form .btn-primary").click()
        page.locator("text=What you typed stays here").wait_for()
        assert looking.faults(page) == []
        assert page.locator("#id_title").input_value() == TITLE
        assert not Commitment.objects.exists()
        client.cookies = paper_site.browser(government, "secretary").cookies
        assert client.cookies["sessionid"].value != kept
        page.locator("main form .btn-primary").click()
        page.locator("text=send the form once more").wait_for()
        with page.expect_navigation():
            page.locator("main form .btn-primary").click()
    page.context.close()
    assert Commitment.objects.get().title == TITLE
