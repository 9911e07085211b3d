"""Whoever ran a release can run this one: golden data of every release is brought up to date,
and says then what the release said."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from remit.ledger.backups import sqlite
from tests.support import places

pytestmark = pytest.mark.slow
GOLDEN = Path(__file__).parents[2] / "golden"
RELEASES = sorted(path.parent.name for path in GOLDEN.glob("*/said.json"))
ON_POSTGRES = bool(os.environ.get("REMIT_DATABASE_URL"))
# Puts a database back as its release left it, which no command does: `remit restore` goes on and
# brings it up to date.
AS_IT_WAS = """
import pathlib, sys
from remit.interfaces.cli import site
site.ready()
from remit.ledger.backups import restoring
restoring.restore(pathlib.Path(sys.argv[1]), tell=lambda *_: None)
"""


def _golden(release: str) -> Path:
    return GOLDEN / release / ("postgresql.zip" if ON_POSTGRES else "sqlite.zip")


def _said(release: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((GOLDEN / release / "said.json").read_text("utf-8"))
    return said


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest) -> str:
    """Each release of which data is kept."""
    return str(request.param)


@pytest.fixture
def old(release: str, tmp_path: Path) -> Iterator[places.Environment]:
    """A site as the release left it."""
    with places.place(tmp_path / "old") as environment:
        places.done(environment, "-c", AS_IT_WAS, str(_golden(release)))
        yield environment


def _check_as_said(environment: places.Environment, release: str) -> None:
    said = _said(release)
    ledger = json.loads(places.done(environment, "-m", "remit", "ledger", "verify", "--json"))
    assert (ledger["acts"], ledger["head"]) == (said["acts"], said["head"])
    places.done(environment, "-m", "remit", "ledger", "rebuild", "--check")
    for day, total in said["figures"].items():
        asked = ("figures", "--on", day, "--known-at", str(said["acts"]), "--format", "json")
        now = json.loads(places.done(environment, "-m", "remit", *asked))["total"]
        assert {name: now[name] for name in total} == total


def test_the_first_release_is_kept() -> None:
    assert "0.1.0-first" in RELEASES


def test_golden_data_of_a_release_is_the_same_on_both_engines(release: str) -> None:
    heads = []
    for engine in ("sqlite", "postgresql"):
        with zipfile.ZipFile(GOLDEN / release / f"{engine}.zip") as packed:
            heads.append(json.loads(packed.read("backup.json")))
    assert heads[0]["head"] == heads[1]["head"] == _said(release)["head"]


def test_a_site_of_a_release_waits_for_the_upgrade_and_then_says_the_same(
    old: places.Environment, release: str
) -> None:
    is_behind = _is_behind(old)
    waits = places.remit(old, "ledger", "verify")
    assert waits.returncode == is_behind
    assert ("(rule SITE_NOT_UP)" in waits.stderr) == is_behind
    done = places.remit(old, "upgrade")
    assert done.returncode == 0, done.stderr
    assert ("Brought up to date: " in done.stdout) == is_behind
    assert f"The ledger is whole: acts {_said(release)['acts']}, " in done.stdout
    _check_as_said(old, release)
    again = places.remit(old, "upgrade")
    assert "The database is up to date." in again.stdout


def _is_behind(old: places.Environment) -> bool:
    """Whether the tables changed since; of the first release they did for good."""
    asked = [sys.executable, "manage.py", "migrate", "--check"]
    return subprocess.run(asked, env=old, capture_output=True, check=False).returncode != 0


def test_the_first_release_is_behind_this_one(tmp_path: Path) -> None:
    with places.place(tmp_path / "old") as environment:
        places.done(environment, "-c", AS_IT_WAS, str(_golden("0.1.0-first")))
        assert _is_behind(environment)


def test_of_two_upgrades_at_once_the_second_waits_and_finds_it_done(
    old: places.Environment, release: str
) -> None:
    is_behind = _is_behind(old)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "remit", "upgrade"],
            env=old,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=places.PATIENCE) for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert sum("Brought up to date: " in out for out, _ in said) == is_behind
    assert sum("The database is up to date." in out for out, _ in said) == 2 - is_behind
    _check_as_said(old, release)


def test_a_backup_of_a_release_is_restored_by_this_one(release: str, tmp_path: Path) -> None:
    with places.place(tmp_path / "new") as environment:
        done = places.remit(environment, "restore", str(_golden(release)))
        assert done.returncode == 0, done.stderr
        _check_as_said(environment, release)


def test_a_database_of_a_later_program_is_left_alone(tmp_path: Path) -> None:
    with places.place(tmp_path / "later") as environment:
        places.done(environment, "manage.py", "migrate", "--verbosity=0")
        _add_later_migration(environment)
        for command in ("upgrade", "up"):
            refused = places.remit(environment, command)
            assert refused.returncode == 1
            assert "ledger.9999_later" in refused.stderr
            assert "(rule DATABASE_NEWER)" in refused.stderr


def _add_later_migration(environment: places.Environment) -> None:
    added = (
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('ledger', '9999_later', '2030-01-01')"
    )
    if ON_POSTGRES:
        import psycopg

        with psycopg.connect(environment["REMIT_DATABASE_URL"], autocommit=True) as server:
            server.execute(added)
        return
    place = Path(environment["REMIT_HOME"]) / "remit.sqlite3"
    with contextlib.closing(sqlite3.connect(place)) as database, database:
        database.execute(added)


def test_a_file_of_a_release_is_its_database_as_it_was(release: str, tmp_path: Path) -> None:
    place = tmp_path / "database"
    with zipfile.ZipFile(GOLDEN / release / "sqlite.zip") as packed, place.open("wb") as out:
        shutil.copyfileobj(packed.open(sqlite.MEMBER), out)
    with contextlib.closing(sqlite3.connect(place)) as database:
        acts = database.execute("SELECT count(*) FROM ledger_act").fetchone()
    assert acts == (_said(release)["acts"],)
