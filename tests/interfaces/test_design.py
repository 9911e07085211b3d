"""The page of components shows all there is to build pages of: every component of the templates,
and whatever the style sheets of the shell, of the parts and of the charts dress."""

import re
from pathlib import Path

import pytest
from django.test import Client

from remit.interfaces import web

WEB = Path(web.__file__).parent
SHEETS = ("shell", "parts", "charts")
# What a script says of the page: that there is one, and which field is empty.
NOT_SHOWN = {"js", "is-empty"}
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")


@pytest.fixture
def page(leader: Client) -> str:
    return leader.get("/design/").content.decode()


def test_every_component_of_the_templates_is_shown() -> None:
    folder = WEB / "templates"
    pages = "".join(one.read_text() for one in (folder / "web").glob("design*.html"))
    shown = {one.replace("-", "_") for one in re.findall(r"<c-([a-z_-]+)", pages)}
    assert {one.stem for one in (folder / "cotton").glob("*.html")} - shown == set()


def test_every_class_of_the_shell_the_parts_and_the_charts_is_shown(page: str) -> None:
    shown = {one for found in re.findall(r'class="([^"]*)"', page) for one in found.split()}
    assert _dressed() - shown == NOT_SHOWN


def test_every_component_has_a_name_and_says_when_it_is_used(page: str) -> None:
    cards = page.split('<section class="card">')[1:]
    named = [one for one in cards if 'class="card-title"' in one]
    assert len(named) > 18
    assert [one[:200] for one in named if 'class="form-hint"' not in one] == []


def _dressed() -> set[str]:
    rules = "".join(
        (WEB / f"static/remit/{name}.css").read_text(encoding="utf-8") for name in SHEETS
    )
    bare = re.sub(r"/\*.*?\*/", "", rules, flags=re.S)
    return set(CLASS.findall(re.sub(r"\{[^{}]*\}", "{}", bare)))
