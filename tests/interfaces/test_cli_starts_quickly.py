"""To read one file, `remit read` loads what reading needs and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "The Ministry of Health shall submit the report before 31 December 2025.\n"
HEAVY = ("pydantic", "django", "kiwipiepy", "pypdfium2", "selectolax")
ASKED = """
import sys
from remit.interfaces.cli import app
try:
    app.main()
finally:
    loaded = [name for name in {heavy!r} if name in sys.modules]
    sys.stderr.write(" ".join(loaded))
"""


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", ASKED.format(heavy=HEAVY), "read", *words]
    own = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(command, env=own, capture_output=True, text=True, check=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "order.txt"
    written.write_text(TEXT, encoding="utf-8")
    return written


def test_a_reading_loads_no_framework_and_keeps_what_it_learnt(file: Path) -> None:
    told = _run(file.parent, "--json", str(file))
    assert (told.returncode, told.stderr) == (0, "")
    assert [one["kind"] for one in json.loads(told.stdout)["obligations"]] == ["task"]
    assert (file.parent / "cache" / "remit" / "en.pack").is_file()
    assert _run(file.parent, str(file), "--json").stdout == told.stdout


def test_a_file_that_is_absent_is_refused_as_ever(tmp_path: Path) -> None:
    told = _run(tmp_path, str(tmp_path / "absent.txt"))
    assert told.returncode == 1
    assert "absent.txt" in told.stderr


def test_words_that_are_not_understood_are_wrong_usage(file: Path) -> None:
    assert _run(file.parent, str(file), "--nothing").returncode == 2
