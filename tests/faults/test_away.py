"""PostgreSQL goes away, comes back, or cuts a connection amid the work: whoever asked is told so in
a sentence of the own language and when to ask again, and the next request finds it."""

import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from remit.client import Client, Refused
from remit.client.sending import Sender
from remit.interfaces.cli import children
from remit.kernel import programs
from tests.support import mailbox, pages, postgres, sites
from tests.support.sites import Site

ORDER = {"issuer": "SX-PC", "lead": "SX-DHA", "due": {"said": "2031-01-01"}, "basis": "MINUTES"}
ONCE = Sender(tries=1)
WRITE_LOCK = 0x52454D4954

pytestmark = pytest.mark.slow


@contextlib.contextmanager
def stopped(server: postgres.Server, number: signal.Signals) -> Iterator[None]:
    """No server inside the block; whatever happens, there is one again afterwards."""
    server.stop(number)
    try:
        yield
    finally:
        server.start()


def check_told(refused: Refused) -> None:
    """When to ask again, and nothing of the machine."""
    assert (refused.problem.status, refused.problem.rule) == (503, "SITE_AWAY")
    assert "127.0.0.1" not in refused.problem.detail


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_while_the_server_is_away_everybody_is_told_and_then_everything_goes_on(
    server: postgres.Server, on_postgres: Site, how: signal.Signals
) -> None:
    site = on_postgres
    with site.web() as address:
        client = Client(address, site.chair, sender=ONCE)
        acknowledged = client.begin(title="Before", **ORDER).act
        with stopped(server, how):
            with pytest.raises(Refused) as refused:
                client.begin(key="meanwhile", title="Meanwhile", **ORDER)
            check_told(refused.value)
            page = pages.asked(address, "/ledger/")
            assert (page.status, page.headers["Retry-After"]) == (503, "2")
            assert "does not answer just now" in page.text
            assert '<html lang="vi"' in pages.asked(address, "/ledger/", language="vi").text
            done = site.remit("figures", "--on", "2026-01-01")
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.count("\n") == 1
        assert pages.asked(address, "/ledger/").status in (200, 302)
        again = client.begin(key="meanwhile", title="Meanwhile", **ORDER)
        assert (again.act, again.replayed) == (acknowledged + 1, False)
    site.assert_whole()


def test_a_connection_that_is_cut_amid_an_act_leaves_nothing_of_it(on_postgres: Site) -> None:
    site = on_postgres
    with site.web() as address, psycopg.connect(site.url) as holder:
        client = Client(address, site.chair, sender=ONCE)
        acknowledged = client.begin(title="Before", **ORDER).act
        holder.execute("SELECT pg_advisory_lock(%s)", [WRITE_LOCK])
        said: list[Exception] = []
        asker = threading.Thread(target=_ask, args=(client, said))
        asker.start()
        _cut_who_waits(site)
        asker.join()
        holder.execute("SELECT pg_advisory_unlock(%s)", [WRITE_LOCK])
        assert isinstance(said[0], Refused)
        check_told(said[0])
        assert site.acts == acknowledged
        assert client.begin(key="cut", title="Cut", **ORDER).act == acknowledged + 1
    site.assert_whole()


def test_ticker_and_worker_outlive_a_server_that_is_started_again(
    server: postgres.Server, on_postgres: Site
) -> None:
    site = on_postgres
    with mailbox.opened() as box:
        ticker = site.start(
            programs.command("remit", "tick", "--every", "1"), environment=box.environment
        )
        try:
            with site.web(**box.environment) as address:
                Client(address, site.chair).begin(title="Before", **ORDER)
                _until_letters(box, 1)
            with stopped(server, signal.SIGINT):
                time.sleep(2)
            with site.web(**box.environment) as address:
                Client(address, site.chair).begin(title="Afterwards", **ORDER)
                _until_letters(box, 2)
            assert ticker.poll() is None
        finally:
            sites.kill(ticker)


def _until_letters(box: mailbox.Box, number: int) -> None:
    until = time.monotonic() + sites.PATIENCE
    while len(box.letters) < number and time.monotonic() < until:
        time.sleep(0.2)
    assert len(box.letters) == number


def test_a_worker_whose_server_goes_says_so_and_ends_to_be_started_again(
    server: postgres.Server, on_postgres: Site
) -> None:
    worker = on_postgres.start(children.worker(), stderr=subprocess.PIPE)
    try:
        _until_it_works(on_postgres)
        with stopped(server, signal.SIGINT):
            said = worker.communicate(timeout=sites.PATIENCE)[1]
    finally:
        sites.kill(worker)
    assert worker.returncode == 1
    assert said.splitlines()[-1].endswith("(rule DATABASE_NOT_REACHED)")


def _ask(client: Client, said: list[Exception]) -> None:
    try:
        client.begin(key="cut", title="Cut", **ORDER)
    except (Refused, OSError) as failure:
        said.append(failure)


def _cut_who_waits(site: Site) -> None:
    """Whoever waits for the write lock has begun its transaction."""
    until = time.monotonic() + sites.PATIENCE
    waiting = "FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    while not site.asked(f"SELECT pg_terminate_backend(pid) {waiting}"):
        assert time.monotonic() < until
        time.sleep(0.05)


def _until_it_works(site: Site) -> None:
    """The worker holds its turn once it has begun."""
    until = time.monotonic() + sites.PATIENCE
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    while not site.asked(held)[0][0]:
        assert time.monotonic() < until
        time.sleep(0.1)
    time.sleep(2)
