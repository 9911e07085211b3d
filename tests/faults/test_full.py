"""No space is left: whoever writes is told so in a sentence, the ledger stays as it was, and once
there is room again everything goes on."""

import contextlib
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from remit.client import Client, Refused
from remit.client.sending import Sender
from remit.interfaces.cli import children
from tests.support import ports, postgres, sites
from tests.support.sites import Mould, Site

ORDER = {"issuer": "SX-PC", "lead": "SX-DHA", "due": {"said": "2031-01-01"}, "basis": "MINUTES"}
ONCE = Sender(tries=1)
LONG = "A long title. " * 30
MEGABYTE = 1024 * 1024

pytestmark = pytest.mark.slow


@contextlib.contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own at a place, of a few megabytes."""
    place.mkdir()
    size = f"size={megabytes}m"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.skip(f"no disk can be made here: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(client: Client, most: int = 3000) -> tuple[int, Refused]:
    """Order until the site refuses; how many were acknowledged, and what it said."""
    for number in range(most):
        try:
            client.begin(title=f"Order {number} {LONG}", **ORDER)
        except Refused as refused:
            return number, refused
    raise AssertionError("the disk never was full")


def check_refused(refused: Refused) -> None:
    """It says so, and when to ask again."""
    assert (refused.problem.status, refused.problem.rule) == (503, "SITE_WITHOUT_SPACE")
    assert "no space left" in refused.problem.detail


def test_a_full_disk_under_sqlite(sqlite_mould: Mould, tmp_path: Path) -> None:
    size = sum(one.stat().st_size for one in sqlite_mould.site.home.rglob("*")) // MEGABYTE + 3
    with small_disk(tmp_path / "disk", size) as disk, sqlite_mould.cast(disk / "home") as site:
        with site.web() as address:
            acknowledged, refused = fill(Client(address, site.chair, sender=ONCE))
            check_refused(refused)
        assert acknowledged == _orders(site)
        shutil.copytree(site.home, tmp_path / "larger")
        larger = Site(tmp_path / "larger", "", site.chair, site.officer)
    larger.assert_whole()
    with larger.web() as address:
        assert Client(address, site.chair).begin(title="There is room", **ORDER).act > acknowledged


def test_a_full_disk_under_postgresql(
    server: postgres.Server, postgres_mould: Mould, tmp_path: Path
) -> None:
    with contextlib.ExitStack() as end:
        disk = end.enter_context(small_disk(server.folder / "disk", 24))
        site = end.enter_context(postgres_mould.cast(tmp_path / "home"))
        if owner := postgres.owner():
            shutil.chown(disk, "postgres", owner["group"])
        end.enter_context(_moved(server, site, disk))
        with site.web() as address:
            client = Client(address, site.chair, sender=ONCE)
            acknowledged, refused = fill(client)
            check_refused(refused)
            assert acknowledged == _orders(site)
            with psycopg.connect(site.url, autocommit=True) as database:
                database.execute("DROP TABLE ballast")
            assert client.begin(title="There is room", **ORDER).act > acknowledged
        site.assert_whole()


@contextlib.contextmanager
def _moved(server: postgres.Server, site: Site, disk: Path) -> Iterator[None]:
    """The database of a site lies on that disk, beside something that nearly fills it."""
    name = sites.name_in(site.url)
    with psycopg.connect(server.url, autocommit=True) as asked:
        asked.execute(f"CREATE TABLESPACE small LOCATION '{disk}'")
        asked.execute(f'ALTER DATABASE "{name}" SET TABLESPACE small')
    with psycopg.connect(site.url, autocommit=True) as database:
        database.execute("CREATE TABLE ballast AS SELECT repeat('x', 7000) FROM (SELECT 1) one")
        database.execute("ALTER TABLE ballast ALTER COLUMN repeat SET STORAGE PLAIN")
        with contextlib.suppress(psycopg.errors.DiskFull):
            while _free(disk) > MEGABYTE // 4:
                database.execute(
                    "INSERT INTO ballast SELECT repeat('x', 7000) FROM generate_series(1, 20)"
                )
    try:
        yield
    finally:
        with psycopg.connect(server.url, autocommit=True) as asked:
            asked.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            asked.execute("DROP TABLESPACE small")


def _orders(site: Site) -> int:
    assigned = "SELECT count(*) FROM ledger_act WHERE tag = 'commitment.assigned'"
    return int(site.asked(assigned)[0][0])


def _free(disk: Path) -> int:
    return shutil.disk_usage(disk).free


def test_evidence_that_finds_no_room_is_refused_and_leaves_nothing(site: Site) -> None:
    with site.web() as address:
        number = Client(address, site.chair).begin(title="Proof", **ORDER).commitment.number
        Client(address, site.officer).act(number, "accept")
    before, port = site.acts, ports.free()
    process = site.start(children.web("127.0.0.1", port), preexec_fn=_leave_little_room)
    try:
        address = sites.reached(children.address("127.0.0.1", port))
        officer = Client(address, site.officer, sender=ONCE)
        with pytest.raises(Refused) as refused:
            officer.upload(f"commitments/{number}/attach-file", _proof(9 * MEGABYTE))
        check_refused(refused.value)
        assert site.acts == before
        assert [one for one in (site.home / "files").rglob("*") if one.is_file()] == []
        officer.upload(f"commitments/{number}/attach-file", _proof(1000))
    finally:
        sites.kill(process)
    assert site.acts == before + 1
    site.assert_whole()


def _leave_little_room() -> None:
    """No file of this process may grow beyond this; it is enough for the database."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * MEGABYTE, 8 * MEGABYTE))


def _proof(size: int) -> list[tuple[str, str, bytes]]:
    return [("file", "proof.txt", b"It was published.\n" * (size // 18))]
