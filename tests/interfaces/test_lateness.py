"""An overdue commitment says so first: how late, since when, by which clock, whose, and why."""

import datetime as dt
import re

import pytest

from remit.commitments import actions
from remit.kernel import clock
from tests.interfaces import paper_site
from tests.interfaces.paper_site import browser
from tests.support import government as governments
from tests.support.government import Government

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
pytestmark = pytest.mark.django_db


def read(site: Government, path: str, day: str, who: str = "head", *, in_: str = "en") -> str:
    """A page on a day, its words in one line."""
    reader = browser(site, who)
    reader.cookies["django_language"] = in_
    with clock.injected(governments.instant(day)):
        answer = reader.get(path)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def head(site: Government, number: int, day: str) -> str:
    """What the page of a commitment says before its history."""
    return read(site, f"/commitments/{number}/", day).partition("By when")[0]


def test_a_page_says_first_how_late_since_when_and_that_no_reason_was_given(
    government: Government,
) -> None:
    said = head(government, paper_site.accepted(government), "2024-07-10")
    assert "10 days late: it was due by 30 June 2024" in said
    assert "by the original and the revised due date alike" in said
    assert "Whose it is: Doic" in said
    assert "No reason given: the lead unit has reported nothing." in said


def test_nothing_is_said_of_what_is_in_time(government: Government) -> None:
    number = paper_site.accepted(government)
    assert "late" not in head(government, number, "2024-06-30")
    assert "1 day late" in head(government, number, "2024-07-01")


def test_the_reason_that_the_unit_gave_stands_in_the_head(government: Government) -> None:
    number = paper_site.accepted(government)
    government.does(
        "officer", "2024-07-05", actions.report, commitment=number, progress="The tender failed."
    )
    said = head(government, number, "2024-07-10")
    assert "The tender failed." in said
    assert "No reason given" not in said


def test_a_report_from_before_the_due_date_is_no_reason_for_being_late(
    government: Government,
) -> None:
    number = paper_site.accepted(government)
    government.does(
        "officer", "2024-05-02", actions.report, commitment=number, progress="Half is done."
    )
    said = head(government, number, "2024-07-10")
    assert "Half is done." in said
    assert "No reason given for being late." in said


def _extended(site: Government) -> int:
    number = paper_site.accepted(site)
    wanted = dt.date(2024, 7, 31)
    words = {"wanted": wanted, "reason": "The tender failed.", "progress": "Half"}
    granted = {"due": wanted, "reason": "The tender failed."}
    site.does("officer", "2024-06-01", actions.ask_extension, commitment=number, **words)
    site.does("secretary", "2024-06-03", actions.extend, commitment=number, **granted)
    return number


def test_after_an_extension_both_clocks_are_named(government: Government) -> None:
    number = _extended(government)
    said = head(government, number, "2024-07-10")
    assert "In time by the revised due date." in said
    assert "By the original due date, 30 June 2024, it is 10 days late." in said
    said = head(government, number, "2024-08-01")
    assert "1 day late: it was due by 31 July 2024, by the revised due date." in said
    assert "By the original one it is 32 days late." in said
    assert "The tender failed." in said


def test_a_returned_claim_counts_as_overdue_only_since_its_return(government: Government) -> None:
    number = paper_site.claimed(government)
    what = {"commitment": number, "reason": "Half of it is missing."}
    government.does("inspector", "2024-07-08", actions.return_, **what)
    said = head(government, number, "2024-07-10")
    assert "10 days late" in said
    assert "It counts as overdue since 8 July 2024." in said


@pytest.mark.parametrize("path", ["/commitments/", "/my-work/"])
def test_lists_say_how_late_and_that_no_reason_was_given(government: Government, path: str) -> None:
    paper_site.accepted(government)
    said = read(government, path, "2024-07-10")
    assert "10 days late" in said
    assert "No reason given: the lead unit has reported nothing." in said


def test_a_late_claim_holds_the_clock_while_it_waits_to_be_verified(government: Government) -> None:
    number = paper_site.accepted(government)
    for verb, what in (
        (actions.attach_link, {"url": "https://example.org/catalogue"}),
        (actions.claim, {"summary": "The catalogue is public."}),
    ):
        government.does("officer", "2024-07-05", verb, commitment=number, **what)
    said = head(government, number, "2024-07-20")
    assert "5 days late" in said
    assert "reported as done on 5 July 2024, not verified yet" in said
    assert "5 days late" in read(government, "/commitments/", "2024-07-20")


def test_a_row_of_late_work_that_was_reported_as_done_says_up_to_when_it_counts(
    government: Government,
) -> None:
    number = paper_site.accepted(government)
    claim = {"commitment": number, "summary": "All is done."}
    waiting = read(government, "/commitments/?state=OVERDUE", "2024-07-10")
    assert "10 days late" in waiting
    assert "up to the report as done" not in waiting
    government.does("officer", "2024-07-08", actions.claim, **claim)
    rows = read(government, "/commitments/?state=OVERDUE", "2024-07-10")
    assert "8 days late up to the report as done" in rows
    korean = read(government, "/commitments/?state=OVERDUE", "2024-07-10", in_="ko")
    assert "완료 보고일까지 8일 지연" in korean


@pytest.mark.parametrize("path", ["/board/", "/figures/list/?column=open_overdue"])
def test_the_days_late_that_stand_out_follow_the_order_that_is_told(
    government: Government, path: str
) -> None:
    first, *_others = [
        paper_site.accepted(government, due=due)
        for due in ("2024-05-01", "2024-05-20", "2024-06-10")
    ]
    claim = {"commitment": first, "summary": "All is done."}
    government.does("officer", "2024-05-03", actions.claim, **claim)
    with clock.injected(governments.instant("2024-07-10")):
        html = browser(government, "leader").get(path).content.decode()
    assert "The earliest due first." in html
    assert re.findall(r'<strong class="late">(\d+) days late', html) == ["51", "30"]
    row = re.sub(r"<[^>]+>", "", html.partition('<span class="due">')[2]).translate(ISOLATES)
    assert row.startswith("01/05/2024 2 days late up to the report as done")


def test_what_is_owed_stands_before_the_chart_of_its_history(government: Government) -> None:
    said = read(government, f"/commitments/{paper_site.accepted(government)}/", "2024-05-10")
    assert -1 < said.index("By when") < said.index("On which basis") < said.index("Picture (SVG)")


def test_no_korean_day_has_two_full_stops(government: Government) -> None:
    number = paper_site.accepted(government)
    client = browser(government, "head")
    client.cookies["django_language"] = "ko"
    with clock.injected(governments.instant("2024-05-10")):
        page = client.get(f"/commitments/{number}/").content.decode()
    said = re.findall(r'<figcaption class="chart-says">([^<]*)', page)
    assert any("2024. 6. 30." in one for one in said), said
    assert ".." not in "".join(said)


def test_a_report_changes_nothing_of_since_when_it_is_overdue(government: Government) -> None:
    number = paper_site.accepted(government)
    for day, progress in (("2024-07-05", "The tender failed."), ("2024-07-20", "A new one.")):
        government.does("officer", day, actions.report, commitment=number, progress=progress)
    whole = read(government, f"/commitments/{number}/", "2024-08-01").translate(ISOLATES)
    assert "In progress, Overdue, since 01/07/2024." in whole
    assert set(re.findall(r"([0-9/]+ – \S+): In progress, Overdue", whole)) == {
        "01/07/2024 – 01/08/2024"
    }


def test_what_only_lies_ahead_is_said_to_lie_ahead(government: Government) -> None:
    number = paper_site.accepted(government)
    whole = read(government, f"/commitments/{number}/", "2024-05-10").translate(ISOLATES)
    assert "In progress, In time, since" in whole
    assert "In progress, Overdue" not in whole.replace("In progress, Overdue (ahead)", "")
