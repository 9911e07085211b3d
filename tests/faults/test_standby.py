"""Beside a hot standby: what is only read is read there while it follows closely, whoever wrote
reads what was written, and when the primary dies nothing that was acknowledged is lost."""

import contextlib
import dataclasses
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from remit.client import Client
from tests.faults.loading import ORDER, PATIENT, Load
from tests.support import postgres, sites, small_site
from tests.support.browsing import Browser
from tests.support.sites import Site

pytestmark = pytest.mark.slow
LONG = 300
SPARSE = {"limit": 200}


@dataclass
class Pair:
    """A site on a primary that a standby follows."""

    primary: postgres.Server
    standby: postgres.Server
    site: Site

    def of_standby(self, question: str) -> object:
        """What the standby answers."""
        with psycopg.connect(self.standby.url, autocommit=True) as asked:
            row = asked.execute(question).fetchone()
            return row[0] if row else None

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """The standby stays where it is until the end of the block."""
        self.of_standby("SELECT pg_wal_replay_pause()")
        _until(lambda: self.of_standby("SELECT pg_get_wal_replay_pause_state()") == "paused")
        try:
            yield
        finally:
            self.of_standby("SELECT pg_wal_replay_resume()")

    @contextlib.contextmanager
    def web(self, bound: int = 5) -> Iterator[str]:
        """The web of the site, once it reads from the standby."""
        beside = f"{self.standby.url.rpartition('/')[0]}/{sites.name_in(self.site.url)}"
        more = {"REMIT_STANDBY_URL": beside, "REMIT_STANDBY_SECONDS": str(bound)}
        with self.site.web(**more) as address:
            _until(lambda: _ready(address).startswith("ok\nstandby read 0.0 s behind"))
            yield address


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Two servers on this machine and a founded site; the last test makes the second a primary."""
    with _pair(tmp_path_factory.mktemp("pair")) as pair:
        yield pair


@contextlib.contextmanager
def _pair(folder: Path) -> Iterator[Pair]:
    with (
        postgres.running(postgres.LASTING) as primary,
        postgres.following(primary) as standby,
    ):
        with psycopg.connect(primary.url, autocommit=True) as asked:
            asked.execute("CREATE DATABASE site")
        home = folder / "home"
        home.mkdir(mode=0o700)
        url = f"{primary.url.rpartition('/')[0]}/site"
        yield Pair(primary, standby, sites.founded(home, url))


def test_whoever_wrote_reads_it_though_the_standby_does_not_have_it_yet(pair: Pair) -> None:
    with pair.web(bound=LONG) as address:
        chair, officer = (Client(address, one) for one in (pair.site.chair, pair.site.officer))
        before = _signed_in(address, pair.site)
        _until(lambda: _reads_there(address, officer))
        with pair.paused():
            number = chair.begin(title="Not there yet", **ORDER).commitment.number
            assert number in _numbers(chair)
            assert number not in _numbers(officer)
            _until(lambda: "Not there yet" not in before.page("/commitments/"))
            assert "Not there yet" in _signed_in(address, pair.site).page("/commitments/")
            # What is not known there is asked of the primary before anyone hears no.
            assert officer.commitment(number).number == number
        _until(lambda: number in _numbers(officer))
        _until(lambda: _reads_there(address, chair))
    pair.site.assert_whole()


def test_a_standby_that_is_too_far_behind_is_not_read(pair: Pair) -> None:
    with pair.web(bound=1) as address:
        chair, officer = (Client(address, one) for one in (pair.site.chair, pair.site.officer))
        with pair.paused():
            number = chair.begin(title="Further", **ORDER).commitment.number
            _until(lambda: _ready(address).startswith("ok\nstandby behind"))
            assert number in _numbers(officer)
        _until(lambda: _ready(address).startswith("ok\nstandby read"))
        assert _reads_there(address, officer)


def test_without_its_standby_a_site_goes_on_and_finds_it_again(pair: Pair) -> None:
    with pair.web() as address:
        officer = Client(address, pair.site.officer)
        assert _reads_there(address, officer)
        pair.standby.stop(signal.SIGKILL)
        for _ in range(5):
            assert _numbers(officer) == _numbers(officer)
        assert Client(address, pair.site.chair).begin(title="Alone", **ORDER).act
        assert _ready(address).startswith("ok\nstandby away")
        pair.standby.start()
        _until(lambda: _reads_there(address, officer))


def test_a_standby_that_became_a_primary_is_not_read(pair: Pair) -> None:
    with pair.web() as address:
        pair.of_standby("SELECT pg_promote(true, 60)")
        _until(lambda: _ready(address).startswith("ok\nstandby no_standby"))
        assert not _reads_there(address, Client(address, pair.site.officer))


@pytest.mark.matrix
@pytest.mark.parametrize("orders", [8, 20, 50])
def test_the_primary_is_killed_under_load_and_nothing_acknowledged_is_lost(
    tmp_path: Path, orders: int
) -> None:
    with _pair(tmp_path) as pair:
        _wait_for_both(pair)
        both = dataclasses.replace(pair.site, url=_either(pair, "read-write"))
        beside = {"REMIT_STANDBY_URL": _either(pair, "standby")}
        with both.web(**beside) as address, Load(address, both.chair).asking() as load:
            _until(lambda: len(load.acknowledged) >= orders)
            pair.primary.stop(signal.SIGKILL)
            before = len(load.acknowledged)
            assert pair.of_standby("SELECT pg_promote(true, 60)") is True
            for _ in range(4):
                load.wait_for_more()
            reader = Client(address, both.officer, sender=PATIENT)
            assert reader.commitment(max(load.acknowledged.values())).number
        assert load.failed == []
        assert len(load.acknowledged) > before >= orders
        kept = dict(both.asked("SELECT text, act_id FROM ledger_sidetext WHERE key = 'title'"))
        assert {title: kept.get(title) for title in load.acknowledged} == load.acknowledged
        both.assert_whole()


def _wait_for_both(pair: Pair) -> None:
    """From now on the primary acknowledges only what the standby has on its disk too."""
    with psycopg.connect(pair.primary.url, autocommit=True) as asked:
        asked.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        asked.execute("SELECT pg_reload_conf()")
    state = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
    with psycopg.connect(pair.primary.url, autocommit=True) as asked:
        _until(lambda: asked.execute(state).fetchone() == (1,))


def _either(pair: Pair, wanted: str) -> str:
    """An address that names both servers and takes the one that is what is wanted."""
    ports = f"{pair.primary.port},{pair.standby.port}"
    who = re.match(r"postgres://[^@]+@", pair.primary.url)
    assert who
    hosts = f"host=127.0.0.1,127.0.0.1&port={ports}&target_session_attrs={wanted}"
    return f"{who[0]}/site?{hosts}"


def _numbers(client: Client) -> list[int]:
    return [one.number for one in client.commitments(**SPARSE)]


def _signed_in(address: str, site: Site) -> Browser:
    done = site.remit("organisation", "sign-in", small_site.ADDRESSES["officer"])
    browser = Browser(address)
    browser.send(re.findall(r"/enter/[^\s/]+/", done.stdout)[0])
    assert browser.cookie("remit_wrote_at")
    return browser


def _reads_there(address: str, client: Client) -> bool:
    """Whether what is asked now is read from the standby."""
    before = _read_from_standby(address)
    client.figures("2026-01-01")
    return _read_from_standby(address) > before


def _read_from_standby(address: str) -> int:
    local = address.replace("127.0.0.1", "localhost")
    text = Browser(local).page("/metrics")
    found = re.search(r'^remit_reads_total\{server="standby"\} (\d+)$', text, re.MULTILINE)
    assert "\nremit_standby_read " in text
    return int(found[1]) if found else 0


def _ready(address: str) -> str:
    return Browser(address).page("/readyz")


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + sites.PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)
