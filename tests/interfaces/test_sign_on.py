"""Signing in at the institution's own provider of identities: only who is entered, only what is
proven, only by the attempt that began in this browser."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from remit.interfaces.web import sign_on
from remit.kernel import clock
from remit.organisation.models import Person
from tests.interfaces.conftest import Site
from tests.support import identities
from tests.support.identities import Directory

SUBJECT = "7f3a"


@pytest.fixture
def directory(site: Site, settings: Any) -> Iterator[Directory]:
    person = {"sub": SUBJECT, "email": "Officer@example.test", "email_verified": True}
    cache.clear()
    with identities.provider(**person) as running:
        settings.REMIT_OIDC = running.named
        yield running


def sent(browser: Client, following: str = "") -> str:
    """The address of the provider to which the site sends a browser."""
    answer = browser.get("/account/sign-on/", {"next": following} if following else {})
    assert answer.status_code == 302, answer.content
    return str(answer.headers["Location"])


def came_back(address: str) -> str:
    """Where the provider sends the browser back to."""
    answer = requests.get(address, allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    assert parts.path == "/account/sign-on/back/"
    return f"{parts.path}?{parts.query}"


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def refused(browser: Client, following: str = "") -> str:
    """The whole way, which ends at a sentence."""
    answer = browser.get(came_back(sent(browser, following)))
    assert answer.status_code in {403, 422, 503}, answer.status_code
    assert not signed_in(browser)
    return answer.content.decode()


def test_the_sign_in_page_leads_to_the_provider_that_the_site_names(directory: Directory) -> None:
    page = Client().get("/account/login/?next=/my-work/").content.decode()
    assert "Sign in with <bdi>City account</bdi>" in page
    assert 'href="/account/sign-on/?next=%2Fmy-work%2F"' in page


def test_without_a_provider_there_is_neither_a_button_nor_a_way(site: Site) -> None:
    assert "sign-on" not in Client().get("/account/login/").content.decode()
    answer = Client().get("/account/sign-on/")
    assert answer.status_code == 404
    assert "no other place to sign in" in answer.content.decode()
    assert Client().get("/account/sign-on/back/?state=x&code=y").status_code == 404


def test_somebody_who_is_entered_signs_in_and_goes_on_where_it_was_wanted(
    directory: Directory, site: Site
) -> None:
    browser = Client()
    address = sent(browser, "/my-work/")
    asked = parse_qs(urlsplit(address).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid email profile"]
    answer = browser.get(came_back(address))
    assert answer.headers["Location"] == "/my-work/"
    assert browser.session["_auth_user_id"] == str(site.officer.pk)
    kept = SocialAccount.objects.get()
    assert (kept.user_id, kept.uid, kept.extra_data) == (site.officer.pk, SUBJECT, {})


def test_it_makes_no_person(directory: Directory) -> None:
    before = Person.objects.count()
    directory.person["email"] = "new@example.test"
    assert "this site does not yet" in refused(Client())
    assert Person.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_another_browser_does_not_take_up_what_one_began(directory: Directory) -> None:
    back = came_back(sent(Client()))
    other = Client()
    answer = other.get(back)
    assert "did not begin in this browser" in answer.content.decode()
    assert not signed_in(other)


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=y", "?error=access_denied"])
def test_an_answer_to_no_attempt_opens_nothing(directory: Directory, query: str) -> None:
    browser = Client()
    answer = browser.get(f"/account/sign-on/back/{query}")
    assert answer.status_code == 422
    assert not signed_in(browser)
    assert not any(path.endswith("/token") for path in directory.asked)


def test_an_answer_is_taken_once(directory: Directory) -> None:
    browser = Client()
    back = came_back(sent(browser))
    assert browser.get(back).status_code == 302
    browser.post("/account/logout/")
    browser.cookies["django_language"] = "en"  # the site went on in the language of the person
    assert "did not begin in this browser" in browser.get(back).content.decode()
    assert not signed_in(browser)


def test_an_attempt_of_long_ago_is_over(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Client()
    back = came_back(sent(browser))
    monkeypatch.setattr(sign_on, "LIFETIME", -1)
    assert "took too long" in browser.get(back).content.decode()
    assert not signed_in(browser)


def test_who_stops_at_the_provider_is_led_back(directory: Directory) -> None:
    browser = Client()
    state = parse_qs(urlsplit(sent(browser)).query)["state"][0]
    answer = browser.get(f"/account/sign-on/back/?error=access_denied&state={state}")
    page = answer.content.decode()
    assert "or you stopped there" in page
    assert 'href="/account/login/"' in page


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another attempt"},
        {"aud": "another-site"},
        {"aud": ["another-site", "third"]},
        {"aud": [identities.CLIENT, "another-site"]},
        {"aud": [identities.CLIENT, "another-site"], "azp": "another-site"},
        {"azp": "another-site"},
        {"iss": "https://other.example"},
        {"exp": 1_000_000_000},
        {"iat": 4_000_000_000},
        {"nbf": 4_000_000_000},
        {"sub": ""},
        {"sub": "x" * 300},
    ],
)
def test_a_token_that_says_something_else_proves_nothing(
    directory: Directory, claims: dict[str, object]
) -> None:
    directory.claims = claims
    assert "does not prove who you are" in refused(Client())


@pytest.mark.parametrize("name", ["nonce", "aud", "iss", "exp", "iat", "sub"])
def test_a_token_that_leaves_something_out_proves_nothing(directory: Directory, name: str) -> None:
    directory.without = frozenset({name})
    assert "does not prove who you are" in refused(Client())


def test_a_token_signed_by_another_key_proves_nothing(directory: Directory) -> None:
    directory.signs_with = identities.another_key()
    assert "does not prove who you are" in refused(Client())


@pytest.mark.parametrize(("algorithm", "key"), [("none", ""), ("HS256", identities.SECRET * 4)])
def test_a_token_that_anybody_could_sign_proves_nothing(
    directory: Directory, algorithm: str, key: str
) -> None:
    directory.algorithm, directory.signs_with = algorithm, key
    assert "does not prove who you are" in refused(Client())


def test_a_new_key_of_the_provider_is_found(directory: Directory) -> None:
    browser = Client()
    assert browser.get(came_back(sent(browser))).status_code == 302
    directory.key = identities.another_key()
    directory.kid = "second"
    other = Client()
    assert other.get(came_back(sent(other))).status_code == 302


@pytest.mark.parametrize("verified", [False, None, "false", 1])
def test_an_address_that_is_not_verified_does_not_count(
    directory: Directory, verified: object
) -> None:
    directory.person["email_verified"] = verified
    assert "has not verified your address" in refused(Client())
    assert not SocialAccount.objects.exists()


def test_a_provider_may_vouch_for_another_word(directory: Directory, settings: Any) -> None:
    named = directory.named
    named = type(named)(named.url, named.client, named.secret, "", "upn", vouches=True)
    settings.REMIT_OIDC = named
    assert "no address of mail (“upn”)" in refused(Client())
    directory.person = {"sub": SUBJECT, "upn": "officer@example.test"}
    browser = Client()
    browser.get(came_back(sent(browser)))
    assert signed_in(browser)
    assert "account of your institution" in Client().get("/account/login/").content.decode()


@pytest.mark.parametrize("left_out", [{"email", "email_verified"}, {"email_verified"}])
def test_an_address_may_stand_beside_the_token(directory: Directory, left_out: set[str]) -> None:
    directory.without = frozenset(left_out)
    browser = Client()
    browser.get(came_back(sent(browser)))
    assert signed_in(browser)


def test_what_stands_beside_the_token_is_of_the_same_person(directory: Directory) -> None:
    directory.without = frozenset({"email"})
    directory.userinfo = {"sub": "somebody else"}
    assert "does not prove who you are" in refused(Client())


def test_an_address_that_passed_to_somebody_else_does_not_open_the_account(
    directory: Directory, site: Site
) -> None:
    first = Client()
    first.get(came_back(sent(first)))
    assert signed_in(first)
    directory.person["sub"] = "another"
    assert "Another account of your institution" in refused(Client())
    Person.objects.filter(pk=site.officer.pk).update(
        barred_at=clock.now() + dt.timedelta(seconds=1)
    )
    anew = Client()
    anew.get(came_back(sent(anew)))
    assert signed_in(anew)
    assert SocialAccount.objects.get().uid == "another"


def test_the_lasting_name_counts_when_the_address_changed(directory: Directory, site: Site) -> None:
    first = Client()
    first.get(came_back(sent(first)))
    directory.person["email"] = "leader@example.test"
    again = Client()
    again.get(came_back(sent(again)))
    assert again.session["_auth_user_id"] == str(site.officer.pk)


def test_a_barred_person_is_told_so(directory: Directory, site: Site) -> None:
    Person.objects.filter(pk=site.officer.pk).update(is_active=False)
    browser = Client()
    answer = browser.get(came_back(sent(browser)), follow=True)
    assert "You may not sign in to this site" in answer.content.decode()
    assert not signed_in(browser)


def test_a_second_step_that_was_set_up_here_is_asked_for(directory: Directory, site: Site) -> None:
    Authenticator.objects.create(
        user=site.officer, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    browser = Client()
    answer = browser.get(came_back(sent(browser)))
    assert answer.headers["Location"].startswith("/account/2fa/authenticate/")
    assert not signed_in(browser)


def test_where_everybody_has_two_steps_those_of_the_provider_count(
    directory: Directory, settings: Any
) -> None:
    settings.REMIT_SECOND_FACTOR = True
    browser = Client()
    browser.get(came_back(sent(browser)))
    assert browser.get("/profile/").status_code == 200


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_nobody_is_sent_to_another_site_afterwards(directory: Directory, wanted: str) -> None:
    browser = Client()
    answer = browser.get(came_back(sent(browser, wanted)))
    assert answer.headers["Location"] == "/"


def test_a_provider_that_is_away_is_said(directory: Directory, settings: Any) -> None:
    gone = identities.Directory(directory.port, {})
    with identities.provider(sub="x") as other:
        gone.port = other.port
    settings.REMIT_OIDC = gone.named
    answer = Client().get("/account/sign-on/")
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()


def test_a_provider_that_gives_no_token_signs_nobody_in(directory: Directory) -> None:
    browser = Client()
    back = came_back(sent(browser))
    directory.itself["token_endpoint"] = f"http://127.0.0.1:{directory.port}/nowhere"
    cache.clear()
    answer = browser.get(back)
    assert answer.status_code == 422
    assert not signed_in(browser)


@pytest.mark.parametrize(
    "itself", [{"issuer": "https://other.example"}, {"token_endpoint": 7}, {"jwks_uri": None}]
)
def test_a_provider_that_is_another_one_is_not_used(
    directory: Directory, itself: dict[str, object]
) -> None:
    directory.itself = itself
    assert Client().get("/account/sign-on/").status_code == 503


def test_signing_out_says_that_the_provider_does_not_know(directory: Directory) -> None:
    browser = Client()
    browser.get(came_back(sent(browser)))
    browser.cookies["django_language"] = "en"
    answer = browser.post("/account/logout/", follow=True)
    page = answer.content.decode()
    assert "You are signed out here" in page
    assert f'href="{directory.url}/leave?client_id={identities.CLIENT}"' in page
    assert not signed_in(browser)


def test_who_came_by_password_signs_out_as_ever(directory: Directory) -> None:
    browser = Client()
    form = {"login": "officer@example.test", "password": "correct horse battery"}
    browser.post("/account/login/", form)
    assert browser.post("/account/logout/").headers["Location"] == "/"


def test_too_many_from_one_place_wait(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sign_on.PACE, "most", 1)
    browser = Client()
    browser.get(came_back(sent(browser)))
    other = Client()
    answer = other.get(came_back(sent(other)))
    assert answer.status_code == 429
    assert "wait a minute" in answer.content.decode()


def test_ties_are_made_by_signing_in_and_by_nothing_else(leader: Client) -> None:
    assert leader.get("/account/3rdparty/").headers["Location"] == "/profile/"
