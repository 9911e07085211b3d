"""Pages of a past day show the names and the wording of that day; pages that act today, today's."""

import datetime as dt
import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from typer.testing import CliRunner

from remit.commitments import actions as commitments
from remit.domain import due
from remit.interfaces.cli import app
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.organisation import actions, queries
from remit.organisation.queries import called
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, read
from tests.interfaces.test_figure_lists import sheets
from tests.support import worlds

OLD, NEW = "Doh", "Wellbeing of the city"
BEFORE, SINCE = "2024-05-31", "2024-06-01"
TODAY = figures_site.LAST
WORDED, REWORDED = "Review overlapping functions", "Review the functions of finance"


def _told() -> Story:
    made = figures_site.found()
    with clock.injected(figures_site.at(TODAY, 5)):
        rename(made, "DOH", NEW, SINCE)
    return made


@pytest.fixture(scope="module")
def happened(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Story]:
    """The department of health was renamed on 1 June; that was told on 17 June."""
    with worlds.standing(django_db_blocker, _told) as made:
        yield made


@pytest.fixture
def leader(story: Story) -> Client:
    return browser_of(story, "leader")


def rename(story: Story, unit: str, name: str, on: str) -> None:
    actions.rename_unit(
        by=story.made.by["administrator"],
        at=figures_site.at(TODAY, 5),
        unit=story.made.units[unit],
        names={"en": name},
        on=dt.date.fromisoformat(on),
    )


def untold() -> int:
    """The last act before the renaming."""
    head = ledger.head()
    assert head is not None
    return head.seq - 1


def names(html: str) -> set[str]:
    """The two names, as far as they stand on a page as names of a unit."""
    return {OLD, NEW} & set(re.findall(r'<bdi class="unit"[^>]*>([^<]+)</bdi>', html))


DAYS = [
    (f"on={BEFORE}", {OLD}),
    (f"on={SINCE}", {NEW}),
    ("", {NEW}),
    ("on={day}&known_at={untold}", {OLD}),
]


@pytest.mark.parametrize(
    "page",
    [
        "/board/?unit=CITY-PC&",
        "/board/?unit=DOH&",
        "/figures/table/?unit=CITY-PC&",
        "/figures/list/?column=assigned&unit=DOH&",
        "/figures/changes/?column=assigned&since=2024-02-01&unit=DOH&",
        "/organisation/?",
        "/organisation/?unit=DOH&",
    ],
)
@pytest.mark.parametrize(("words", "shown"), DAYS)
def test_a_page_shows_the_name_of_its_day(
    leader: Client, page: str, words: str, shown: set[str]
) -> None:
    words = words.format(day=TODAY, untold=untold())
    assert names(read(leader, page + words)) == shown


@pytest.mark.parametrize(("words", "shown"), DAYS)
def test_files_of_figures_say_the_name_of_their_day(
    leader: Client, words: str, shown: set[str]
) -> None:
    words = words.format(day=TODAY, untold=untold())
    for page in ("table.xlsx?by=unit&unit=CITY-PC", "list.xlsx?column=assigned&unit=DOH"):
        content = leader.get(f"/figures/{page}&{words}").content
        cells = {cell for rows in sheets(content).values() for row in rows for cell in row}
        assert {OLD, NEW} & cells == shown


def test_the_page_of_a_unit_says_its_name_of_the_day_and_its_present_one(leader: Client) -> None:
    past = read(leader, f"/organisation/units/DOH/?on={BEFORE}")
    assert f"<title>{OLD}" in past.replace("\n", "")
    assert f"Today it is called <bdi>{NEW}</bdi>." in past
    today = read(leader, "/organisation/units/DOH/")
    assert "Today it is called" not in today
    called = today.split("What it was called")[1].split("</ul>")[0]
    assert called.count("<li>") == 2
    assert OLD in called


def test_the_page_of_a_unit_as_known_then_has_not_heard_of_the_new_name(leader: Client) -> None:
    html = read(leader, f"/organisation/units/DOH/?known_at={untold()}")
    assert names(html) == {OLD}
    assert "not the latest knowledge" in html
    assert NEW not in html.split("What it was called")[1].split("</ul>")[0]


def test_a_tree_as_known_then_leads_to_units_as_known_then(leader: Client) -> None:
    html = read(leader, f"/organisation/?on={BEFORE}&known_at={untold()}")
    assert f"/organisation/units/DOH/?on={BEFORE}&known_at={untold()}" in html


def test_a_search_by_an_earlier_name_says_the_present_one(story: Story, leader: Client) -> None:
    rename(story, "DOF", "Treasury", SINCE)
    rename(story, "DOF", "Purse of the city", TODAY)
    rename(story, "W1", "Treasury hill", TODAY)
    for page in (
        "/organisation/?words=treasury",
        "/commitments/units/?field=lead&lead_words=treasury",
        "/board/?unit=treasury",
    ):
        html = read(leader, page)
        assert "Purse of the city" in html
        assert html.count("formerly <bdi>Treasury</bdi>") == 1
        assert "Treasury hill" in html


def test_a_board_asked_for_by_an_earlier_name_is_that_of_the_unit(
    story: Story, leader: Client
) -> None:
    rename(story, "DOF", "Treasury", SINCE)
    rename(story, "DOF", "Purse of the city", TODAY)
    response = leader.get("/board/?unit=treasury")
    assert response.status_code == 302
    assert "unit=DOF" in response["Location"]


def test_pages_that_act_today_use_todays_names(story: Story, leader: Client) -> None:
    html = read(leader, f"/commitments/{story.ids['clinics']}/")
    assert names(html) == {NEW}
    picker = read(leader, "/commitments/units/?field=lead&lead_words=wellbeing")
    assert names(picker) == {NEW}
    assert "formerly" not in picker
    assert queries.units_found("wellbeing")[0].formerly == ""


def test_figures_on_the_command_line_are_labelled_as_on_their_day(story: Story) -> None:
    for words, label in (([], NEW), (["--on", BEFORE], OLD), (["--known-at", str(untold())], OLD)):
        asked = ["figures", "--unit", "CITY-PC", "--format", "json", *words]
        result = CliRunner().invoke(app.app, asked)
        rows = json.loads(result.stdout)["rows"]
        assert [row["label"] for row in rows if row["key"] == "DOH"] == [label]


def test_a_unit_on_the_command_line_is_shown_with_all_its_names(story: Story) -> None:
    lines = CliRunner().invoke(app.app, ["organisation", "show", "DOH", "--on", BEFORE]).stdout
    assert lines.startswith(f"DOH  {OLD}\n")
    assert f"“{OLD}”  2023-01-02 – {BEFORE}\n“{NEW}”  {SINCE} – …\n" in lines


def test_a_renaming_told_late_keeps_the_other_names_of_its_own_day(story: Story) -> None:
    named = ["organisation", "rename", "DOF", "--as", "P-administrator"]
    for words in (["--name-vi", "Sở Ngân khố"], ["--name-en", "Treasury", "--on", BEFORE]):
        result = CliRunner().invoke(app.app, [*named, *words])
        assert result.exit_code == 0, result.output
    assert f"From {TODAY} it is called “Dof”, as was recorded before." in result.output
    card = called.unit("DOF", dt.date.fromisoformat(BEFORE))
    assert card.names == {"en": "Treasury", "vi": "DOF"}
    assert queries.unit_by_code("DOF").names == {"en": "Dof", "vi": "Sở Ngân khố"}


def test_a_board_of_a_past_day_says_the_title_of_that_day(story: Story, leader: Client) -> None:
    commitments.redefine(
        by=story.made.by["secretary"],
        at=figures_site.at(TODAY, 5),
        commitment=story.ids["overlap"],
        title=REWORDED,
        due=due.compute(value="2024-12-31", operator=due.Operator.BY, wording="2024-12-31"),
        reason="Only those of finance.",
    )
    page = "/figures/list/?column=assigned&unit=DOF"
    past, today = read(leader, f"{page}&on={figures_site.MEETING}"), read(leader, page)
    assert (WORDED in past, REWORDED in past) == (True, False)
    assert (WORDED in today, REWORDED in today) == (False, True)
    assert REWORDED in read(leader, f"/commitments/{story.ids['overlap']}/")
