"""Every page of the example, in each language, by light and dark, at a desk, on a tablet and on a
phone: nothing that axe finds, nothing wider than the screen, and a picture of each in
`build/screens`, for people to look at. What a picture shows on paper is as wide as a sheet."""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from django.test import Client
from playwright import sync_api

from remit.organisation.models import Person
from tests.interfaces.conftest import signed_in
from tests.journeys import test_budgets as named
from tests.support import example, inside, looking, screens
from tests.support.screens import Screen

LOOKS = tuple(itertools.product(("en", "vi", "ar", "ko"), ("light", "dark"), (1280, 768, 390)))
# What the browser itself reports of a page that is not there, of a form that was refused, and of
# an address that is asked without HTTPS, as tests do.
REPORTED = re.compile(r"(status of|Status Error Code) (403|404|410|422)|Cross-Origin-Opener-Policy")
FOUND = "found.txt"

pytestmark = [pytest.mark.browser, pytest.mark.matrix]
Clients = dict[str | None, Client]


def _clients() -> Clients:
    """Who looks: each by the post from which the page is opened, and somebody signed out."""
    posts = {one.who for one in screens.situations() if one.who} | set(named.WHO)
    found: Clients = {None: Client()}
    for post in posts:
        by = example.by(post)
        found[post] = signed_in(Person.objects.get(pk=by.person))
        found[post].post("/act-as/", {"post": by.post, "next": "/profile/"})
    return found


def _named(clients: Clients) -> Iterator[Screen]:
    """The page at every name, as whoever comes first opens it."""
    for name, one in named.walked([clients[post] for post in named.WHO]).items():
        yield Screen(name, named.WHO[one.who], one.address)


def _dressed(clients: Clients, language: str, theme: str) -> None:
    for client in clients.values():
        client.cookies["django_language"], client.cookies["remit_theme"] = language, theme


def _opened(
    browser: sync_api.Browser, clients: Clients, noise: list[str]
) -> Callable[[str | None], sync_api.Page]:
    """A page for each who looks, which stays open for all that they look at."""

    @cache
    def opened(who: str | None) -> sync_api.Page:
        page = inside.page(browser, clients[who])
        page.on("console", lambda said: noise.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        return page

    return opened


def _taken(page: sync_api.Page, screen: Screen, folder: str, width: int) -> list[str]:
    """What is wrong with a page, after its picture was taken."""
    page.set_viewport_size({"width": screen.sheet or width, "height": 900})
    page.emulate_media(media="print" if screen.sheet else "screen")
    page.goto(screen.path)
    page.wait_for_load_state("networkidle")
    if screen.sent:
        form = page.locator(screen.sent).last
        is_part = form.get_attribute("hx-post") is not None
        with page.expect_response("**") if is_part else page.expect_navigation():
            form.evaluate(screens.EMPTY)
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    place = screens.ROOT / folder / f"{screen.name}.png"
    place.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place, full_page=True, animations="disabled")
    return looking.faults(page)


def _noted(folder: str, screen: Screen, found: list[str]) -> None:
    """What was found stands beside the pictures as soon as it is, as the run takes long."""
    with (screens.ROOT / folder / FOUND).open("a", encoding="utf-8") as notes:
        notes.writelines(f"{screen.name}: {one}\n" for one in found)


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_every_page_is_accessible_and_whole_and_has_its_picture(
    browser: sync_api.Browser, language: str, theme: str, width: int
) -> None:
    clients, noise = _clients(), list[str]()
    _dressed(clients, language, theme)
    page_of, folder = _opened(browser, clients, noise), f"{language}-{theme}-{width}"
    wrong = {}
    (screens.ROOT / folder / FOUND).unlink(missing_ok=True)
    for screen in (*_named(clients), *screens.situations()):
        if found := _taken(page_of(screen.who), screen, folder, width):
            wrong[screen.name] = found
            _noted(folder, screen, found)
    for who in clients:
        page_of(who).context.close()
    assert wrong == {}
    assert [one for one in noise if not REPORTED.search(one)] == []
