"""What was known on a day is what was recorded until its end in the time zone of the site, and the
page says the day that was asked for, whenever the last act before was recorded."""

import re

import pytest

from remit.commitments import actions
from remit.commitments.queries import asking
from tests.interfaces import paper_site
from tests.support.government import Government

STATEMENT = re.compile(r'<p class="statement">.*?</p>', re.DOTALL)
# The last second of a day of the site, and the first of the next; both are one day elsewhere.
LAST, FIRST = "2024-02-20T16:59:59+00:00", "2024-02-20T17:00:00+00:00"


@pytest.fixture
def acts(government: Government) -> tuple[int, int]:
    """The numbers of two acts, before and after midnight."""
    found = [
        government.does("secretary", at, actions.assign, terms=government.terms(title=at)).seq
        for at in (LAST, FIRST)
    ]
    return found[0], found[1]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("2024-02-20", 0),
        ("20/02/2024", 0),
        ("2024-02-20T23:59:59", 0),
        ("2024-02-20T16:59:59Z", 0),
        ("2024-02-21", 1),
        ("2024-02-21T00:00", 1),
        ("2024-02-20T17:00Z", 1),
    ],
)
def test_a_day_ends_at_midnight_of_the_site(acts: tuple[int, int], typed: str, place: int) -> None:
    assert asking.known_seq(typed) == acts[place]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2023-12-31", "31 December 2023"),
        ("20/02/2024", "20 February 2024"),
        ("2024-02-20T23:59:59", "20/02/2024 23:59"),
        ("2024-02-20T18:30", "20/02/2024 18:30"),
        ("2020-01-01", "1 January 2020"),
    ],
)
def test_the_page_says_the_day_that_was_asked_for(
    government: Government, acts: tuple[int, int], typed: str, said: str
) -> None:
    for path in ("/board/", "/figures/list/", "/figures/table/"):
        html = paper_site.page(government, f"{path}?known_at={typed}&column=assigned", "leader")
        statement = STATEMENT.search(html)
        assert statement is not None
        words = " ".join(re.sub(r"<[^>]+>", " ", statement[0]).split())
        assert f"As known at {said} not the latest knowledge" in words
