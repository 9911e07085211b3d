"""Lists behind figures: as long as the figure says, with what is hidden, and as files."""

import csv
import io
import re
from html import unescape

import pytest
import python_calamine
from django.test import Client

from remit.commitments.queries import asking, changes
from remit.domain.acts import Tag
from remit.domain.figures import percent
from remit.interfaces import exports
from remit.interfaces.exports import Percent, Sheet
from remit.kernel import inputs
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation
from tests.interfaces import figures_site
from tests.interfaces.figures_site import Story
from tests.interfaces.test_board import browser_of, listed, read

SECRET = "Answer the finding on the safety of the data centre"


@pytest.fixture
def leader(story: Story) -> Client:
    return browser_of(story, "leader")


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def is_in_field(html: str, known_at: str) -> bool:
    """Whether the page asks for this knowledge again."""
    return f'name="known_at" value="{known_at}"' in html


def words_of(html: str) -> str:
    """The words of a page in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_a_hidden_commitment_is_a_row_without_content(story: Story, leader: Client) -> None:
    address = "/figures/list/?column=open_overdue&unit=CITY"
    assert SECRET in read(leader, address)
    html = read(browser_of(story, "data_head"), address)
    assert listed(html) == 4
    assert SECRET not in html
    assert "Not visible to you" in html


def test_a_hidden_commitment_is_hidden_in_files_too(story: Story) -> None:
    client = browser_of(story, "data_head")
    words = "?column=open_overdue&unit=CITY"
    text = client.get(f"/figures/list.csv{words}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), strict=True))
    assert [len(row) for row in rows] == [len(rows[0])] * (1 + 4)
    assert SECRET not in text
    assert [row[1] for row in rows].count("Not visible to you") == 1
    book = client.get(f"/figures/list.xlsx{words}").content
    assert SECRET not in str(sheets(book))


def test_each_row_leads_to_its_commitment(story: Story, leader: Client) -> None:
    html = read(leader, "/figures/list/?column=contested")
    assert f'href="/commitments/{story.ids["overlap"]}/"' in html


def test_a_row_of_an_earlier_day_leads_to_the_commitment_of_that_day(
    story: Story, leader: Client
) -> None:
    html = read(leader, "/figures/list/?column=open_in_time&unit=CITY&on=2024-05-10")
    number = story.ids["data 1"]
    [address] = re.findall(rf'href="(/commitments/{number}/\?[^"]+)"', html)
    then = words_of(read(leader, unescape(address)))
    assert "This is how it stood on" in then
    assert "In progress" in then
    assert "Nothing has been reported as done yet." in then
    now = words_of(read(leader, f"/commitments/{number}/"))
    assert "This is how it stood on" not in now
    assert "It is done." in now


def test_what_was_known_decides_how_a_commitment_stands(story: Story, leader: Client) -> None:
    number = story.ids["assistants"]
    [claim] = [
        act
        for act in ledger.acts_about(number, prefix="commitment.")
        if act.tag is Tag.COMMITMENT_CLAIMED
    ]
    page = f"/commitments/{number}/?on=2024-06-16"
    before = read(leader, f"{page}&known_at={claim.seq - 1}")
    assert f"as known at act <bdi>#{claim.seq - 1}</bdi>" in before
    assert "Nothing has been reported as done yet." in before
    after = read(leader, f"{page}&known_at={claim.seq}")
    assert "Not verified yet." in after
    # What is looked at in the past is not acted on.
    assert "/act/" not in after
    assert f'action="/commitments/{number}/' not in after


def test_a_moment_before_the_commitment_is_refused_with_a_sentence(
    story: Story, leader: Client
) -> None:
    html = read(leader, f"/commitments/{story.ids['data 1']}/?on=2023-05-10", 422)
    assert "there was no commitment" in html


def test_a_restricted_commitment_is_no_more_open_at_an_earlier_moment(story: Story) -> None:
    address = f"/commitments/{story.ids['safety']}/?on=2024-05-10"
    assert browser_of(story, "data_head").get(address).status_code == 404
    assert browser_of(story, "leader").get(address).status_code == 200


@pytest.mark.parametrize("said", ["2024-06-13", "13/06/2024", "2024-06-13T12:00"])
def test_the_knowledge_that_was_asked_for_stays_in_its_field(
    story: Story, leader: Client, said: str
) -> None:
    board = read(leader, f"/board/?unit=CITY&known_at={said}")
    html = read(leader, unescape(re.findall(r'href="(/figures/list/[^"]+)"', board)[0]))
    assert re.findall(r'href="/commitments/\d+/"', html) == []
    again = read(leader, unescape(re.findall(r'href="(/board/\?[^"]+)"', html)[0]))
    assert is_in_field(again, said)


def test_a_link_from_now_asks_for_now_until_something_is_recorded(
    story: Story, leader: Client
) -> None:
    board = read(leader, "/board/?unit=CITY")
    address = unescape(re.findall(r'href="(/figures/list/[^"]+column=assigned[^"]*)"', board)[0])
    before = read(leader, address)
    assert re.findall(r'href="/commitments/\d+/\?', before) == []
    back = unescape(re.findall(r'href="(/board/\?[^"]+)"', before)[0])
    assert is_in_field(read(leader, back), "")
    story.act("report", "health_head", "platform", "2024-06-17", progress="It is tried.")
    after = read(leader, address)
    assert len(re.findall(r'href="/commitments/\d+/\?on=2024-06-17', after)) == listed(after)
    known_at = re.findall(r"known_at=(\d+)", address)[0]
    assert is_in_field(read(leader, back), known_at)


def test_long_lists_are_turned_in_pages_that_hold_all(
    story: Story, leader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.interfaces.web.board.listed.SIZE", 5)
    address, seen = "/figures/list/?column=assigned&unit=CITY", []
    while address:
        html = read(leader, address)
        seen += re.findall(r'href="/commitments/(\d+)/"', html)
        found = re.search(r'rel="next" href="([^"]+)"', html)
        address = found[1] if found else ""
    assert len(seen) == len(set(seen)) == 14
    assert "11 to 14 of 14" in html


@pytest.mark.parametrize(
    "words", ["column=sorrow", "column=done&key=x", "column=done&by=type&key=WISH", "key=²"]
)
def test_a_number_that_does_not_exist_is_a_sentence(leader: Client, words: str) -> None:
    html = read(leader, f"/figures/list/?{words}", 422)
    assert 'role="alert"' in html


@pytest.mark.parametrize(
    "path", ["list/", "list.xlsx", "list.csv", "table/", "table.xlsx", "table.csv", "changes/"]
)
def test_a_stranger_opens_no_figures(story: Story, path: str) -> None:
    stranger = browser_of(story, "stranger")
    assert stranger.get(f"/figures/{path}?column=done").status_code == 403


def test_the_workbook_has_the_numbers_of_the_screen(leader: Client) -> None:
    book = sheets(leader.get("/figures/table.xlsx").content)
    assert list(book) == ["Unit", "Document"]
    rows = book["Unit"]
    facts = {str(row[0]): row[1] for row in rows[:7]}
    assert facts["As of"] == figures_site.at(figures_site.LAST).date()
    assert facts["Tree of units"] == "ADMIN@2024-06-17"
    assert isinstance(facts["As known at act"], float)
    headings = [str(cell) for cell in rows[8]]
    total = dict(zip(headings, rows[-1], strict=True))
    assert (total["Unit"], total["Assigned"], total["Open, overdue"]) == ("Total", 14, 4)
    assert total["% of all assigned"] == pytest.approx(0.2143)
    html = read(leader, "/figures/table/")
    for heading in headings[1:]:
        assert f">{heading}</th>" in html


def test_a_document_that_the_table_is_made_by_is_asked_for(leader: Client) -> None:
    assert list(sheets(leader.get("/figures/table.xlsx?by=type").content)) == ["Type"]
    text = leader.get("/figures/table.csv?by=type").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Type,Assigned,")
    assert "Answer to a request,1," in text


def test_an_arabic_workbook_runs_from_right_to_left(leader: Client) -> None:
    leader.cookies["django_language"] = "ar"
    content = leader.get("/figures/table.xlsx").content
    leader.cookies["django_language"] = "en"
    assert b'rightToLeft="1"' in _sheet_xml(content)
    assert b'rightToLeft="1"' not in _sheet_xml(leader.get("/figures/table.xlsx").content)


def _sheet_xml(content: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_text_is_never_a_formula(text: str) -> None:
    sheet = Sheet("List", (("Scope", text),), ("Name",), ((text,),))
    made_at = figures_site.at(figures_site.LAST)
    xml = _sheet_xml(exports.workbook([sheet], right_to_left=False, made_at=made_at))
    assert b"<f>" not in xml
    assert exports.csv_file(sheet).decode("utf-8-sig").splitlines()[1] == f"'{text}"


def test_shares_and_days_are_values_of_the_workbook() -> None:
    day = figures_site.at(figures_site.LAST).date()
    rows = ((Percent(percent(39, 133)), day, 7, None), (Percent(None), day, 0, "x"))
    sheet = Sheet("A/B", (), ("Share", "Day", "Number", "Text"), rows)
    book = sheets(
        exports.workbook([sheet], right_to_left=False, made_at=figures_site.at(figures_site.LAST))
    )
    assert book == {
        "A B": [["Share", "Day", "Number", "Text"], [0.2932, day, 7.0, ""], ["", day, 0.0, "x"]]
    }


def test_the_same_figures_make_the_same_file(leader: Client) -> None:
    address = "/figures/table.xlsx?on=2024-06-10"
    assert leader.get(address).content == leader.get(address).content


def test_changes_compare_the_board_of_then_with_the_board_of_now(story: Story) -> None:
    scope = asking.scope(asking.Question(on="2024-06-17"))
    meeting = inputs.day(figures_site.MEETING)
    found = changes.since(scope, meeting)
    ids = story.ids
    assert found.columns["done"].came == (ids["clinics"],)
    assert found.columns["open_overdue"].came == (ids["quarter"],)
    assert found.columns["open_overdue"].gone == (ids["clinics"],)
    assert found.columns["contested"].came == (ids["overlap"],)
    assert found.columns["claimed"].came == (ids["assistants"],)
    assert found.columns["assigned"].came == found.columns["assigned"].gone == ()


def test_changes_on_the_same_day_are_none(story: Story) -> None:
    scope = asking.scope(asking.Question(on="2024-06-17"))
    found = changes.since(scope, scope.on)
    assert all(not one.came and not one.gone for one in found.columns.values())


def test_changes_before_everything_are_the_whole_board_without_parts(story: Story) -> None:
    doic = organisation.unit_by_code("DOIC").id
    scope = asking.scope(asking.Question(on="2024-06-17", unit="DOIC"))
    assert scope.unit == doic
    found = changes.since(scope, inputs.day("2024-01-01"))
    assert len(found.columns["assigned"].came) == 5


def test_the_list_of_a_change_is_as_long_as_the_change(leader: Client) -> None:
    html = read(leader, "/figures/changes/?since=2024-01-01&column=assigned&way=came")
    assert listed(html) == 14
    assert "Newly assigned" in html
