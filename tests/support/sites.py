"""Sites for tests that hurt them: founded once for each engine, copied for each test, and asked
only through the programs that a site really runs."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from remit.interfaces.cli import children
from tests.support import ports, small_site

PATIENCE = 300
# It is noon there while the tests run, so that no clock that is set back meets another day.
NOON = f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"
SQLITE, POSTGRES = "sqlite", "postgres"
WHOLE = ("ledger", "verify", ",", "ledger", "rebuild", "--check")


@dataclass(frozen=True)
class Site:
    """A folder and perhaps a database, with whoever orders and whoever owes there."""

    home: Path
    url: str
    chair: str
    officer: str

    @property
    def environment(self) -> dict[str, str]:
        """What its programs are started with."""
        kept = {name: one for name, one in os.environ.items() if not name.startswith("REMIT_")}
        own = {"REMIT_HOME": str(self.home), "REMIT_SECRET_KEY": "tests", "REMIT_LANGUAGE": "en"}
        own["REMIT_TIMEZONE"] = NOON
        where = {"REMIT_DATABASE_URL": self.url} if self.url else {}
        return {**kept, **own, **where, "REMIT_API_RATE": "1000000"}

    def run(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A program of this interpreter, to its end."""
        return subprocess.run(
            [sys.executable, *words],
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def remit(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A command of the site."""
        return self.run("-m", "remit", *words, **more)

    def start(self, command: Sequence[str], **more: Any) -> "subprocess.Popen[str]":
        """A program in a session of its own, so that it can be killed with all it started."""
        environment = {**self.environment, **more.pop("environment", {})}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
        return subprocess.Popen(command, env=environment, start_new_session=True, **quiet | more)

    @contextlib.contextmanager
    def web(self, **environment: str) -> Iterator[str]:
        """Its web server, until the end of the block; the address."""
        port = ports.free()
        process = self.start(children.web("127.0.0.1", port), environment=environment)
        try:
            yield reached(children.address("127.0.0.1", port))
        finally:
            kill(process)

    def asked(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """What its database answers to a question that holds for both engines."""
        if self.url:
            with psycopg.connect(self.url) as database:
                return database.execute(question.replace("?", "%s"), values).fetchall()
        with contextlib.closing(sqlite3.connect(self.home / "remit.sqlite3", timeout=30)) as file:
            return file.execute(question, values).fetchall()

    @property
    def acts(self) -> int:
        """How many acts it has."""
        return int(self.asked("SELECT max(seq) FROM ledger_act")[0][0])

    def assert_whole(self) -> None:
        """The chain holds, and every derived table follows from it."""
        done = self.run("-m", "tests.support.several", *WHOLE)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert len(done.stdout.splitlines()) == WHOLE.count("ledger")  # each said its result


def reached(address: str) -> str:
    """The address, once somebody answers there."""
    until = 600
    while children.status_of(address) is None and until:
        until -= 1
        time.sleep(0.05)
    return address


def kill(process: "subprocess.Popen[str]") -> None:
    """As the machine kills when it runs out of memory: at once, and nothing is cleared up."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


@dataclass(frozen=True)
class Mould:
    """A founded site from which others are cast."""

    site: Site
    server: str

    @contextlib.contextmanager
    def cast(self, home: Path) -> Iterator[Site]:
        """A site of one's own, until the end of the block."""
        shutil.copytree(self.site.home, home)
        tokens = {"chair": self.site.chair, "officer": self.site.officer}
        if not self.server:
            yield Site(home, "", **tokens)
            return
        with database(self.server, template=name_in(self.site.url)) as url:
            yield Site(home, url, **tokens)


@contextlib.contextmanager
def mould(home: Path, server: str) -> Iterator[Mould]:
    """A site as `remit up` and an administrator found it; without a server, on SQLite."""
    with contextlib.ExitStack() as end:
        home.mkdir(mode=0o700)
        url = end.enter_context(database(server)) if server else ""
        yield Mould(founded(home, url), server)


def founded(home: Path, url: str) -> Site:
    """A site in an empty folder and an empty database."""
    blank = Site(home, url, "", "")
    _done(blank.run("manage.py", "migrate", "--verbosity=0"))
    tokens = small_site.tokens(blank.environment)
    return Site(home, url, tokens["chair"], tokens["officer"])


@contextlib.contextmanager
def database(server: str, template: str = "template1") -> Iterator[str]:
    """A database of its own on a server."""
    name = f"site_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as asked:
        asked.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as asked:
            asked.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def name_in(url: str) -> str:
    """The database that an address names."""
    return url.rpartition("/")[2].partition("?")[0]


def _done(done: "subprocess.CompletedProcess[str]") -> None:
    assert done.returncode == 0, done.stderr
