"""The command line beside the machine: a file that cannot be reached, a database that is busy, and
a check of the ledger for which nobody has to wait."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from remit.interfaces import failures
from remit.interfaces.cli import app, children

PATIENCE = 300


@pytest.fixture(scope="module")
def home(opened: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of its own for these tests, that was just opened."""
    return shutil.copytree(opened, tmp_path_factory.mktemp("machine") / "home")


def _run(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    own = {"REMIT_HOME": str(home), "REMIT_SECRET_KEY": "only-for-tests", "REMIT_LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, *words],
        env={**kept, **own},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failure: Exception
) -> str:
    def fail() -> None:
        raise failure

    monkeypatch.setattr(app, "app", fail)
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_an_export_into_a_folder_that_is_not_there_is_one_sentence(home: Path) -> None:
    done = _run(home, "-m", "remit", "commitments", "export", str(home / "none" / "x.csv"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no such file or folder: “")
    assert done.stderr.endswith("(rule FILE_PLACE_MISSING)\n")


def test_reference_pages_cannot_be_written_into_a_file(home: Path) -> None:
    place = home / "file"
    place.write_text("", encoding="utf-8")
    done = _run(home, "-m", "remit", "docs", str(place / "below"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("failure", "rule"),
    [
        (FileNotFoundError(2, "No such file", "x.csv"), "FILE_PLACE_MISSING"),
        (IsADirectoryError(21, "Is a directory", "x.csv"), "FILE_IS_A_FOLDER"),
        (PermissionError(13, "Permission denied", "x.csv"), "FILE_NOT_PERMITTED"),
        (OSError(28, "No space left", "x.csv"), "FILE_WITHOUT_SPACE"),
        (OSError(5, "Input/output error", "x.csv"), "FILE_NOT_REACHED"),
        (OperationalError("database is locked"), "DATABASE_BUSY"),
        (OperationalError("connection refused"), "DATABASE_NOT_REACHED"),
    ],
)
def test_what_the_machine_refuses_is_one_sentence_with_its_rule(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: Exception,
    rule: str,
) -> None:
    assert f"(rule {rule})" in _refused(monkeypatch, capsys, failure)


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(app, "app", fail)
    with pytest.raises(KeyError):
        app.main()
    assert failures.refusal(ConnectionResetError("by peer")) is None


def test_a_check_of_the_derived_tables_does_not_wait_for_who_writes(home: Path) -> None:
    before = sorted(
        path.name for path in home.iterdir() if not path.name.endswith(("-wal", "-shm"))
    )
    writer = sqlite3.connect(home / "remit.sqlite3", isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        done = _run(home, "-m", "remit", "ledger", "rebuild", "--check")
        writer.execute("ROLLBACK")
    finally:
        writer.close()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" acts\n")
    after = sorted(path.name for path in home.iterdir() if not path.name.endswith(("-wal", "-shm")))
    assert after == before


def test_a_check_finds_a_table_that_differs_and_leaves_it_so(home: Path) -> None:
    place = home / "remit.sqlite3"
    with sqlite3.connect(place) as database:
        database.execute("UPDATE organisation_post SET code = 'CHANGED'")
    done = _run(home, "-m", "remit", "ledger", "rebuild", "--check")
    assert done.returncode == 1
    assert "organisation_post" in done.stderr
    with sqlite3.connect(place) as database:
        assert database.execute("SELECT code FROM organisation_post").fetchall() == [("CHANGED",)]
        database.execute("UPDATE organisation_post SET code = 'SITE-ADMIN'")


def test_a_worker_without_its_database_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "remit.sqlite3").mkdir()  # a database that cannot be opened
    done = _run(tmp_path, *children.worker()[1:])
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("(rule DATABASE_NOT_REACHED)\n")


FOLDERS_TOO = ("intake", "evaluate")
TAKES_A_FILE = (
    ("read",),
    ("intake",),
    ("commitments", "import", "--as", "SITE-ADMIN"),
    ("organisation", "import"),
    ("restore",),
    ("ledger", "check-proof"),
    ("reading", "evaluate"),
)


@pytest.mark.parametrize("words", TAKES_A_FILE, ids=" ".join)
def test_a_file_that_is_not_there_is_named_by_its_path(home: Path, words: tuple[str, ...]) -> None:
    place = home / "none" / "x.csv"
    done = _run(home, "-m", "remit", *words, str(place))
    said = " ".join(f"{done.stdout} {done.stderr}".split())
    assert done.returncode == 1
    if words != ("intake",):  # a table of what became of each file, in which words are folded
        assert f"There is no file “{place}”. Check the path" in said


@pytest.mark.parametrize("words", [one for one in TAKES_A_FILE if one[-1] not in FOLDERS_TOO])
def test_a_folder_is_no_file(home: Path, words: tuple[str, ...]) -> None:
    done = _run(home, "-m", "remit", *words, str(home))
    assert done.returncode == 1
    assert f"“{home}” is a folder" in " ".join(done.stderr.split())


def test_a_folder_that_is_not_there_is_not_watched(home: Path) -> None:
    done = _run(home, "-m", "remit", "intake", "--watch", str(home / "none"))
    assert done.returncode == 1
    assert f"There is no folder “{home / 'none'}”. Check the path" in done.stderr
