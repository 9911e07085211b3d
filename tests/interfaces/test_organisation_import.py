"""`remit organisation import`: what is wrong with a table of units is told line by line."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.cli import opening
from remit.interfaces.cli.app import app
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from tests.interfaces import paper_site
from tests.support.government import Government

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slip", ["2026-13-01", "2026-02-30", "9999-99-99"])
def test_a_day_that_does_not_exist_is_told_with_its_line(tmp_path: Path, slip: str) -> None:
    file = tmp_path / "units.csv"
    file.write_text(f"code,kind,parent,name_en,external,from,until\nA,OFFICE,,A,,{slip},\n")
    result = CliRunner().invoke(app, ["organisation", "import", str(file)])
    assert isinstance(result.exception, Refusal)
    assert result.exception.rule == "TABLE_HAS_FINDINGS"
    assert result.stderr.startswith("Line 2, column “from”")
    assert f"“{slip}”" in result.stderr


def test_every_problem_is_told_with_its_line_and_its_column(tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    rows = "A,OFFICE,,A,,2024-01-01,\n=cmd(),OFFICE,,B,,2024-01-01,\n"
    file.write_text(f"code,kind,parent,name_en,external,from,until\n{rows}", encoding="utf-8")
    opening.open_site(language="en")
    run = CliRunner().invoke
    clean = tmp_path / "clean.csv"
    clean.write_text(file.read_text(encoding="utf-8").replace("=cmd()", "B"), encoding="utf-8")
    looked = run(app, ["organisation", "import", str(clean)])
    assert looked.stdout == "2 units, without a problem. Nothing is written yet.\n"
    written = run(app, ["organisation", "import", str(clean), "--write"])
    assert written.stdout == "2 units were created.\n"
    again = run(app, ["organisation", "import", str(file)])
    assert again.stderr.splitlines() == [
        "Line 2, column “code”: A unit with the code “A” exists already. Choose another one.",
        "Line 3, column “code”: “=cmd()” is not a code; a code has letters, digits and the signs "
        "- _ . / only.",
    ]
    assert isinstance(again.exception, Refusal)
    assert "problems to be mended first: 2" in sentences.sentence(again.exception)


def test_a_table_that_was_refused_keeps_the_tree_that_was_chosen(government: Government) -> None:
    client = paper_site.browser(government, "administrator")
    who = {"by": government.by["administrator"], "at": paper_site.DAY}
    with paper_site.today():
        for code in ("PARTY", "LINE"):
            organisation.open_tree(**who, code=code, names={"en": code}, on=dt.date(2024, 1, 1))
        shown = _looked_over(client, b"X1,OFFICE,CITY,New office,2024-01-01\n")
        kept = re.search(r'name="kept" value="(\w+)"', shown)
        assert kept is not None
        assert 'value="LINE" selected' not in shown
        unit = organisation.NewUnit("X1", "OFFICE", {"en": "Quicker"}, dt.date(2024, 1, 1))
        organisation.create_units(**who, units=[unit], tree=None)
        sent = {"kept": kept[1], "tree": "LINE", "request_key": paper_site.key()}
        refused = client.post("/organisation/import/confirm/", sent)
        page = refused.content.decode()
        assert refused.status_code == 422
        assert "A unit with the code “X1” exists already" in page
        hidden = re.search(r'type="hidden" name="tree" value="(\w+)"', page)
        assert hidden is not None
        again = _looked_over(client, b"X2,OFFICE,CITY,New office,2024-01-01\n", tree=hidden[1])
    assert 'value="LINE" selected' in again


def _looked_over(client: Client, row: bytes, **more: str) -> str:
    table = SimpleUploadedFile("u.csv", b"code,kind,parent,name_en,from\n" + row)
    return client.post("/organisation/import/", {"table": table, **more}).content.decode()


def test_the_table_on_the_page_says_line_and_column_once(client: Client, tmp_path: Path) -> None:
    opening.open_site(language="en")
    number = opening.administrator()
    assert number is not None
    client.force_login(
        Person.objects.get(pk=number), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    table = SimpleUploadedFile("units.csv", b"code,kind,name_en,from\n,OFFICE,A,2024-01-01\n")
    html = client.post("/organisation/import/", {"table": table}).content.decode()
    assert "The unit has no code." in html
    assert "Line 2:" not in html
