"""Commitments as a table, on pages and on the command line: looked over, confirmed, written."""

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from remit.commitments import models
from remit.commitments.actions import importing
from remit.commitments.imports import words
from remit.domain import vocabulary
from remit.domain.refusals import Refusal
from remit.interfaces import labels
from remit.interfaces.cli.app import app, said
from remit.kernel import clock, folding
from remit.ledger import queries as ledger
from remit.organisation.models import Person
from tests.support import government as governments
from tests.support.government import Government

DAY = "2024-07-01"
HEADER = "title,lead,due,assigned_on,state,done_on,reference"
GOOD = f"{HEADER}\nPublish <the> map,DOIC,Q4/2024,2024-03-01,,,x\n"
BAD = f"{GOOD}Build,NOWHERE,soon,2024-03-01,,,x\n"
DONE = f"{HEADER}\nTrain,DOIC,2024-06-30,2024-03-01,verified,2024-06-10,x\n"
INSPECTED = "title,lead,reference,issuer\nLook,DOH,x,CITY-PC\n"
LATER = f"{HEADER}\nBuild,DOIC,Q4/2030,10/11/2030,,,x\n"
MANY = HEADER + "\n" + "".join(f"Task {n},DOIC,,2024-03-01,,,x\n" for n in range(5))
IMPORT, WRITE = "/commitments/import/", "/commitments/import/write/"


@pytest.fixture
def city(government: Government) -> Iterator[Government]:
    with clock.injected(governments.instant(DAY)):
        yield government


@pytest.fixture
def secretary(city: Government) -> Client:
    return browser(city, "secretary")


def browser(city: Government, who: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=city.by[who].person))
    return client


def sent(client: Client, table: str, name: str = "work.csv") -> str:
    answer = client.post(IMPORT, {"table": SimpleUploadedFile(name, table.encode())})
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the form that writes."""
    form = page[page.index(f'action="{WRITE}"') :]
    found = re.findall(
        r'name="(kept|leave_out|past_due)" value="([^"]+)"', form[: form.index("</form>")]
    )
    return dict(found)


def titles() -> list[str]:
    return sorted(models.Commitment.objects.values_list("title", flat=True))


def test_the_page_tells_the_columns_in_the_readers_language(secretary: Client) -> None:
    assert "Lead unit" in secretary.get(IMPORT).content.decode()
    secretary.cookies["django_language"] = "vi"
    assert "Đơn vị chủ trì" in secretary.get(IMPORT).content.decode()


def test_a_preview_writes_nothing_and_escapes_what_it_shows(secretary: Client) -> None:
    before = ledger.head()
    answer = secretary.post(IMPORT, {"table": SimpleUploadedFile("work.csv", GOOD.encode())})
    assert "Publish &lt;the&gt; map" in answer.content.decode()
    assert ledger.head() == before


def test_every_problem_stands_with_its_line_and_column(secretary: Client) -> None:
    page = sent(secretary, BAD)
    rows = re.findall(r'data-label="(?:Line|Column)"[^>]*>(?:<bdi>)?([^<]+)', page)
    assert rows[:4] == ["3", "Lead unit", "3", "Due"]
    assert "There is no unit with the code or the name “NOWHERE”" in page
    assert "Leave out what has a problem and write 1 row" in page


def test_the_problems_are_kept_as_a_file_with_what_stands_in_each_cell(secretary: Client) -> None:
    way = re.search(r'href="([^"]+problems=1)"', sent(secretary, BAD))
    assert way
    answer = secretary.get(html.unescape(way[1]))
    assert "problems.xlsx" in answer["Content-Disposition"]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    lines = [row for row in sheet.to_python() if row[0] == 3]
    assert [row[1:3] for row in lines] == [["Lead unit", "NOWHERE"], ["Due", "soon"]]
    assert "There is no unit with the code or the name" in lines[0][3]
    assert 'problems=1"' not in sent(secretary, GOOD)


def test_whoever_did_not_hand_the_table_in_gets_no_list_of_its_problems(
    city: Government, secretary: Client
) -> None:
    way = re.search(r'href="([^"]+problems=1)"', sent(secretary, BAD))
    assert way
    assert browser(city, "leader").get(html.unescape(way[1])).status_code == 422
    assert browser(city, "officer").get(html.unescape(way[1])).status_code in {403, 422}


def test_a_mended_table_is_handed_in_on_the_page_of_its_problems(secretary: Client) -> None:
    page = sent(secretary, BAD)
    assert 'name="table"' in page[page.index("Another file") :]
    mended = BAD.replace("NOWHERE", "DOH").replace("soon", "Q1/2025")
    secretary.post(WRITE, fields(sent(secretary, mended)))
    assert titles() == ["Build", "Publish <the> map"]


def test_confirming_writes_the_rows(secretary: Client) -> None:
    answer = secretary.post(WRITE, fields(sent(secretary, GOOD)))
    assert "1 row of the file is written" in answer.content.decode()
    assert titles() == ["Publish <the> map"]


def test_rows_with_a_problem_are_written_by_nobody(secretary: Client) -> None:
    asked = fields(sent(secretary, BAD))
    refused = secretary.post(WRITE, {"kept": asked["kept"]})
    assert (refused.status_code, titles()) == (422, [])
    secretary.post(WRITE, asked)
    assert titles() == ["Publish <the> map"]


def test_after_writing_the_page_neither_says_that_nothing_is_written_nor_offers_to_write(
    secretary: Client,
) -> None:
    page = sent(secretary, BAD)
    start, end = page.index('<div id="progress"'), page.index("Another file")
    # What is written takes the place of this part of the page; the list of problems stays.
    assert "Problems in" in page[:start]
    for stale in ("Nothing is written yet", f'action="{WRITE}"'):
        assert stale in page[start:end]
        assert stale not in page[:start] + page[end:]
    answer = secretary.post(WRITE, fields(page), headers={"HX-Request": "true"})
    told = answer.content.decode()
    assert told.count('id="progress"') == 1
    assert "1 row of the file is written." in told
    assert "1 row with a problem was left out" in told
    assert "Nothing is written" not in told
    assert WRITE not in told


def test_a_file_of_which_rows_were_left_out_is_not_said_to_be_unwritten(secretary: Client) -> None:
    secretary.post(WRITE, fields(sent(secretary, BAD)))
    page = sent(secretary, BAD)
    assert "Nothing is written yet" not in page
    assert "1 problem in the rows that are not written." in page
    assert "1 row of this file was already written; it stays as it is." in page


def test_rows_that_are_still_to_be_written_are_counted_without_those_that_are(
    secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.commitments.imports.records.GROUP", 2)
    secretary.post(WRITE, fields(sent(secretary, MANY)))
    page = sent(secretary, MANY)
    assert "Nothing is written yet" not in page
    assert "3 rows are still to be written, without a problem." in page
    assert "2 rows of this file were already written; they stay as they are." in page


def test_the_preview_names_units_and_sets_the_code_small_beside(secretary: Client) -> None:
    page = sent(secretary, GOOD)
    assert '<bdi class="unit">Doic</bdi> <small><bdi dir="ltr">DOIC</bdi></small>' in page


def test_an_assignment_in_the_future_is_marked_and_written_so(secretary: Client) -> None:
    page = sent(secretary, LATER)
    assert re.search(r"<small>from <time[^>]*>10/11/2030</time></small>", page)
    assert "1 row is assigned from a day in the future; it counts only from that day on." in page
    secretary.post(WRITE, fields(page))
    assert str(models.Commitment.objects.get().begins_on) == "2030-11-10"
    assert "in the future" not in sent(secretary, GOOD)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize(
    ("column", "known", "kind"),
    [
        ("type", words.TYPES, vocabulary.Type),
        ("basis", words.BASES, vocabulary.Basis),
        ("confidentiality", words.LEVELS, vocabulary.Confidentiality),
        ("state", words.STATES, vocabulary.Work),
    ],
)
def test_the_words_of_the_pages_are_words_of_the_table(
    language: str, column: str, known: Mapping[StrEnum, words.Words], kind: type[StrEnum]
) -> None:
    meanings = words.meanings(known)
    with translation.override(language):
        shown = {member.value: labels.label(member) for member in kind}
    meant = {code: meanings.get(folding.fold(label)) for code, label in shown.items()}
    assert meant == {code: code for code in shown}, column


def test_a_file_in_another_encoding_is_asked_for_in_words_of_officials(secretary: Client) -> None:
    content = f"{HEADER}\nCông bố,DOIC,,,,,x\n".encode("latin-1", "replace") + b"\xff"
    answer = secretary.post(IMPORT, {"table": SimpleUploadedFile("work.csv", content)})
    page = answer.content.decode()
    assert "characters that are not UTF-8; save the file as UTF-8." in page
    assert "utf-8-sig" not in page


def test_the_preview_says_that_verification_is_not_taken_over(secretary: Client) -> None:
    page = sent(secretary, DONE)
    assert "1 row says that it was verified; that is not taken over." in page
    assert "another party still verifies it on evidence" in page


def test_a_long_import_goes_on_by_itself_and_shows_how_far_it_is(
    secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.commitments.imports.records.GROUP", 2)
    page, seen = sent(secretary, MANY), []
    while f'action="{WRITE}"' in page:
        answer = secretary.post(WRITE, fields(page), headers={"HX-Request": "true"})
        page = answer.content.decode()
        seen += re.findall(r'<progress class="w-100" max="(\d+)" value="(\d+)"', page)
        assert "<html" not in page
    assert seen == [("5", "2"), ("5", "4")]
    assert 'hx-trigger="load, submit"' not in page
    assert len(titles()) == 5


def test_a_file_that_was_written_is_not_written_again(secretary: Client) -> None:
    asked = fields(sent(secretary, GOOD))
    for _again in range(2):
        secretary.post(WRITE, asked)
    assert titles() == ["Publish <the> map"]
    assert "Every row of this file is already written." in sent(secretary, GOOD)


def test_only_the_file_of_ones_own_session_can_be_written(
    city: Government, secretary: Client
) -> None:
    asked = fields(sent(secretary, GOOD))
    answer = browser(city, "leader").post(WRITE, asked)
    assert (answer.status_code, titles()) == (422, [])


def test_a_form_without_a_file_says_so(secretary: Client) -> None:
    answer = secretary.post(IMPORT, {})
    assert (answer.status_code, b"Choose a file first." in answer.content) == (422, True)


def test_who_may_not_assign_sees_the_problem_and_a_stranger_no_page(city: Government) -> None:
    assert "you may not assign for City-Pc (CITY-PC)" in sent(
        browser(city, "health_head"), INSPECTED
    )
    assert browser(city, "stranger").get(IMPORT).status_code == 403
    assert Client().get(IMPORT).status_code == 302


def test_an_export_is_a_file_that_can_be_brought_back(city: Government, secretary: Client) -> None:
    secretary.post(WRITE, fields(sent(secretary, GOOD)))
    answer = secretary.get("/commitments/export/?form=csv")
    assert answer["Content-Disposition"] == 'attachment; filename="commitments-2024-07-01.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Task"], row["Due"]) for row in rows] == [("Publish <the> map", "2024-Q4")]
    assert secretary.get("/commitments/export/").content.startswith(b"PK")
    assert secretary.get("/commitments/export/?form=pdf").status_code == 404
    assert secretary.get("/commitments/import/table/").content.startswith(b"PK")


def run(*words: str) -> tuple[int, str, str]:
    """A command as the terminal sees it: exit code, output, and what went wrong."""
    result = CliRunner().invoke(app, list(words))
    if isinstance(result.exception, Refusal):
        return 1, result.stdout, said(result.exception)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_line_shows_problems_and_writes_only_when_asked(
    city: Government, tmp_path: Path
) -> None:
    file = tmp_path / "work.csv"
    file.write_text(BAD)
    command = ("commitments", "import", str(file), "--as", "P-secretary")
    result = CliRunner().invoke(app, list(command))
    assert "Line 3, column “Lead unit”: There is no unit" in result.stderr
    assert run(*command, "--write")[2].startswith("Problems in the table: 2")
    assert (run(*command, "--leave-out")[0], titles()) == (0, [])
    code, told, _ = run(*command, "--leave-out", "--write")
    assert (code, told) == (0, "1/2\nAssigned, not yet accepted: 1\n1/1\n")
    assert titles() == ["Publish <the> map"]


def test_the_command_line_writes_an_export(city: Government, tmp_path: Path) -> None:
    city.assigned()
    file = tmp_path / "out.csv"
    assert run("commitments", "export", str(file), "--as", "P-leader")[0] == 0
    assert "Publish the catalogue" in file.read_text("utf-8-sig")
    assert run("commitments", "export", str(file))[0] == 0
    assert "Publish the catalogue" not in file.read_text("utf-8-sig")
    assert run("commitments", "export", str(tmp_path / "out.pdf"))[0] == 1


def test_the_group_is_small_enough_for_the_lock() -> None:
    assert 0 < importing.GROUP <= 200


OLD = f"{HEADER}\nTrain,DOIC,2024-02-29,2024-03-01,,,x\n"


def test_a_day_that_had_passed_is_a_problem_until_it_is_said_to_be_meant(
    secretary: Client,
) -> None:
    page = sent(secretary, OLD)
    assert "had passed when this was ordered" in page
    assert f'action="{WRITE}"' not in page
    way = re.search(r'name="kept" value="([^"]+)"><input type="hidden" name="past_due"', page)
    assert way
    again = secretary.get(IMPORT, {"kept": way[1], "past_due": "1"}).content.decode()
    assert "had passed when" not in again
    assert fields(again)["past_due"] == "1"
    secretary.post(WRITE, fields(again))
    assert titles() == ["Train"]


def test_on_the_command_line_it_is_said_by_an_option(city: Government, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_text(OLD)
    command = ("commitments", "import", str(file), "--as", "P-secretary", "--write")
    assert run(*command)[0] == 1
    assert titles() == []
    assert run(*command, "--past-due")[0] == 0
    assert titles() == ["Train"]
