"""A new password by mail: nobody learns who is entered here, a site without mail says so, and a
mail server that is away costs nobody the page or the letter."""

import re
from typing import Any

import pytest
from allauth.account.forms import default_token_generator
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from django_tasks_db.models import DBTaskResult

from remit.interfaces.web import link_by_mail
from tests.interfaces.conftest import Site, signed_in

PATH = "/account/password/reset/"
AWAY = "tests.interfaces.test_new_password.Away"
AT_HAND = "django.core.mail.backends.locmem.EmailBackend"
KNOWN, UNKNOWN = "officer@example.test", "nobody1@example.test"


class Away(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, email_messages: Any) -> int:
        """It is away."""
        raise ConnectionRefusedError


@pytest.fixture
def mailing(settings: Any) -> None:
    """A site that has a mail server."""
    settings.EMAIL_HOST = "mail.city.example"
    cache.clear()


def _asked(email: str) -> str:
    answer = Client().post(PATH, {"email": email})
    assert answer.status_code == 200
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce-\S+', "", answer.content.decode())
    return html.replace(email, "")


def _worked() -> None:
    call_command("db_worker", verbosity=0, batch=True, interval=0, startup_delay=False)


def test_a_site_without_mail_says_whom_to_ask(site: Site) -> None:
    assert PATH not in Client().get("/account/login/").content.decode()
    assert "This site sends no mail; ask whoever" in Client().get(PATH).content.decode()
    assert "This site sends no mail; ask whoever" in _asked(KNOWN)
    assert _asked(KNOWN) == _asked(UNKNOWN)
    assert not DBTaskResult.objects.exists()


def test_the_answer_does_not_say_who_is_entered(site: Site, mailing: None) -> None:
    assert PATH in Client().get("/account/login/").content.decode()
    assert _asked(KNOWN) == _asked(UNKNOWN)
    _worked()
    assert [one.to for one in mail.outbox] == [[KNOWN]]


def test_the_letter_leads_to_a_new_password_once(site: Site, mailing: None) -> None:
    _asked(KNOWN)
    waiting = DBTaskResult.objects.get()
    assert waiting.args_kwargs["kwargs"] == {
        "person": site.officer.pk,
        "place": "http://testserver",
    }
    _worked()
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert found is not None
    browser = Client()
    form = browser.get(found[1], follow=True)
    assert "Choose a new password" in form.content.decode()
    new = {"password1": "four blue stones and a door", "password2": "four blue stones and a door"}
    done = browser.post(form.redirect_chain[-1][0], new, follow=True)
    assert "The password is changed" in done.content.decode()
    site.officer.refresh_from_db()
    assert site.officer.check_password(new["password1"])
    assert "no longer good" in Client().get(found[1], follow=True).content.decode()


def test_a_server_that_is_away_gets_the_letter_later(
    site: Site, mailing: None, settings: Any
) -> None:
    settings.EMAIL_BACKEND = AWAY
    assert "a letter is on its way" in _asked(KNOWN)
    assert _asked(KNOWN) == _asked(UNKNOWN)
    DBTaskResult.objects.filter(args_kwargs__kwargs__person=0).delete()
    _worked()
    again = DBTaskResult.objects.filter(status="READY").first()
    assert again is not None
    assert again.run_after is not None
    assert again.args_kwargs["kwargs"]["tries"] == 1
    DBTaskResult.objects.filter(status="READY").update(run_after=F("enqueued_at"))
    settings.EMAIL_BACKEND = AT_HAND
    _worked()
    assert mail.outbox[0].to == [KNOWN]


def test_a_notice_of_a_change_never_costs_the_page(
    site: Site, mailing: None, settings: Any
) -> None:
    settings.EMAIL_BACKEND = AWAY
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    token = default_token_generator.make_token(site.officer)
    browser = Client()
    uid = site.officer.pk
    form = browser.get(f"{PATH}key/{uid}-{token}/", follow=True)
    new = {"password1": "four blue stones and a door", "password2": "four blue stones and a door"}
    done = browser.post(form.redirect_chain[-1][0], new, follow=True)
    assert "The password is changed" in done.content.decode()
    settings.EMAIL_BACKEND = AT_HAND
    _worked()
    assert mail.outbox[0].to == [KNOWN]
    assert "When: " in str(mail.outbox[0].body) or "Lúc" in str(mail.outbox[0].body)
    assert "testserver" not in str(DBTaskResult.objects.get().args_kwargs)


def test_who_asks_too_often_from_one_place_waits(
    site: Site, mailing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(link_by_mail.FROM_A_PLACE, "most", 1)
    _asked(KNOWN)
    answer = Client().post(PATH, {"email": UNKNOWN})
    assert answer.status_code == 429
    assert "wait some minutes" in answer.content.decode()


def test_nobody_changes_the_own_address_past_the_administration(site: Site) -> None:
    browser = signed_in(site.officer)
    for path in ("/account/email/", "/account/confirm-email/", "/account/confirm-email/a:b/"):
        assert browser.get(path).headers["Location"] == "/profile/"
        answer = browser.post(path, {"action_add": "", "email": "new@example.test"})
        assert answer.headers["Location"] == "/profile/"
