"""The command line before a site is up, and figures in a narrow terminal."""

import json
from typing import Any

import pytest
from django.db import connection

from remit.commitments.queries import asking, tables
from remit.commitments.queries import figures as query
from remit.commitments.queries.scopes import By
from remit.domain.refusals import Refusal
from remit.interfaces.cli import figures, opening
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
