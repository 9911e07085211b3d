"""How long somebody stays signed in, where, and what the cookies and headers of the site say."""

import os
import subprocess
import sys

import pytest
from django.test import Client, override_settings

from remit.interfaces.sign_in_links import actions as links
from remit.interfaces.web import sessions
from remit.kernel import clock
from tests.interfaces.conftest import Site

HOUR, DAY = 3600, 24 * 3600
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


def _entered(site: Site, agent: str = CHROME) -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post(links.issue(person=site.officer.pk, at=clock.now())).status_code == 302
    return client


def _aged(client: Client, **seconds: int) -> None:
    session = client.session
    now = int(clock.by_the_machine().timestamp())
    for name, ago in seconds.items():
        session[name] = now - ago
    session.save()


def _is_in(client: Client) -> bool:
    return client.get("/profile/").status_code == 200


@pytest.mark.parametrize(
    ("ago", "stays"),
    [
        ({"seen": 11 * HOUR, "began": 11 * HOUR}, True),
        ({"seen": 13 * HOUR, "began": 13 * HOUR}, False),
        ({"seen": HOUR, "began": 13 * DAY}, True),
        ({"seen": HOUR, "began": 15 * DAY}, False),
    ],
)
def test_a_session_ends_unused_or_old(site: Site, ago: dict[str, int], stays: bool) -> None:
    client = _entered(site)
    _aged(client, **ago)
    kept = client.cookies["sessionid"].value
    assert _is_in(client) is stays
    assert sessions.SessionStore().exists(kept) is stays


def test_a_session_in_use_goes_on(site: Site) -> None:
    client = _entered(site)
    _aged(client, seen=11 * HOUR, began=11 * HOUR)
    assert _is_in(client)
    assert client.session["seen"] > clock.by_the_machine().timestamp() - 60
    assert client.session["began"] < clock.by_the_machine().timestamp() - 10 * HOUR


def test_signing_in_begins_a_session_anew(site: Site) -> None:
    site.officer.set_password("blue-river-under-stone")
    site.officer.save()
    client = Client()
    session = client.session
    session["kept"] = "words"
    session.save()
    _aged(client, began=13 * DAY)
    sent = {"login": site.officer.email, "password": "blue-river-under-stone"}
    assert client.post("/account/login/", sent).status_code == 302
    assert client.session["began"] > clock.by_the_machine().timestamp() - 60


def test_one_sees_where_one_is_signed_in_and_ends_the_others(site: Site) -> None:
    here, there = _entered(site), _entered(site, "Mozilla/5.0 (Android 15) Firefox/140.0")
    _seen(here, there)
    page = here.get("/account/sessions/").content.decode()
    assert "Chrome · Windows" in page
    assert "Firefox · Android" in page
    assert here.post("/account/sessions/").status_code == 302
    assert not _is_in(there)
    assert _is_in(here)


def test_a_stranger_sees_no_sessions(client: Client) -> None:
    assert client.get("/account/sessions/").status_code == 302


def test_every_answer_tells_the_browser_what_it_may(site: Site) -> None:
    client = _entered(site)
    for path in ("/profile/", "/api/openapi.json", "/nowhere/", "/static/remit/tokens.css"):
        answer = client.get(path)
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", path
        assert "camera=()" in answer.headers["Permissions-Policy"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        answer.close()
    assert "no-cache" in client.get("/profile/").headers["Cache-Control"]
    assert client.post("/account/logout/").headers["Clear-Site-Data"] == '"cache"'


def test_over_https_cookies_are_of_this_host_alone() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ASKED],
        env={**os.environ, "REMIT_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert told[:4] == [
        *("__Host-sessionid", "__Host-csrftoken", "__Host-django_language", "__Host-remit_theme"),
    ]
    assert int(told[4]) >= 365 * DAY


_ASKED = """
from remit.config import settings as one
print(one.SESSION_COOKIE_NAME, one.CSRF_COOKIE_NAME, one.LANGUAGE_COOKIE_NAME)
print(one.THEME_COOKIE_NAME, one.SECURE_HSTS_SECONDS)
"""


@override_settings(REMIT_SECOND_FACTOR=True)
def test_a_site_may_ask_everybody_for_a_second_step(site: Site) -> None:
    client = _entered(site)
    answer = client.get("/board/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/logout/").status_code == 200


def _seen(*clients: Client) -> None:
    for one in clients:
        assert _is_in(one)
