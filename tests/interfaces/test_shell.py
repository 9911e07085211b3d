"""The shell of every page: language and direction, theme, places, a strict policy of content."""

import re

import pytest
from django.test import Client

from tests.interfaces.conftest import Site, signed_in

LANGUAGES = {"vi": "ltr", "en": "ltr", "ar": "rtl", "ko": "ltr"}
PAGES = ("/board/", "/profile/", "/design/", "/account/2fa/", "/account/password/change/", "/nope/")


def _html(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


@pytest.mark.parametrize(("language", "direction"), LANGUAGES.items())
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_its_language_and_direction(
    leader: Client, path: str, language: str, direction: str
) -> None:
    leader.cookies["django_language"] = language
    assert f'<html lang="{language}" dir="{direction}"' in _html(leader, path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_a_way_to_skip_and_its_landmarks(leader: Client, path: str) -> None:
    html = _html(leader, path)
    assert html.count("<h1") == 1
    assert 'href="#main"' in html
    assert html.count('<main id="main"') == html.count("<footer") == html.count("<header") == 1


@pytest.mark.parametrize("path", ["/account/login/", *PAGES])
def test_nothing_inline_and_nothing_from_outside(leader: Client, path: str) -> None:
    client = Client() if "login" in path else leader
    response = client.get(path)
    html = response.content.decode()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", html) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html) == []
    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", html) == []


def test_the_policy_of_content_allows_only_our_own_files(leader: Client) -> None:
    policy = leader.get("/board/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe-|nonce-|https?:|\*", policy)


def test_the_language_changes_on_the_page_one_is_on(leader: Client, site: Site) -> None:
    response = leader.post("/language/", {"language": "ko", "next": "/profile/?a=1"})
    assert response.headers["Location"] == "/profile/?a=1"
    assert '<html lang="ko"' in _html(leader, "/profile/")
    site.leader.refresh_from_db()
    assert site.leader.language == "ko"


def test_a_stranger_may_choose_a_language_too(db: None) -> None:
    client = Client()
    client.post("/language/", {"language": "ar", "next": "/account/login/"})
    assert 'dir="rtl"' in _html(client, "/account/login/")


@pytest.mark.parametrize("elsewhere", ["https://example.test/", "//example.test", "javascript:1"])
def test_changing_the_language_never_leads_to_another_site(leader: Client, elsewhere: str) -> None:
    response = leader.post("/language/", {"language": "ko", "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(leader: Client, site: Site) -> None:
    leader.post("/language/", {"language": "xx", "next": "/"})
    assert '<html lang="en"' in _html(leader, "/profile/")


def test_the_theme_is_kept(leader: Client) -> None:
    assert 'data-theme="auto"' in _html(leader, "/board/")
    leader.post("/theme/", {"theme": "dark", "next": "/board/"})
    assert 'data-bs-theme="dark"' in _html(leader, "/board/")
    leader.post("/theme/", {"theme": "purple", "next": "/board/"})
    assert 'data-bs-theme="dark"' in _html(leader, "/board/")


def test_whoever_holds_several_posts_chooses_one(leader: Client, site: Site) -> None:
    assert leader.get("/board/").wsgi_request.by.post == site.office
    assert "Acting as" in _html(leader, "/board/")
    response = leader.post("/act-as/", {"post": site.department, "next": "/profile/"})
    assert response.headers["Location"] == "/profile/"
    assert leader.get("/board/").wsgi_request.by.post == site.department


def test_nobody_acts_from_a_post_of_somebody_else(site: Site) -> None:
    officer = signed_in(site.officer)
    response = officer.post("/act-as/", {"post": site.office})
    assert response.status_code == 403
    assert officer.get("/board/").wsgi_request.by.post == site.department


def test_the_place_one_is_at_is_marked(leader: Client) -> None:
    assert re.search(r'href="/board/" aria-current="page"', _html(leader, "/board/"))
    assert not re.search(r'href="/board/" aria-current="page"', _html(leader, "/profile/"))


def test_the_site_says_that_it_is_well(db: None) -> None:
    response = Client().get("/health/")
    assert (response.status_code, response.content) == (200, b"ok")
