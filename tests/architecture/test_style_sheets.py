"""Style sheets ask for nothing that is not there: letters come in two weights, and whatever lies
between would be shown as one of them without anybody having chosen it."""

import re
from pathlib import Path

SHEETS = Path(__file__).resolve().parents[2] / "remit/interfaces/web/static/remit"
WEIGHT = re.compile(r"font-weight: ([^;]+);")
THERE = frozenset({"400", "600", "inherit", "var(--tblr-btn-font-weight)"})


def test_style_sheets_ask_only_for_weights_that_are_shipped() -> None:
    asked = {
        (sheet.name, weight)
        for sheet in SHEETS.glob("*.css")
        for weight in WEIGHT.findall(sheet.read_text(encoding="utf-8"))
    }
    assert len(asked) > 5
    assert {one for one in asked if one[1] not in THERE} == set()
