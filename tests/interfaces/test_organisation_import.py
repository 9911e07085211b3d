"""`remit organisation import`: what is wrong with a table of units is told line by line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from remit.domain.refusals import Refusal
from remit.interfaces.cli.app import app

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
