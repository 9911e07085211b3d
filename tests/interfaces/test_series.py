"""What comes back is one row of the working lists, with the next ones behind it; counts stay counts
of commitments, and each opens to exactly its own."""

import datetime as dt
import re

import pytest
from playwright import sync_api
from pytest_django import DjangoAssertNumQueries

from remit.commitments import actions as commitments
from remit.commitments.models import Commitment
from remit.domain.due import Period
from remit.domain.vocabulary import Confidentiality, Evidence
from remit.kernel import clock
from tests.interfaces import paper_site
from tests.interfaces.api_site import Asking, every
from tests.interfaces.paper_site import page
from tests.support import inside, looking
from tests.support.government import Government, by_day

pytestmark = pytest.mark.django_db
MONTHS = 14
LATER = dt.datetime(2024, 7, 1, 3, tzinfo=dt.UTC)
ROW = re.compile(r'<tr role="row".*?</tr>', re.DOTALL)
TICK = re.compile(r'name="commitment" value="(\d+)"')


@pytest.fixture
def monthly(government: Government) -> list[int]:
    """A report of every month, from April on."""
    return begun(government)


def begun(site: Government, **terms: object) -> list[int]:
    said = site.terms(**{"title": "Report each month", "due": by_day("2024-04-25"), **terms})
    acts = commitments.begin_each(
        by=site.by["secretary"],
        at=paper_site.DAY,
        terms=said,
        begin=commitments.assign,
        repeat=Period.MONTH,
        until=dt.date(2025, 5, 31),
    )
    return [act.subject for act in acts]


def rows(html: str) -> list[str]:
    return [one for one in ROW.findall(html.partition("<tbody")[2]) if 'class="entry"' in one]


def done(site: Government, number: int) -> None:
    act, paper = commitments, paper_site.DAY
    act.accept(by=site.by["officer"], at=paper, commitment=number)
    act.attach_link(by=site.by["officer"], at=paper, commitment=number, url="https://example.org/a")
    act.claim(by=site.by["officer"], at=paper, commitment=number, summary="Sent")
    checked = {"evidence": Evidence.DOCUMENT_CHECKED, "note": "Read"}
    act.verify(by=site.by["secretary"], at=paper, commitment=number, **checked)


def test_what_comes_back_is_one_row_and_counts_stay(
    government: Government, monthly: list[int]
) -> None:
    paper_site.assigned(government, title="Once")
    html = page(government, "/commitments/")
    assert len(rows(html)) == 2
    assert f"{MONTHS + 1} commitments, the earliest due first" in html
    assert f"Comes back: {MONTHS} commitments" in html
    behind = html.partition('class="series-list"')[2].partition("</ul>")[0]
    assert re.findall(r'href="/commitments/(\d+)/"', behind) == [str(one) for one in monthly[:12]]
    assert f'href="/commitments/?series={monthly[0]}"' in html


def test_the_row_stands_for_the_next_that_is_open(
    government: Government, monthly: list[int]
) -> None:
    done(government, monthly[0])
    with clock.injected(LATER):
        html = paper_site.browser(government, "secretary").get("/commitments/").content.decode()
        table = rows(html)
    assert len(table) == 1
    assert f'class="row-title entry-title" href="/commitments/{monthly[1]}/"' in table[0]
    assert "1 done" in table[0]
    assert "2 overdue" in table[0]


def test_every_count_of_a_series_opens_to_exactly_its_own(
    government: Government, monthly: list[int]
) -> None:
    done(government, monthly[0])
    with clock.injected(LATER):
        client = paper_site.browser(government, "secretary")

        def numbers(words: str) -> list[int]:
            table = client.get(f"/commitments/?series={monthly[0]}{words}").context["table"]
            return [one.card.id for one in table.rows]

        assert numbers("") == monthly
        assert numbers("&state=DONE") == monthly[:1]
        assert numbers("&state=OVERDUE") == monthly[1:3]
        file = client.get(f"/commitments/list.csv?series={monthly[0]}&state=OVERDUE")
    assert len(file.content.decode().splitlines()) == 3


def test_each_unit_has_a_series_of_its_own(government: Government) -> None:
    found = begun(government)
    other = begun(government, lead=government.units["DOH"])
    series = Commitment.objects.in_bulk([*found, *other])
    assert {series[one].series for one in found} == {found[0]}
    assert {series[one].series for one in other} == {other[0]}
    assert Commitment.objects.get(pk=paper_site.assigned(government)).series is None


def test_my_work_counts_each_and_lets_each_be_chosen(
    government: Government, monthly: list[int]
) -> None:
    html = page(government, "/my-work/", "officer")
    queue = html.partition('id="to_accept"')[2].partition('id="to_do"')[0]
    assert f'<span class="queue-n">{MONTHS}</span>' in queue
    assert len(rows(queue)) == 1
    assert sorted(int(one) for one in TICK.findall(queue)) == monthly


def test_who_may_not_read_a_series_hears_nothing_of_it(government: Government) -> None:
    begun(government, confidentiality=Confidentiality.SECRET)
    html = page(government, "/commitments/", "finance_head")
    assert "Comes back" not in html
    assert not rows(html)


def test_pages_go_on_by_rows(government: Government, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.interfaces.web.owed.pages.SIZE", 1)
    begun(government)
    paper_site.assigned(government, title="Once")
    first, second = (page(government, f"/commitments/?page={one}") for one in (1, 2))
    assert "Report each month" in first
    assert 'rel="next"' in first
    assert "Once" in second
    assert 'rel="next"' not in second


def test_programs_find_the_same_series(
    government: Government, monthly: list[int], asks: Asking
) -> None:
    done(government, monthly[0])
    found = every(asks("secretary"), "commitments", {"series": monthly[0], "limit": 5})
    assert [one["number"] for one in found] == monthly
    assert {one["series"] for one in found} == {monthly[0]}
    asked = {"series": monthly[0], "done_on": paper_site.DAY.date().isoformat()}
    assert [one["number"] for one in every(asks("secretary"), "commitments", asked)] == monthly[:1]


def test_six_series_ask_no_more_than_one(
    government: Government,
    monthly: list[int],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for place in range(5):
        begun(government, title=f"Report {place}")
    with paper_site.today():
        client = paper_site.browser(government, "officer")
        for address, most in (("/commitments/", 22), ("/my-work/", 26)):
            client.get(address)
            with django_assert_max_num_queries(most):
                assert "Report 4" in client.get(address).content.decode()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1280), ("ar", "dark", 390)]
)
def test_a_series_opens_by_the_keyboard_and_fits(
    browser: sync_api.Browser,
    government: Government,
    monthly: list[int],
    language: str,
    theme: str,
    width: int,
) -> None:
    client = paper_site.browser(government, "officer")
    client.cookies["django_language"], client.cookies["remit_theme"] = language, theme
    look = inside.page(browser, client, viewport={"width": width, "height": 900})
    with paper_site.today():
        for address, ticks in (("/commitments/", 12), ("/my-work/", MONTHS)):
            look.goto(address)
            assert looking.faults(look) == [], address
            look.locator(".series-head").first.press("Enter")
            look.locator(".series-list").first.wait_for()
            assert looking.faults(look) == [], address
            assert look.locator("tbody input[name=commitment]").count() == ticks
    look.context.close()
