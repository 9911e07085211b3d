"""Redmine as a peer: Debian's package, copied into a folder of this run, with a database of its own
in a PostgreSQL that is running, the tasks that it is given, and one web process.

Nothing on the machine is changed: the package only lends its files and its libraries.
"""

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg

PACKAGE = Path("/usr/share/redmine")
LACKING = """Redmine is not on this machine. This line brings it (its own set-up may be refused):
  apt-get install --no-install-recommends redmine redmine-pgsql puma"""
KEY = "0123456789abcdef0123456789abcdef01234567"
PATIENCE = 300
APART = shutil.ignore_patterns("instances", "Gemfile.lock", "database.yml")
NEW, CLOSED, FEATURE, NORMAL, ADMIN = 1, 5, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Task:
    """What both systems know of one order."""

    agency: str
    title: str
    due: Any
    is_open: bool


@dataclass(frozen=True, slots=True)
class Redmine:
    """A Redmine that answers at a port; its pages are those of its administrator."""

    port: int
    cookie: str
    projects: dict[str, int]


@contextlib.contextmanager
def redmine(folder: Path, server: str, port: int, tasks: Sequence[Task]) -> Iterator[Redmine]:
    """A Redmine with these tasks, that is up until the end of the block."""
    if not PACKAGE.exists():
        sys.exit(LACKING)
    place, database = folder / "redmine", f"{server.rpartition('/')[0]}/redmine"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE redmine")
    _copied(place, database)
    _rake(place, "db:migrate")
    _rake(place, "redmine:load_default_data")
    with psycopg.connect(database) as connection:
        projects = _filled(connection, tasks)
    command = ["bundle", "exec", "puma", "--environment", "production"]
    with subprocess.Popen(
        [*command, "--bind", f"tcp://127.0.0.1:{port}"],
        cwd=place,
        env=_environment(),
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            yield Redmine(port, _signed_in(port), projects)
        finally:
            process.terminate()


def _copied(place: Path, database: str) -> None:
    """Debian's package looks for its settings below itself, in the folder of an instance."""
    shutil.copytree(PACKAGE, place, symlinks=True, ignore=APART)
    instance = place / "instances" / "default"
    for name in ("config", "tmp", "log", "files"):
        (instance / name).mkdir(parents=True)
    (instance / "config" / "secret_key.txt").write_text("0" * 64)
    (instance / "config" / "database.yml").write_text(
        f"production:\n  adapter: postgresql\n  url: {database}\n  encoding: utf8\n"
    )
    (place / "Gemfile.local").write_text('gem "pg"\ngem "puma"\n')


def _environment() -> dict[str, str]:
    return {**os.environ, "RAILS_ENV": "production", "REDMINE_LANG": "en"}


def _rake(place: Path, task: str) -> None:
    command = ["bundle", "exec", "rake", task]
    done = subprocess.run(
        command, cwd=place, env=_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{task}:\n{done.stdout}{done.stderr}"


def _filled(connection: psycopg.Connection[Any], tasks: Sequence[Task]) -> dict[str, int]:
    """Each agency is a project; the numbers of its nested set are the ones Redmine would give."""
    agencies = sorted({task.agency for task in tasks})
    projects = {code: number for number, code in enumerate(agencies, 1)}
    _loaded(
        connection,
        "projects (id, name, identifier, status, lft, rgt, created_on, updated_on)",
        (
            (number, code, code.lower(), 1, 2 * number - 1, 2 * number, "2025-01-01", "2025-01-01")
            for code, number in projects.items()
        ),
    )
    each = projects.values()
    _loaded(
        connection, "projects_trackers (project_id, tracker_id)", ((one, FEATURE) for one in each)
    )
    modules = ((one, "issue_tracking") for one in each)
    _loaded(connection, "enabled_modules (project_id, name)", modules)
    _loaded(
        connection,
        "issues (id, tracker_id, project_id, subject, due_date, status_id, priority_id, author_id,"
        " created_on, updated_on, start_date, root_id, lft, rgt)",
        (_row(number, task, projects) for number, task in enumerate(tasks, 1)),
    )
    for table, last in (("projects", len(projects)), ("issues", len(tasks))):
        connection.execute("SELECT setval(%s::regclass, %s)", [f"{table}_id_seq", last])
    connection.execute("UPDATE users SET must_change_passwd = false WHERE id = %s", [ADMIN])
    now = "2025-01-01"
    _loaded(connection, "settings (name, value, updated_on)", [("rest_api_enabled", "1", now)])
    token = (ADMIN, "api", KEY, now, now)
    _loaded(connection, "tokens (user_id, action, value, created_on, updated_on)", [token])
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE")
    return projects


def _row(number: int, task: Task, projects: dict[str, int]) -> tuple[Any, ...]:
    status, day = NEW if task.is_open else CLOSED, "2025-01-01"
    about = (FEATURE, projects[task.agency], task.title[:255], task.due, status, NORMAL, ADMIN)
    return (number, *about, day, day, None, number, 1, 2)


def _loaded(connection: psycopg.Connection[Any], where: str, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {where} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _signed_in(port: int) -> str:
    """The cookie of the administrator, who signs in as anybody does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            page, cookie = _asked(port, "GET", "/login", "")
            break
        except OSError:
            assert time.monotonic() < until, "Redmine did not start."
            time.sleep(0.5)
    token = re.search(r'name="authenticity_token" value="([^"]+)"', page)
    assert token is not None
    form = {"username": "admin", "password": "admin", "authenticity_token": token[1]}
    return _asked(port, "POST", "/login", cookie, urlencode(form))[1]


def _asked(port: int, verb: str, path: str, cookie: str, body: str = "") -> tuple[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    said = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(verb, urlsplit(path).path, body, said)
    answer = connection.getresponse()
    return answer.read().decode(), (answer.getheader("Set-Cookie") or "").partition(";")[0]
