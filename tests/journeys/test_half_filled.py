"""Whoever changes the language amid a form finds all that was written: every field of every form
of every page of the example is filled in one language and read in another."""

import pytest
from django.test import Client
from playwright import sync_api

from remit.organisation.models import Person
from tests.interfaces.conftest import signed_in
from tests.journeys import test_budgets as named
from tests.support import example, inside

pytestmark = pytest.mark.browser
# What can be written into or chosen, otherwise than it stands: words that no page holds, days, the
# last of several words, every tick the other way; with the value that stands there after.
FILLED = """() => {
  const asked = (one) => one.name && !one.disabled && !one.readOnly;
  const forms = [...document.querySelectorAll("main form:not([data-switch], [data-send-at-once])")];
  const all = forms.flatMap((form, at) => [...form.elements].filter(asked).map((one) => [at, one]));
  all.forEach(([at, one], place) => {
    if (one.matches("input:not([type]), input[type=text], input[type=search], input[type=email],"
      + " input[type=url], textarea")) one.value = `w${at}-${place}`;
    else if (one.type === "number") one.value = "7";
    else if (one.type === "date") one.value = "2031-05-07";
    else if (one.type === "checkbox") one.checked = !one.checked;
    else if (one.type === "radio") one.checked = true;
    else if (one.type === "select-one") one.selectedIndex = one.options.length - 1;
  });
  return all.filter(([, one]) => !["hidden", "submit", "button", "file", "password", "fieldset"]
    .includes(one.type)).map(([at, one]) => [at, one.name, one.value, one.checked ?? false]);
}"""
STANDS = """() => [
  ...document.querySelectorAll("main form:not([data-switch], [data-send-at-once])")]
  .flatMap((form, at) => [...form.elements].filter(one => one.name)
    .map(one => [at, one.name, one.value, one.checked ?? false]))"""


def _client(post: str) -> Client:
    by = example.by(post)
    client = signed_in(Person.objects.get(pk=by.person))
    client.post("/act-as/", {"post": by.post, "next": "/profile/"})
    return client


def _switched(page: sync_api.Page, language: str) -> None:
    page.evaluate("code => document.querySelector(`.bar [value=${code}]`).click()", language)
    page.wait_for_selector(f"html[lang={language}]", state="attached")
    page.wait_for_load_state("networkidle")


def _may_lose(html: str) -> bool:
    """Whether a form stands on a page on which the language is changed."""
    return "data-switch" in html and "<form" in html.partition("<main")[2]


def test_no_field_of_any_form_is_lost_by_a_change_of_the_language(
    browser: sync_api.Browser,
) -> None:
    clients = [_client(post) for post in named.WHO]
    pages = [inside.page(browser, one, viewport={"width": 1280, "height": 900}) for one in clients]
    lost, written = {}, 0
    for name, opened in named.walked(clients).items():
        if not _may_lose(opened.html):
            continue
        clients[opened.who].cookies["django_language"] = "en"
        page = pages[opened.who]
        page.goto(opened.address)
        filled = page.evaluate(FILLED)
        if not filled:
            continue
        _switched(page, "vi")
        stands = page.evaluate(STANDS)
        written += len(filled)
        if gone := [one for one in filled if one not in stands]:
            lost[name] = gone
    for page in pages:
        page.context.close()
    assert lost == {}
    assert written > 60
