"""What was known on a day is what was recorded until its end in the time zone of the site, and the
page says the day that was asked for, whenever the last act before was recorded."""

import re

import pytest

from remit.commitments import actions
from remit.commitments.queries import asking
from remit.ledger import queries as ledger
from tests.interfaces import paper_site
from tests.support.government import Government
from tests.support.refused import refused

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


ABSENT = ["99999", "٩٩٩٩٩", "0", "-1", "9" * 30]
SENTENCE = "There is no act {}; the latest is {}."


def _latest() -> int:
    head = ledger.head()
    assert head is not None
    return head.seq


@pytest.mark.parametrize("typed", ABSENT)
def test_an_act_that_is_not_recorded_is_refused_wherever_knowledge_is_named(
    government: Government, acts: tuple[int, int], typed: str
) -> None:
    said = SENTENCE.format(typed, _latest())
    pages = ("/board/?", "/figures/list/?column=assigned&", "/organisation/?", "/board/charts/?")
    for path in (*pages, "/figures/changes/?column=assigned&", "/organisation/units/DOH/?"):
        html = paper_site.page(government, f"{path}known_at={typed}", "leader", 422)
        assert said in html, path
    with refused("KNOWN_AT_NO_ACT"):
        asking.known_seq(typed)


def test_the_page_of_a_commitment_and_the_files_of_figures_refuse_it_too(
    government: Government, acts: tuple[int, int]
) -> None:
    number = paper_site.assigned(government)
    paths = (
        f"/commitments/{number}/?",
        "/figures/table.xlsx?",
        "/figures/list.csv?column=assigned&",
    )
    for path in paths:
        html = paper_site.page(government, f"{path}known_at=99999", "leader", 422)
        assert "There is no act 99999" in html, path


def test_the_latest_act_itself_is_known(acts: tuple[int, int]) -> None:
    latest = _latest()
    assert asking.known_seq(str(latest)) == latest
    assert asking.known_seq("1") == 1
