"""Two bring the database up to date at once: one does it, the other waits and finds it done."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgres, sites
from tests.support.sites import Site

AT_ONCE = 2
READY = "from remit.interfaces.cli import site; site.ready()"
UPGRADE = f"{READY}; from remit.interfaces.cli import opening; opening.migrate()"
OPEN = f"{UPGRADE}; opening.open_site(language='en')"

pytestmark = pytest.mark.slow


@pytest.fixture(params=[sites.SQLITE, sites.POSTGRES])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A site that was never up."""
    if request.param == sites.SQLITE:
        yield Site(tmp_path, "", "", "")
        return
    server: postgres.Server = request.getfixturevalue("server")
    with sites.database(server.url) as url:
        yield Site(tmp_path, url, "", "")


def test_two_upgrades_at_once_are_one(empty: Site) -> None:
    begun = [
        empty.start([sys.executable, "-c", OPEN], stderr=subprocess.PIPE) for _ in range(AT_ONCE)
    ]
    said = [one.communicate(timeout=sites.PATIENCE)[1] for one in begun]
    assert [(one.returncode, words) for one, words in zip(begun, said, strict=True)] == [
        (0, "")
    ] * AT_ONCE
    opened = "SELECT count(*) FROM ledger_act WHERE tag = 'ledger.opened'"
    assert empty.asked(opened) == [(1,)]
    empty.assert_whole()


def test_an_upgrade_that_was_killed_is_brought_to_its_end_by_the_next(empty: Site) -> None:
    for seconds in (1.5, 2.5, 4.0):
        begun = empty.start([sys.executable, "-c", UPGRADE])
        try:
            begun.wait(seconds)
        except subprocess.TimeoutExpired:
            sites.kill(begun)
    done = empty.run("-c", OPEN)
    assert (done.returncode, done.stderr) == (0, "")
    empty.assert_whole()
