"""Two bring the database up to date at once: one does it, the other waits and finds it done."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgres, sites
from tests.support.sites import Site

AT_ONCE = 2
KILLED = 9
READY = "from remit.interfaces.cli import site; site.ready()"
# One ends just before it notes its first step about persons, the other once all steps are made.
ENDS_AT = """
from django.db.migrations.recorder import MigrationRecorder
import os
noted = MigrationRecorder.record_applied
def end(self, app, name):
    app == "organisation" and os._exit(9)
    noted(self, app, name)
MigrationRecorder.record_applied = end
"""
# A step that is kept batch by batch has made its column, and is not noted yet.
ENDS_AT_TITLES = ENDS_AT.replace('app == "organisation"', 'name == "0005_titles_filed"')
ENDS_AFTER = """
import os
from remit.kernel import migrating
from django.db.models.signals import post_migrate
post_migrate.receivers.clear()
post_migrate.sender_receivers_cache.clear()
post_migrate.connect(lambda **_: os._exit(9), weak=False)
"""
MIGRATE = "from remit.interfaces.cli import opening; opening.migrate()"
UPGRADE = f"{READY}; {MIGRATE}"
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
    for seconds in (1.5, 3.5):
        begun = empty.start([sys.executable, "-c", UPGRADE])
        try:
            begun.wait(seconds)
        except subprocess.TimeoutExpired:
            sites.kill(begun)
    done = empty.run("-c", OPEN)
    assert (done.returncode, done.stderr) == (0, "")
    empty.assert_whole()


def test_a_step_is_noted_with_what_it_made(empty: Site) -> None:
    ended = empty.run("-c", f"{READY}\n{ENDS_AT}\n{MIGRATE}")
    assert ended.returncode == KILLED, ended.stderr
    done = empty.run("-c", OPEN)
    assert (done.returncode, done.stderr) == (0, "")
    empty.assert_whole()


def test_a_step_that_is_kept_batch_by_batch_is_gone_on_with(empty: Site) -> None:
    ended = empty.run("-c", f"{READY}\n{ENDS_AT_TITLES}\n{MIGRATE}")
    assert ended.returncode == KILLED, ended.stderr
    done = empty.run("-c", OPEN)
    assert (done.returncode, done.stderr) == (0, "")
    empty.assert_whole()


def test_what_follows_the_steps_is_done_by_the_next_when_it_was_cut_off(empty: Site) -> None:
    ended = empty.run("-c", f"{READY}\n{ENDS_AFTER}\n{MIGRATE}")
    assert ended.returncode == KILLED, ended.stderr
    done = empty.run("-c", OPEN)
    assert (done.returncode, done.stderr) == (0, "")
    empty.assert_whole()
