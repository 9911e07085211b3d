"""The pages of components show all there is to build pages of: every component of the templates,
and whatever the style sheets dress."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from remit.interfaces import web
from remit.interfaces.web.design.sections import SECTIONS

WEB = Path(web.__file__).parent
# The tour stands on every page, also on these, while somebody is shown round an example.
SHEETS = sorted({one.stem for one in (WEB / "static/remit").glob("*.css")} - {"tour"})
# What only a script says of a page: that there is one, which draft is looked at and that some are
# chosen, that words could not be kept, and which side a phone shows.
NOT_SHOWN = {"js", "is-chosen", "has-chosen", "kept-not", "shows-text"}
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
# Who is signed in, what that person may do, and how many notices wait; a first page also looks up
# what is kept afterwards.
MOST_QUERIES = 12


@pytest.fixture
def page(leader: Client) -> str:
    return leader.get("/design/").content.decode()


@pytest.fixture
def sections(leader: Client) -> dict[str, str]:
    return {code: leader.get(f"/design/{code}/").content.decode() for code in SECTIONS}


def test_every_component_of_the_templates_is_shown() -> None:
    folder = WEB / "templates"
    pages = "".join(one.read_text() for one in (folder / "web").glob("design*.html"))
    shown = {one.replace("-", "_") for one in re.findall(r"<c-([a-z_-]+)", pages)}
    assert {one.stem for one in (folder / "cotton").glob("*.html")} - shown == set()


def test_every_class_of_the_style_sheets_is_shown(page: str, sections: dict[str, str]) -> None:
    whole = "".join([page, *sections.values()])
    shown = {one for found in re.findall(r'class="([^"]*)"', whole) for one in found.split()}
    assert _dressed() - shown == NOT_SHOWN


def test_every_component_has_a_name_and_says_when_it_is_used(page: str) -> None:
    cards = page.split('<section class="card">')[1:]
    named = [one for one in cards if 'class="card-title"' in one]
    assert len(named) > 18
    assert [one[:200] for one in named if 'class="form-hint"' not in one] == []


def test_the_first_page_lists_the_sections_and_each_its_components(
    page: str, sections: dict[str, str]
) -> None:
    for code, html in sections.items():
        assert f'href="/design/{code}/"' in page
        listed = set(re.findall(r'href="#(piece-[0-9]+)"', html))
        assert listed == set(re.findall(r'<section id="(piece-[0-9]+)"', html))
        assert len(listed) == len(SECTIONS[code].pieces())


@pytest.mark.parametrize("code", SECTIONS)
def test_made_up_records_are_asked_of_nobody(
    leader: Client, django_assert_max_num_queries: DjangoAssertNumQueries, code: str
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        assert leader.get(f"/design/{code}/").status_code == 200


def test_what_stands_on_such_a_page_writes_nowhere(sections: dict[str, str]) -> None:
    """Forms of its pages name a record that is not there, and no script sends anything."""
    assert all(" hx-disable>" in one for one in sections.values())


def test_a_section_that_is_not_there_is_not_found(leader: Client) -> None:
    assert leader.get("/design/nowhere/").status_code == 404


def _dressed() -> set[str]:
    rules = "".join(
        (WEB / f"static/remit/{name}.css").read_text(encoding="utf-8") for name in SHEETS
    )
    bare = re.sub(r"/\*.*?\*/", "", rules, flags=re.S)
    return set(CLASS.findall(re.sub(r"\{[^{}]*\}", "{}", bare)))
