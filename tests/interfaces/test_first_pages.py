"""Where one begins: the page after signing in, the list behind the menu, the head of a board."""

import re
from html import unescape

import pytest
from django.urls import resolve, reverse

from remit.commitments import actions
from remit.interfaces.web import navigation
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser, page
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("leader", "/board/"),
        ("auditor", "/board/"),
        ("administrator", "/board/"),
        ("secretary", "/my-work/"),
        ("head", "/my-work/"),
        ("officer", "/my-work/"),
        ("inspector", "/my-work/"),
        ("stranger", "/profile/"),
    ],
)
def test_everybody_begins_where_the_own_day_begins(
    government: Government, who: str, where: str
) -> None:
    with paper_site.today():
        assert browser(government, who).get("/").headers["Location"] == where


@pytest.mark.parametrize(
    "who",
    ["leader", "secretary", "head", "officer", "inspector", "auditor", "administrator", "stranger"],
)
def test_the_menu_leads_to_all_that_opens_and_to_nothing_that_refuses(
    government: Government, who: str
) -> None:
    """What a page needs is said once, at the page; the entries of the menu say the same."""
    client = browser(government, who)
    with paper_site.today():
        html = client.get("/profile/").content.decode()
        for one in (*navigation.PLACES, *navigation.FURTHER):
            address = reverse(one.page)
            is_there = f'href="{address}"' in html
            assert (client.get(address).status_code == 200) == is_there, (who, one.page)


@pytest.mark.parametrize("one", [*navigation.PLACES, *navigation.FURTHER], ids=str)
def test_an_entry_of_the_menu_needs_what_its_page_needs(one: navigation.Place) -> None:
    assert vars(resolve(reverse(one.page)).func)["right"] == one.right


def _one_open_one_closed(site: Government) -> None:
    paper_site.assigned(site, title="Open the archive")
    number = paper_site.assigned(site, title="Paint the archive")
    site.does("secretary", "2024-03-02", actions.cancel, commitment=number, reason="Taken back")


def test_the_menu_opens_what_is_not_closed_and_the_filter_can_be_taken_off(
    government: Government,
) -> None:
    _one_open_one_closed(government)
    html = page(government, "/my-work/", "head")
    address = re.search(r'<a href="(/commitments/[^"]*)">Commitments', html)
    assert address is not None
    listed = page(government, address[1], "head")
    assert "Open the archive" in listed
    assert "Paint the archive" not in listed
    assert '<option value="NOT_CLOSED" selected>' in listed
    assert "Only what is not closed is shown." in listed
    off = re.search(r'<a href="([^"]*)">Show every state', listed)
    assert off is not None
    every = page(government, off[1], "head")
    assert "Paint the archive" in every
    assert "Show every state" not in every


def test_every_state_is_shown_with_the_words_that_were_typed(government: Government) -> None:
    _one_open_one_closed(government)
    html = page(government, "/commitments/?state=OPEN&words=archive&page=1", "head")
    off = re.search(r'<a href="([^"]*)">Show every state', html)
    assert off is not None
    assert unescape(off[1]) == "/commitments/?words=archive"


def test_a_board_keeps_how_it_was_counted_folded_away(government: Government) -> None:
    paper_site.assigned(government)
    head, _line, folded = page(government, "/board/", "leader").partition('class="counted"')
    assert "As of" in head
    assert "as known at act" not in head.partition("<main")[2]
    assert "as known at act" in folded
    assert "Tree of units" in folded.partition("</details>")[0]


def test_a_site_with_units_and_persons_is_not_taught_its_first_steps(
    government: Government,
) -> None:
    taught = "The first steps of a new site"
    assert taught not in page(government, "/board/?on=2023-01-03", "administrator")
    assert taught not in page(government, "/administration/", "administrator")
