"""Somebody keeps the database busy: a backup, a long reader, another writer."""

import contextlib
import sqlite3
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from remit.client import Client, Refused
from remit.client.sending import Sender
from remit.kernel import writes
from tests.support import pages, sites
from tests.support.sites import Site

ORDER = {"issuer": "SX-PC", "lead": "SX-DHA", "due": {"said": "2031-01-01"}, "basis": "MINUTES"}
ONCE = Sender(tries=1)
WRITERS = (
    "SELECT count(*) FROM (SELECT substr(text, 1, 2) AS who FROM ledger_sidetext"
    " WHERE key = 'title' AND text LIKE 'w%' GROUP BY who HAVING count(*) >= 5) writers"
)

pytestmark = pytest.mark.slow


@contextlib.contextmanager
def database(site: Site) -> Iterator[sqlite3.Connection]:
    """The database as another program opens it."""
    place = site.home / "remit.sqlite3"
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as opened:
        yield opened


def test_nobody_waits_for_a_long_reader_or_a_backup(on_sqlite: Site) -> None:
    site = on_sqlite
    with site.web() as address, database(site) as reader:
        client = Client(address, site.chair, sender=ONCE)
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM ledger_act").fetchone()
        acts = [client.begin(title=f"Order {number}", **ORDER).act for number in range(3)]
        with database(site) as copied:
            copied.backup(
                sqlite3.connect(site.home / "copy"),
                pages=5,
                sleep=0.01,
                progress=lambda *_: (
                    acts.append(client.begin(title="Amid", **ORDER).act) if len(acts) < 6 else None
                ),
            )
        assert reader.execute("SELECT count(*) FROM ledger_act").fetchone() == before
        reader.execute("ROLLBACK")
        assert site.acts == max(acts) == before[0] + len(acts)
    site.assert_whole()


@contextlib.contextmanager
def busy(site: Site) -> Iterator[None]:
    """Another writer takes long, until the end of the block."""
    if site.url:
        with psycopg.connect(site.url) as other:
            other.execute("SELECT pg_advisory_xact_lock(%s)", [writes.LOCK])
            yield
            other.rollback()
        return
    with database(site) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_whoever_waited_too_long_for_the_lock_is_told_so_and_may_try_again(site: Site) -> None:
    with site.web() as address:
        client = Client(address, site.chair, sender=ONCE)
        with busy(site), ThreadPoolExecutor() as pool:
            asked = pool.submit(client.begin, key="waited", title="Waited", **ORDER)
            typed = pool.submit(site.remit, "organisation", "person", "x@example.org", "--name=X")
            assert pages.asked(address).status == 302  # reading goes on
            failure = asked.exception()
            assert isinstance(failure, Refused)
            assert (failure.problem.status, failure.problem.rule) == (503, "SITE_BUSY")
            done = typed.result()
            assert (done.returncode, done.stderr.count("\n")) == (1, 2)  # as whom, and why not
            assert done.stderr.endswith("(rule DATABASE_BUSY)\n")
        assert client.begin(key="waited", title="Waited", **ORDER).replayed is False
    site.assert_whole()


def test_of_many_writers_each_gets_its_turn(on_sqlite: Site, tmp_path: Path) -> None:
    site = on_sqlite
    command = [sys.executable, "-m", "tests.faults.writing"]
    said = tmp_path / "said"
    with said.open("a") as told:
        begun = [site.start([*command, f"w{number}"], stderr=told) for number in range(6)]
    try:
        until = time.monotonic() + sites.PATIENCE
        while site.asked(WRITERS)[0][0] < len(begun) and time.monotonic() < until:
            time.sleep(0.2)
        assert said.read_text() == ""
    finally:
        for one in begun:
            sites.kill(one)
    assert site.asked(WRITERS) == [(len(begun),)]
    site.assert_whole()
