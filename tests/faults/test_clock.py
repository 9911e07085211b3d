"""The clock of the machine is set back or forward: the ledger never goes back in time, and whoever
acts under a clock that lies behind it is told so."""

import datetime as dt

import pytest

from remit.kernel import clock
from tests.support.sites import Site

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600

pytestmark = pytest.mark.slow


def enter(site: Site, name: str, seconds: int) -> tuple[int, str]:
    """A post is created under a clock that lies so far from the last act, however long ago that
    was; the exit and what was said."""
    wrong = (recorded(site)[-1] - clock.now()).total_seconds() + seconds
    words = ("organisation", "post", "SX-DHA", name, "--name-en=Post")
    done = site.run("-m", "tests.faults.shifted", str(round(wrong)), *words)
    # As whom one acts, and what goes to the log, is no word of the command itself.
    said = done.stderr.splitlines(keepends=True)
    return done.returncode, "".join(one for one in said if not one.startswith(("Acting as ", "{")))


def recorded(site: Site) -> list[dt.datetime]:
    rows = site.asked("SELECT recorded_at FROM ledger_act ORDER BY seq")
    instants = (dt.datetime.fromisoformat(str(at)) for (at,) in rows)
    return [at if at.tzinfo else at.replace(tzinfo=dt.UTC) for at in instants]


def test_a_clock_that_goes_back_a_little_does_not_take_the_ledger_along(site: Site) -> None:
    before = recorded(site)
    assert enter(site, "D2", -5 * MINUTE) == (0, "")
    after = recorded(site)
    assert len(after) == len(before) + 1
    assert after[-1] == before[-1]  # not before the act before it
    site.assert_whole()


def test_under_a_clock_far_behind_nothing_is_recorded_until_it_is_right_again(site: Site) -> None:
    before = site.acts
    for seconds in (-20 * MINUTE, -3 * HOUR):
        code, said = enter(site, "D2", seconds)
        assert (code, said.count("\n")) == (1, 1)
        assert "set the clock right" in said
        assert said.endswith("(rule CLOCK_BEHIND_LEDGER)\n")
    assert site.acts == before
    assert enter(site, "D2", 0) == (0, "")
    site.assert_whole()


def test_after_a_clock_that_ran_ahead_the_ledger_waits_and_then_goes_on(site: Site) -> None:
    assert enter(site, "D2", DAY) == (0, "")
    ahead = recorded(site)[-1]
    code, said = enter(site, "D3", -DAY)
    assert (code, said.count("\n")) == (1, 1)
    assert said.endswith("(rule CLOCK_BEHIND_LEDGER)\n")
    assert enter(site, "D3", MINUTE) == (0, "")
    assert recorded(site)[-1] > ahead
    assert recorded(site) == sorted(recorded(site))
    site.assert_whole()
