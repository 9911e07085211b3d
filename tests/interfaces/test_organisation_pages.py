"""The organisation on its pages: trees on any day, the past of a unit, units brought as a table."""

import datetime as dt
import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from remit.commitments.models import Commitment
from remit.domain.vocabulary import How
from remit.organisation import actions
from remit.organisation import queries as organisation
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, read

HEAD = "code,kind,parent,name_en,from\n"
GOOD = f"{HEAD}D2,DISTRICT,CITY-PC,District Two,2024-01-01\nW9,WARD,D2,Ward Nine,2024-01-01\n"
BAD = f"{HEAD}D2,CASTLE,CITY-PC,District Two,2024-01-01\nW9,WARD,NOWHERE,Ward Nine,31/31/2024\n"


@pytest.fixture
def officer(story: Story) -> Client:
    return browser_of(story, "officer")


@pytest.fixture
def administrator(story: Story) -> Client:
    return browser_of(story, "administrator")


def merge_wards(story: Story) -> None:
    units = story.made.units
    merged = actions.NewSuccession(units["W2"], [units["W1"]], dt.date(2024, 6, 17), How.MERGED)
    actions.succeed_units(
        by=story.made.by["administrator"],
        at=figures_site.at(figures_site.LAST, 5),
        successions=[merged],
    )


def test_the_tree_shows_every_unit_of_the_day(officer: Client) -> None:
    html = read(officer, "/organisation/")
    assert re.findall(r'href="/organisation/units/([A-Z0-9-]+)/', html) == [
        "CITY",
        "CITY-PC",
        "D1",
        "W1",
        "W2",
        "DOF",
        "DOH",
        "DOIC",
        "DOIC-DATA",
        "INSP",
    ]
    assert "10 units" in html


def test_the_tree_below_one_unit(officer: Client) -> None:
    html = read(officer, "/organisation/?unit=D1&on=2024-06-01")
    assert 'aria-current="location"' in html
    assert "units/W1/" in html
    assert "units/DOF/" not in html


def test_before_the_first_day_there_is_no_unit(officer: Client) -> None:
    assert "No unit stands here on this day" in read(officer, "/organisation/?on=2020-01-01")


def test_a_unit_that_ended_and_owes_nothing_waits_for_nothing(
    story: Story, officer: Client
) -> None:
    Commitment.objects.filter(lead=story.made.units["W2"]).update(work="CLOSED")
    merge_wards(story)
    html = read(officer, "/organisation/")
    assert "not yet transferred" not in html
    assert ">ended<" in html


def test_a_unit_that_ended_waits_under_its_heir_until_its_work_is_transferred(
    story: Story, officer: Client
) -> None:
    assert "not yet transferred" not in read(officer, "/organisation/")
    merge_wards(story)
    html = read(officer, "/organisation/")
    assert "not yet transferred" in html
    assert "not yet transferred" not in read(officer, "/organisation/?on=2024-06-16")
    assert "not yet transferred" not in read(officer, "/organisation/?known_at=30")
    page = read(officer, "/organisation/units/W2/")
    assert "This unit existed until" in page
    assert "It went over into" in page
    assert "It came from" in read(officer, "/organisation/units/W1/")


def test_a_unit_page_says_names_posts_holders_and_what_it_owes(officer: Client) -> None:
    html = read(officer, "/organisation/units/DOIC/")
    for words in ("Doic", "P-head", "Head of unit", "Officer", "of all assigned", "(2 of 5)"):
        assert words in html
    assert re.search(r'href="/figures/list/[^"]+unit=DOIC[^"]*"', html)


def test_a_body_outside_says_who_records_for_it(officer: Client) -> None:
    html = read(officer, "/organisation/units/MIC/")
    assert "Recorded for by" in html
    assert "steward" in html
    assert "It stands in no tree." in html


def test_a_person_without_a_post_sees_units_but_no_figures(story: Story) -> None:
    stranger = browser_of(story, "stranger")
    html = read(stranger, "/organisation/units/DOIC/")
    assert "What it owes" not in html
    assert Client().get("/organisation/").status_code == 302


def test_units_are_found_by_words_of_their_names(story: Story, officer: Client) -> None:
    merge_wards(story)
    html = read(officer, "/organisation/?words=w")
    assert "until" in html
    assert "No unit has these words" in read(officer, "/organisation/?words=zzz")


def test_words_that_are_not_understood_are_a_sentence(officer: Client) -> None:
    for words in ("on=tomorrow", "known_at=soon", "tree=FIR", "unit=NOWHERE"):
        assert 'role="alert"' in read(officer, f"/organisation/?{words}", 422)
    assert officer.get("/organisation/units/NOWHERE/").status_code == 404


def test_the_questions_do_not_grow_with_the_tree(story: Story, officer: Client) -> None:
    officer.get("/organisation/")
    with CaptureQueriesContext(connection) as few:
        officer.get("/organisation/")
    more = [
        actions.NewUnit(f"X{n}", "WARD", {"en": f"X{n}"}, dt.date(2024, 1, 1), parent="X0")
        if n
        else actions.NewUnit("X0", "DISTRICT", {"en": "X0"}, dt.date(2024, 1, 1))
        for n in range(300)
    ]
    actions.create_units(
        by=story.made.by["administrator"],
        at=figures_site.at(figures_site.LAST, 5),
        units=more,
        tree=story.made.tree,
    )
    officer.get("/organisation/")
    with CaptureQueriesContext(connection) as many:
        html = read(officer, "/organisation/")
    assert "299 units below" in html
    assert len(many) <= len(few)


def send(client: Client, content: str) -> str:
    file = SimpleUploadedFile("units.csv", content.encode(), "text/csv")
    return client.post("/organisation/import/", {"table": file}).content.decode()


def confirmed(client: Client, html: str, **more: str) -> int:
    fields = dict(re.findall(r'name="(kept|request_key)" value="([^"]+)"', html))
    response = client.post("/organisation/import/confirm/", {**fields, "tree": "ADMIN", **more})
    return response.status_code


def test_a_table_is_looked_over_and_written_only_when_confirmed(
    story: Story, administrator: Client
) -> None:
    html = send(administrator, GOOD)
    assert "2 units, without a problem. Nothing is written yet." in html
    assert "W9" not in organisation.known_codes()
    assert confirmed(administrator, html) == 302
    ids = organisation.ids_by_code(["D2", "W9"])
    edition = organisation.home_edition(dt.date(2024, 6, 17))
    assert edition.path(ids["W9"])[:2] == (ids["W9"], ids["D2"])


def test_a_form_sent_twice_writes_once(story: Story, administrator: Client) -> None:
    html = send(administrator, GOOD)
    assert confirmed(administrator, html) == confirmed(administrator, html) == 302
    assert len(organisation.ids_by_code(["D2", "W9"])) == 2


def test_every_problem_is_listed_by_line_and_column(administrator: Client) -> None:
    html = send(administrator, BAD)
    assert "Nothing is written; correct the table and send it again." in html
    rows = re.findall(r'data-label="Line">(\d+)</th>\s*<td[^>]*><bdi dir="ltr">(\w+)</bdi>', html)
    assert sorted(rows) == [("2", "kind"), ("3", "from"), ("3", "parent")]
    assert "Create these units" not in html
    cells = re.findall(r'data-label="In the cell"><bdi>([^<]+)</bdi>', html)
    assert sorted(cells) == ["31/31/2024", "CASTLE", "NOWHERE"]


def test_the_problems_of_units_are_kept_as_a_file(administrator: Client) -> None:
    way = re.search(r'href="([^"]+problems=1)"', send(administrator, BAD))
    assert way
    answer = administrator.get(unescape(way[1]))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    found = [row[:3] for row in sheet.to_python() if row[0] in {2, 3}]
    assert sorted(found) == [
        [2, "kind", "CASTLE"],
        [3, "from", "31/31/2024"],
        [3, "parent", "NOWHERE"],
    ]


def test_only_the_table_that_was_looked_over_is_written(administrator: Client) -> None:
    html = send(administrator, GOOD)
    assert confirmed(administrator, html, kept="0" * 64) == 422
    assert "W9" not in organisation.known_codes()


def test_without_a_file_the_page_asks_for_one(administrator: Client) -> None:
    response = administrator.post("/organisation/import/")
    assert response.status_code == 422
    assert "Choose a file first." in response.content.decode()


def test_the_empty_table_has_the_headings(administrator: Client) -> None:
    text = administrator.get("/organisation/import/table.csv").content.decode("utf-8-sig")
    assert text.strip() == "code,kind,parent,name_vi,name_en,name_ar,name_ko,external,from,until"


def test_only_an_administrator_brings_units(officer: Client) -> None:
    for path in ("/organisation/import/", "/organisation/import/table.csv"):
        assert officer.get(path).status_code == 403
    assert officer.post("/organisation/import/confirm/").status_code == 403


def test_a_unit_says_which_posts_may_be_acted_for(story: Story, officer: Client) -> None:
    posts = story.made.posts
    moment = figures_site.at(figures_site.LAST, 5)
    assert "Delegations on" not in read(officer, "/organisation/units/DOIC/")
    actions.delegate(
        by=story.made.by["administrator"],
        at=moment,
        from_post=posts["head"],
        to_post=posts["data_head"],
        on=moment.date(),
    )
    for unit in ("DOIC", "DOIC-DATA"):
        html = read(officer, f"/organisation/units/{unit}/")
        assert "<bdi>data_head</bdi> may act for <bdi>head</bdi>" in html
    assert "may act for" not in read(officer, "/organisation/units/DOH/")
    assert "may act for" not in read(officer, "/organisation/units/DOIC/?on=2024-06-01")


def test_units_that_ended_are_counted_apart(story: Story, officer: Client) -> None:
    """They are shown with their heirs, and are no units of that day."""
    merge_wards(story)
    html = read(officer, "/organisation/?on=2024-06-17")
    assert "9 units" in html
    assert "1 that ended, with its heir" in html
    assert "10 units" in read(officer, "/organisation/?on=2024-06-16")


STOOD = {
    "en": ("from 02/01/2023 until 16/06/2024: below D1", "from 02/01/2023: at the top"),
    "vi": ("từ 02/01/2023 đến 16/06/2024: trực thuộc D1", "từ 02/01/2023: ở cấp cao nhất"),
    "ko": ("2023. 1. 2.부터 2024. 6. 16.까지: D1 소속", "2023. 1. 2.부터: 최상위"),
}


ENDED = {"en": "Exists until", "vi": "Tồn tại đến", "ko": "존속 종료"}


@pytest.mark.parametrize("language", sorted(STOOD))
def test_where_a_unit_stood_is_one_sentence_of_the_language(
    story: Story, officer: Client, language: str
) -> None:
    merge_wards(story)
    officer.cookies["django_language"] = language
    for code, sentence in zip(("W2", "CITY"), STOOD[language], strict=True):
        html = read(officer, f"/organisation/units/{code}/")
        said = " ".join(re.sub(r"<[^>]+>", "", html).split())
        assert f"{sentence} (Administration)" in said
    ended = read(officer, "/organisation/units/W2/")
    assert f"<dt>{ENDED[language]}</dt>" in ended
