"""A sign-in link by mail: once, to the person's own address, and nobody learns from the answer who
is entered here."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from remit.interfaces.sign_in_links import jobs
from remit.interfaces.sign_in_links.models import SignInLink
from remit.interfaces.web import link_by_mail
from tests.interfaces import figures_site
from tests.interfaces.conftest import Site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_administration_pages import changed, sent
from tests.interfaces.test_board import browser_of, read

PLACE = "https://remit.city.example"


@pytest.fixture
def mailing(settings: Any) -> None:
    """A site that has a mail server, knows its address, and works at once."""
    settings.EMAIL_HOST = "mail.city.example"
    settings.CSRF_TRUSTED_ORIGINS = [PLACE]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    cache.clear()


def _asked(email: str, browser: Client | None = None) -> str:
    answer = (browser or Client()).post("/account/link/", {"email": email})
    assert answer.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce-\S+', "", answer.content.decode())


def _path() -> str:
    found = re.search(rf"{PLACE}(/enter/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def test_whoever_asks_gets_a_link_in_the_own_language(site: Site, mailing: None) -> None:
    assert "/account/link/" in Client().get("/account/login/").content.decode()
    _asked(" Officer@example.test ")
    assert mail.outbox[0].to == ["officer@example.test"]
    assert "Liên kết này" in str(mail.outbox[0].body)  # this person reads Vietnamese
    browser = Client()
    assert browser.post(_path()).status_code == 302
    assert browser.session["_auth_user_id"] == str(site.officer.pk)
    assert Client().post(_path()).status_code == 410


@pytest.mark.parametrize("active", [True, False])
def test_the_answer_does_not_say_who_is_entered(site: Site, mailing: None, active: bool) -> None:
    site.officer.is_active = active
    site.officer.save()
    known, unknown = _asked("officer@example.test"), _asked("nobody1@example.test")
    assert known.replace("officer@", "x@") == unknown.replace("nobody1@", "x@")
    assert len(mail.outbox) == int(active)


def test_one_address_gets_a_few_letters_and_the_answer_stays_the_same(
    site: Site, mailing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(link_by_mail.TO_AN_ADDRESS, "most", 1)
    first, second = _asked("officer@example.test"), _asked("officer@example.test")
    assert first == second
    assert len(mail.outbox) == 1


def test_who_asks_too_often_from_one_place_waits(
    site: Site, mailing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(link_by_mail.FROM_A_PLACE, "most", 1)
    _asked("a@example.test")
    answer = Client().post("/account/link/", {"email": "b@example.test"})
    assert answer.status_code == 429
    assert "wait some minutes" in answer.content.decode()


def test_without_mail_there_is_no_such_page(site: Site) -> None:
    assert Client().get("/account/link/").status_code == 404
    assert Client().post("/account/link/", {"email": "officer@example.test"}).status_code == 404
    assert "/account/link/" not in Client().get("/account/login/").content.decode()


def test_no_token_stands_in_the_list_of_work(site: Site, mailing: None) -> None:
    done = jobs.send.enqueue(person=site.officer.pk)
    assert done.kwargs == {"person": site.officer.pk}
    assert SignInLink.objects.get().token_hash not in str(done.kwargs)


def test_an_administrator_sends_one_from_the_page_of_a_person(story: Story, mailing: None) -> None:
    keeper = browser_of(story, "administrator")
    person = story.made.by["officer"].person
    html = read(keeper, f"/administration/people/{person}/")
    found = re.search(r"/administration/change/send-link/\?email=([^\"]+)", html)
    assert found is not None
    email = found[1].replace("%40", "@")
    changed(keeper, "send-link", email=email)
    assert mail.outbox[0].to == [email]
    with figures_site.clock.injected(figures_site.at(figures_site.LAST, 5)):
        assert Client().post(_path()).status_code == 302
    assert _path() not in read(keeper, f"/administration/people/{person}/")


def test_nobody_else_sends_one(story: Story, mailing: None) -> None:
    for who in ("officer", "leader", "stranger"):
        answer = sent(browser_of(story, who), "change/send-link", email="x@example.test")
        assert answer.status_code == 403
    assert mail.outbox == []


def test_a_site_without_mail_says_what_it_lacks(story: Story) -> None:
    keeper = browser_of(story, "administrator")
    person = story.made.by["officer"].person
    assert "send-link" not in read(keeper, f"/administration/people/{person}/")
    answer = sent(keeper, "change/send-link", email="x@example.test")
    assert "REMIT_SMTP_HOST" in answer.content.decode()
