"""A copy of an SQLite database shows one moment, however long it takes and whoever writes
meanwhile."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from remit.ledger.backups import sqlite

ROWS = 400


@pytest.fixture
def busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A database of many pages, copied a few at a time."""
    place = tmp_path / "busy.sqlite3"
    writer = sqlite3.connect(place, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE act (seq INTEGER PRIMARY KEY, body TEXT)")
    writer.executemany("INSERT INTO act VALUES (?, ?)", [(n, "x" * 3000) for n in range(ROWS)])
    monkeypatch.setattr(sqlite, "place", lambda: place)
    monkeypatch.setattr(sqlite, "PAGES", 20)
    return writer


def test_what_is_written_after_each_piece_neither_enters_nor_ends_the_copy(
    busy: sqlite3.Connection, tmp_path: Path
) -> None:
    steps: list[int] = []

    def write(done: int, whole: int) -> None:
        steps.append(done)
        assert done <= whole
        busy.execute("INSERT INTO act (body) VALUES ('meanwhile')")
        busy.execute("UPDATE act SET body = 'changed' WHERE seq = 1")

    sqlite._copy(tmp_path / "copy.sqlite3", write)
    assert len(steps) > 10
    assert steps == sorted(steps)  # it never began again
    with contextlib.closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copied:
        assert copied.execute("SELECT count(*) FROM act").fetchone() == (ROWS,)
        assert copied.execute("SELECT body FROM act WHERE seq = 1").fetchone() == ("x" * 3000,)
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copied.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    kept = busy.execute("SELECT count(*) FROM act").fetchone()
    assert kept == (ROWS + len(steps),)
    busy.close()
