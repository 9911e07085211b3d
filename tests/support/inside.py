"""Chromium without a server: every request of a page is answered by Django's own test client, in
the same thread, transaction and clock as the test."""

import contextvars
import re
from html import escape
from urllib.parse import urljoin, urlsplit

from django.test import Client
from playwright import sync_api

from tests.support import chromium

ORIGIN = "http://testserver"
TABS = 60
# Static files come over this machine (see `statics`); all else is asked here.
ASKED = re.compile(rf"^(?!{re.escape(ORIGIN)}/static/)")
_OURS = frozenset({"content-length", "set-cookie", "transfer-encoding"})


def page(browser: sync_api.Browser, client: Client, **context: object) -> sync_api.Page:
    """A page of the site as the client's person sees it."""
    opened = browser.new_context(base_url=ORIGIN, **context)
    opened.set_default_timeout(chromium.PATIENCE)
    # Playwright calls back in a context of its own; the connection and the clock are the test's.
    ours = contextvars.copy_context()
    opened.route(ASKED, lambda route: ours.copy().run(_answer, route, client))
    return opened.new_page()


def tab_to(page: sync_api.Page, selector: str) -> None:
    """The tabulator is pressed until the focus is there, as whoever has no mouse does."""
    for _ in range(TABS):
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the focus never came to {selector}")


def _answer(route: sync_api.Route, client: Client) -> None:
    asked = route.request
    url = urlsplit(asked.url)
    if f"{url.scheme}://{url.netloc}" != ORIGIN:
        route.abort()
        return
    path = f"{url.path}?{url.query}" if url.query else url.path
    headers = {name: text for name, text in asked.headers.items() if name != "content-type"}
    answer = client.generic(
        asked.method or "GET",
        path,
        asked.post_data_buffer or b"",
        content_type=asked.headers.get("content-type", "application/octet-stream"),
        headers=headers,
        follow=not asked.is_navigation_request(),
    )
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    known = {name: text for name, text in answer.items() if name.lower() not in _OURS}
    answer.close()
    if asked.is_navigation_request() and "Location" in answer:
        route.fulfill(content_type="text/html", body=_going_on(url.path, answer["Location"]))
        return
    route.fulfill(status=answer.status_code, headers=known, body=body)


def _going_on(path: str, location: str) -> str:
    """The driver lets no answer of ours be a redirection; a page that goes on at once leads the
    browser to the new address all the same, so that it shows it and resolves links against it."""
    url = escape(urljoin(f"{ORIGIN}{path}", location))
    return f'<!doctype html><meta http-equiv="refresh" content="0;url={url}"><title>…</title>'
