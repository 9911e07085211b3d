"""The page of charts: every mark and every number of a table opens to a list of that length, and
each chart leaves the page as a picture that says what it is about."""

import datetime as dt
import re
from html import unescape
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from remit.commitments.queries import figures, standing, trends
from remit.domain.vocabulary import How
from remit.kernel import clock
from remit.organisation import actions
from remit.organisation import queries as organisation
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, listed, read

PNG = b"\x89PNG\r\n\x1a\n"
CHARTS = ("rows", "trend", "league", "ageing")
MARK = re.compile(r'<a href="(/[^"]+)"><title>([^<]*)</title>')
CELL = re.compile(r'<a href="(/[^"]+)"><bdi>(\d+)</bdi></a>')
LAST_NUMBER = re.compile(r"(\d+)(?: \([^)]*\))?$")


@pytest.fixture
def leader(story: Story) -> Client:
    return browser_of(story, "leader")


def cards(html: str) -> list[str]:
    return html.split('<section class="card chart-card">')[1:]


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text).replace("\u00a0", " ")


def test_the_page_says_what_each_chart_shows(leader: Client) -> None:
    html = plain(read(leader, "/board/charts/?unit=CITY-PC"))
    assert len(cards(html)) == 4
    for words in (
        "Assigned: 14, Done: 3, Open, overdue: 4. Most overdue: Doh (2).",
        "From 03/2024 to 17/06/2024: assigned from 14 to 14, done from 0 to 3",
        "First: Doic (100.00 %).",
        "Open, overdue: 4, the longest for 63 days. Awaiting verification: 1, the longest for 3",
    ):
        assert words in html
        assert f'-says">{words}' in html


@pytest.mark.parametrize("query", ["unit=CITY-PC", "unit=DOIC&by=type", "type=TASK&unit="])
def test_every_mark_opens_to_a_list_as_long_as_it_says(leader: Client, query: str) -> None:
    html = read(leader, f"/board/charts/?{query}")
    marks = set(MARK.findall(html))
    assert len(marks) > 8
    for address, says in marks:
        counted = re.search(r"\((\d+) of \d+\)$", says) or LAST_NUMBER.search(says)
        assert counted is not None, says
        assert listed(read(leader, address)) == int(counted[1]), says


def test_the_league_ranks_units_under_any_names(leader: Client, story: Story) -> None:
    """Rows stand in the order of names, figures in the order of codes; each share is the unit's."""
    units = organisation.ids_by_code(["DOF", "DOH", "DOIC"])
    for code, name in (("DOF", "Zeta"), ("DOH", "Mid"), ("DOIC", "Alpha")):
        with clock.injected(figures_site.at(figures_site.LAST, 3)):
            actions.rename_unit(
                by=story.made.by["administrator"],
                at=clock.now(),
                unit=units[code],
                names={"en": name, "vi": name[::-1]},
                on=dt.date(2024, 6, 1),
            )
    for language, name in (("en", "Alpha"), ("vi", "ahplA")):
        leader.cookies["django_language"] = language
        league = cards(read(leader, "/board/charts/?unit=CITY-PC"))[CHARTS.index("league")]
        assert f"{name} (100" in plain(re.sub("<[^>]+>", "", league))
        counted = [
            (address, re.search(r"\((\d+)\D+\d+\)$", plain(unescape(says))), says)
            for address, says in MARK.findall(league)
        ]
        assert len(counted) > 2
        for address, number, says in counted:
            assert number is not None, says
            assert listed(read(leader, unescape(address))) == int(number[1]), says


def test_a_unit_that_ended_says_so_in_charts_and_files_and_who_counts_is_said(
    leader: Client, story: Story
) -> None:
    units, on = story.made.units, dt.date(2024, 6, 17)
    split = actions.NewSuccession(units["DOH"], [units["DOF"], units["DOIC"]], on, How.SPLIT)
    merged = actions.NewSuccession(units["D1"], [units["DOF"]], on, How.MERGED)
    with clock.injected(figures_site.at(figures_site.LAST, 5)):
        by = story.made.by["administrator"]
        actions.succeed_units(by=by, at=clock.now(), successions=[split, merged])
    html = read(leader, "/board/charts/?unit=CITY-PC")
    league = plain(cards(html)[CHARTS.index("league")])
    assert "Doh (ended)" in league, "it went over into several"
    assert "D1" not in re.sub("<[^>]+>", " ", league), "it counts within the one that follows it"
    assert league.count("one that went over into several stands by itself") == 1
    assert "Doh (ended)" in plain(cards(html)[CHARTS.index("rows")])


def test_the_table_of_a_chart_opens_to_the_same_lists(leader: Client) -> None:
    html = read(leader, "/board/charts/?unit=CITY-PC")
    cells = set(CELL.findall(html))
    assert len(cells) > 15
    for address, number in cells:
        assert listed(read(leader, address)) == int(number), address
    in_tables = set(re.findall(r'<a href="(/[^"]+)"><bdi>', html))
    assert {address for address, _ in MARK.findall(html)} <= in_tables


def test_the_days_before_are_counted_in_the_tree_of_the_day(leader: Client) -> None:
    html = read(leader, "/board/charts/?unit=CITY-PC")
    earlier = [address for address, _ in MARK.findall(html) if "on=2024-05-31" in address]
    assert earlier
    assert all("tree=ADMIN%402024-06-17" in address for address in earlier)


def test_the_page_asks_as_often_for_many_units_as_for_one(leader: Client, story: Story) -> None:
    counts = []
    for _ in range(2):
        standing.forget()
        with CaptureQueriesContext(connection) as asked:
            read(leader, "/board/charts/?unit=CITY-PC")
        counts.append(len(asked))
        figures_site.assign_many(story, ["DOF", "DOH", "D1", "W1", "W2", "DOIC-DATA"])
    assert counts[0] == counts[1]
    assert counts[0] <= 30


def test_a_picture_of_the_trend_does_not_pay_for_the_league(leader: Client) -> None:
    """It sums each of its days once, and no unit."""
    with (
        mock.patch.object(figures, "whole", wraps=figures.whole) as summed,
        mock.patch.object(figures, "table", wraps=figures.table) as table,
    ):
        response = leader.get("/board/charts.svg?unit=CITY-PC&chart=trend")
    assert response.status_code == 200
    assert summed.call_count == trends.MONTHS
    assert not table.called


def test_the_days_before_are_counted_by_what_was_known_then(leader: Client) -> None:
    address = "/board/charts/?unit=CITY-PC&known_at={}"
    now = plain(read(leader, address.format("")))
    assert now.count("Each day is counted as it is known now,") == 2
    then = plain(read(leader, address.format("60")))
    assert "as it is known now" not in then
    assert then.count("Each day is counted as it was known at ") == 2


def test_from_face_to_face_the_question_stays_as_it_was_asked(leader: Client) -> None:
    """What was not asked for stays open; what was asked for is not lost on the way."""
    for words, kept in (
        ("", "unit=CITY-PC"),
        ("&on=17/06/2024&known_at=2024-06-13", "on=2024-06-17&known_at=2024-06-13&unit=CITY-PC"),
        (
            "&known_at=60&since=2024-06-03&rank=done",
            "known_at=60&unit=CITY-PC&since=2024-06-03&rank=done",
        ),
    ):
        html = read(leader, f"/board/?unit=CITY-PC{words}")
        for face in ("board/charts", "figures/table"):
            [there] = re.findall(rf'href="(/{face}/\?[^"]+)"', html)
            back = re.findall(
                r'href="(/board/\?[^"]+)">To the board', read(leader, unescape(there))
            )
            assert [unescape(one) for one in back] == [f"/board/?{kept}"]


def test_a_day_before_all_has_no_charts_and_teaches(leader: Client) -> None:
    html = read(leader, "/board/charts/?on=2023-06-01")
    assert cards(html) == []
    assert "Nothing is assigned here on this day" in html


def test_a_question_that_is_not_understood_is_answered_with_a_sentence(leader: Client) -> None:
    assert "never" in read(leader, "/board/charts/?on=never", 422)
    assert "There is no chart “pie”" in read(leader, "/board/charts.svg?chart=pie", 404)


def test_a_class_of_ageing_that_is_not_there_is_the_nearest_one(leader: Client) -> None:
    address = "/board/charts/ageing/?unit=CITY-PC&column=open_overdue&age={}"
    assert "up to 7 days" in read(leader, address.format("no"))
    assert "more than 180 days" in read(leader, address.format("9"))
    assert "is not a column" in read(leader, address.replace("open_overdue", "pie").format(0), 422)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_leaves_the_page_with_its_scope(leader: Client, name: str) -> None:
    response = leader.get(f"/board/charts.svg?unit=CITY-PC&chart={name}")
    text = plain(unescape(response.content.decode()))
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert f'filename="remit-{name}-2024-06-17.svg"' in response.headers["Content-Disposition"]
    for words in (
        "City-Pc",
        "As of: 17/06/2024",
        "As known at act: 76 · Recorded at: ",
        "Tree of units: Administration, as of 17/06/2024",
    ):
        assert words in text
    # What is for programs stays in files for programs, and nothing is cut.
    assert "+00:00" not in text
    assert "ADMIN@" not in text
    assert "…" not in text
    assert "<a " not in text


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_picture_too(leader: Client, name: str) -> None:
    response = leader.get(f"/board/charts.png?unit=CITY-PC&chart={name}")
    assert response.headers["Content-Type"] == "image/png"
    assert response.content.startswith(PNG)
    assert int.from_bytes(response.content[16:20]) == 2 * (760 + 2 * 16)


def test_the_board_leads_to_its_charts_with_the_same_question(leader: Client) -> None:
    html = read(leader, "/board/?unit=DOH&type=REMEDY&by=document")
    address = re.findall(r'href="(/board/charts/[^"]+)"', html)[0]
    assert all(words in address for words in ("unit=DOH", "type=REMEDY", "by=document"))
    assert "By document" in read(leader, address)


def test_strangers_see_no_chart(story: Story) -> None:
    stranger = browser_of(story, "stranger")
    for address in ("/board/charts/", "/board/charts.svg", "/board/charts.png"):
        assert stranger.get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert stranger.get("/board/charts/ageing/").status_code == 403


def test_the_timeline_of_a_commitment_leads_to_its_acts(leader: Client, story: Story) -> None:
    number = story.ids["clinics"]
    html = read(leader, f"/commitments/{number}/")
    assert "Closed, since 13/06/2024. Original due date 30/04/2024." in html
    marks = re.findall(r'<a href="(#act-\d+)"><title>', html)
    assert len(set(marks)) == 4
    assert all(f'id="{one[1:]}"' in html for one in marks)


@pytest.mark.parametrize(("form", "media"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_the_timeline_leaves_its_page(leader: Client, story: Story, form: str, media: str) -> None:
    response = leader.get(f"/commitments/{story.ids['clinics']}/history.{form}")
    assert response.headers["Content-Type"] == media
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_timeline_of_a_hidden_commitment_is_not_there(story: Story) -> None:
    hidden = story.ids["safety"]
    officer = browser_of(story, "officer")
    for form in ("svg", "png"):
        assert officer.get(f"/commitments/{hidden}/history.{form}").status_code == 404
    shown = story.ids["data 1"]
    assert browser_of(story, "leader").get(f"/commitments/{shown}/history.pdf").status_code == 404
