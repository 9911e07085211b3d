"""The command line before a site is up, and figures in a narrow terminal."""

import json
from typing import Any

import pytest
from django.db import connection
from typer.testing import CliRunner, Result

from remit.commitments.queries import asking, tables
from remit.commitments.queries import figures as query
from remit.commitments.queries.scopes import By
from remit.domain.refusals import Refusal
from remit.domain.vocabulary import Type
from remit.interfaces.cli import figures, opening
from remit.interfaces.cli.app import app
from remit.kernel import clock
from remit.texts import queries as texts
from tests.interfaces import paper_site


def test_a_site_that_is_behind_its_program_answers_no_question(
    db: None,
) -> None:
    opening.check_migrated()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'commitments'")
    with pytest.raises(Refusal) as refused:
        opening.check_migrated()
    assert refused.value.rule == "SITE_NOT_UP"


def _published(by: By) -> dict[str, Any]:
    with paper_site.today():
        scope = asking.scope(asking.Question(on=clock.today().isoformat()), None)
        return tables.published(query.table(scope, by))


def test_documents_of_one_number_are_told_apart_by_what_the_question_accepts(db: None) -> None:
    site = paper_site.found()
    issuer = site.units["CITY-PC"]
    days = [paper_site.DAY.date().replace(year=year) for year in (2022, 2023)]
    numbers = [
        paper_site.registered(site, text=f"{paper_site.TEXT}{day}", issuer=issuer, issued_on=day)
        for day in days
    ]
    for number in numbers:
        paper_site.assigned(site, document=number)
    keys = {row["key"] for row in _published(By.DOCUMENT)["rows"]}
    assert keys == {"24-CT/TU@CITY-PC/2022", "24-CT/TU@CITY-PC/2023"}
    assert {texts.referred(None, key) for key in keys} == set(numbers)


@pytest.mark.parametrize("width", ["80", "200"])
def test_figures_are_readable_at_every_width(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: str
) -> None:
    paper_site.assigned(paper_site.found())
    monkeypatch.setenv("COLUMNS", width)
    found = _published(By.UNIT)
    figures.PRINTERS[figures.Format.TABLE](found)
    printed = capsys.readouterr().out
    assert "None" not in printed
    assert all(len(line) <= int(width) for line in printed.splitlines())
    assert "Assigned" in printed
    assert "…" not in printed
    assert json.dumps(found)


def _figures(*words: str) -> Result:
    with paper_site.today():
        return CliRunner().invoke(
            app, ["figures", "--on", paper_site.DAY.date().isoformat(), *words]
        )


def test_labels_are_words_and_keys_stay_codes(db: None) -> None:
    site = paper_site.found()
    paper_site.assigned(site, type=Type.ANSWER)
    by_type = json.loads(_figures("--by", "type", "--format", "json").stdout)["rows"]
    assert [(row["key"], row["label"]) for row in by_type] == [("ANSWER", "Answer to a request")]
    by_level = json.loads(_figures("--by", "issuer-level", "--format", "json").stdout)["rows"]
    assert [(row["key"], row["label"]) for row in by_level] == [("PROVINCIAL", "Provincial level")]
    by_document = json.loads(_figures("--by", "document", "--format", "json").stdout)["rows"]
    assert [(row["key"], row["label"]) for row in by_document] == [("", "Without a document")]
    table = _figures("--by", "type", "--format", "csv").stdout.splitlines()
    assert table[1].startswith("ANSWER,Answer to a request,1,")
    assert table[-1].startswith("TOTAL,Total,1,")


def test_a_share_is_printed_with_two_digits(db: None) -> None:
    paper_site.assigned(paper_site.found())
    assert "of all assigned: 0/1 = 0.00 %" in _figures().stdout
    assert "on time, of those finished: 0/0 = –" in _figures().stdout
    assert _figures("--format", "csv").stdout.splitlines()[-1].endswith(",0.00,,,")


def test_a_code_may_be_typed_in_small_letters(db: None) -> None:
    paper_site.assigned(paper_site.found())
    found = json.loads(_figures("--unit", "doic", "--format", "json").stdout)
    assert found["scope"]["unit"] == "DOIC"
    assert found["total"]["assigned"] == 1
    assert isinstance(_figures("--unit", "doi").exception, Refusal)


def test_a_unit_that_was_not_there_on_the_day_is_answered_with_a_warning(db: None) -> None:
    paper_site.assigned(paper_site.found())
    before = _figures("--unit", "DOIC", "--on", "2022-06-30")
    assert before.exit_code == 0
    assert before.stderr.count("\n") == 1
    assert "DOIC exists only from 02/01/2023" in before.stderr
    assert _figures("--unit", "DOIC").stderr == ""


def test_documents_of_the_same_number_issuer_and_year_have_keys_of_their_own(db: None) -> None:
    site = paper_site.found()
    issued = {"issuer": site.units["CITY-PC"], "number": "24-CT/TU"}
    days = [paper_site.DAY.date().replace(year=2022, month=month) for month in (3, 4)]
    numbers = [
        paper_site.registered(site, text=f"{paper_site.TEXT}{day}", issued_on=day, **issued)
        for day in days
    ]
    for number in numbers:
        paper_site.assigned(site, document=number)
    keys = {row["key"] for row in _published(By.DOCUMENT)["rows"]}
    assert keys == {f"24-CT/TU@CITY-PC/2022#{number}" for number in numbers}
    for key in keys:
        found = json.loads(_figures("--document", key, "--format", "json").stdout)
        assert found["total"]["assigned"] == 1
    assert isinstance(_figures("--document", f"25-CT/TU#{numbers[0]}").exception, Refusal)
