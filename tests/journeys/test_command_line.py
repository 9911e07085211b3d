"""The figures of the stories on the command line."""

import json
from typing import Any

from typer.testing import CliRunner

from remit.interfaces.cli.app import app


def test_the_command_line_prints_the_year_of_the_province() -> None:
    found = _figures("--on", "2023-09-06", "--unit", "TV")
    total = found["total"]
    assert (total["assigned"], total["done_on_time"], total["open_in_time"]) == (133, 39, 94)
    share = next(one for one in total["shares"] if one["policy"] == "of_all_assigned")
    assert (share["n"], share["of"], share["percent"]) == (39, 133, 29.32)


def test_the_command_line_prints_the_overdue_by_level_as_known_later() -> None:
    for known in ((), ("--known-at", "2025-11-20")):
        found = _figures("--on", "2025-11-14", "--unit", "SX", "--by", "issuer-level", *known)
        overdue = {row["key"]: row["open_overdue"] for row in found["rows"]}
        assert (overdue["CENTRAL"], overdue["PROVINCIAL"]) == (12, 18)


def _figures(*words: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["figures", *words, "--format", "json"])
    assert done.exit_code == 0, done.output
    return dict(json.loads(done.stdout))
