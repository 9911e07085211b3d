"""Whatever writes, serves, reads and mails is killed again and again under load. The ledger stays
whole, whatever was acknowledged is there, nothing is there by half or twice, and every notice
stands in exactly one letter."""

import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import pytest

from remit.client import Client
from remit.interfaces.cli import children
from remit.kernel import programs
from tests.faults.loading import ORDER, PATIENT, Load
from tests.support import mailbox, ports, sites
from tests.support.mailbox import Box
from tests.support.sites import Site

ROUNDS = [1, pytest.param(25, marks=pytest.mark.matrix)]
LETTER = re.compile(r"<remit-(\d+)-(\d+)-(\d+)@remit>")

pytestmark = pytest.mark.slow


class Programs:
    """The programs of a site, each of which is killed and started again."""

    def __init__(self, site: Site, port: int, box: Box, said: IO[str]) -> None:
        self.commands: dict[str, Sequence[str]] = {
            "web": children.web("127.0.0.1", port),
            "worker": children.worker(),
            "ticker": programs.command("remit", "tick", "--every", "1"),
            "writer": [sys.executable, "-m", "tests.faults.writing", "direct"],
        }
        self.site, self.said, self.environment = site, said, box.environment
        self.running = {name: self._start(name) for name in self.commands}

    def _start(self, name: str) -> "subprocess.Popen[str]":
        more = {"stdout": self.said} if name == "writer" else {}
        return self.site.start(self.commands[name], environment=self.environment, **more)

    def kill_and_start(self, names: Sequence[str]) -> None:
        """Without a word of warning, and all at once."""
        for name in names:
            sites.kill(self.running[name])
        for name in names:
            self.running[name] = self._start(name)

    def end(self) -> None:
        """All of them, in the same way."""
        for one in self.running.values():
            sites.kill(one)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_whatever_is_killed_nothing_is_lost_and_nothing_is_half(
    site: Site, tmp_path: Path, rounds: int
) -> None:
    with mailbox.opened(pause=0.1) as box, (tmp_path / "said").open("w") as said:
        port, chance = ports.free(), random.Random(rounds)
        address = children.address("127.0.0.1", port)
        running = Programs(site, port, box, said)
        try:
            sites.reached(address)
            files = 2 + rounds // 2
            batch = _hand_in(address, site, files)
            with Load(address, site.chair).asking() as load:
                for _ in range(rounds):
                    load.wait_for_more()
                    time.sleep(chance.random() / 2)
                    names = sorted(running.commands)
                    running.kill_and_start(chance.sample(names, chance.randint(1, len(names))))
            _until(lambda: _is_read(site, batch))
        finally:
            running.end()
        assert load.failed == []
        _until(lambda: site.remit("tick", **box.environment).stdout == "0\n")
    site.assert_whole()
    _check_orders(site, load.acknowledged, (tmp_path / "said").read_text())
    _check_documents(site, files)
    _check_notices(site)
    _check_letters(site, box)


@pytest.mark.parametrize("rounds", [2, pytest.param(25, marks=pytest.mark.matrix)])
def test_a_sender_killed_before_the_mail_server_answers_sends_the_same_letter_again(
    site: Site, rounds: int
) -> None:
    """The worst moment of all: the letter was taken, and its sender does not know."""
    sender: list[subprocess.Popen[str]] = []
    with mailbox.opened() as box, site.web() as address:
        client = Client(address, site.chair)
        box.came = lambda: sites.kill(sender[-1])
        for number in range(rounds):
            client.begin(title=f"Order {number}", **ORDER)
            sender.append(site.start(_TICK, environment=box.environment))
            sender[-1].wait(sites.PATIENCE)
            if number % 3 == 1:  # at times the sender lives
                box.came = None
                assert site.remit("tick", **box.environment).returncode == 0
                box.came = lambda: sites.kill(sender[-1])
        box.came = None
        assert site.remit("tick", **box.environment).returncode == 0
    assert max(len(copies) for copies in box.letters.values()) > 1
    _check_letters(site, box)
    site.assert_whole()


_TICK = programs.command("remit", "tick")


def _hand_in(address: str, site: Site, many: int) -> int:
    """Files for the worker."""
    client = Client(address, site.chair, sender=PATIENT)
    files = [
        (
            "files",
            f"order-{number}.txt",
            f"DIRECTIVE {number}\n\n1. The Department reports.\n".encode(),
        )
        for number in range(many)
    ]
    return int(client.upload("intake", files).body["id"])


def _is_read(site: Site, batch: int) -> bool:
    steps = site.asked("SELECT step FROM texts_handedin WHERE batch_id = ?", batch)
    return {step for (step,) in steps} == {"DONE"}


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + sites.PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def _check_orders(site: Site, acknowledged: dict[str, int], said: str) -> None:
    """Each that was acknowledged is there once, under the number that was said."""
    rows = site.asked("SELECT text, act_id FROM ledger_sidetext WHERE key = 'title'")
    times, numbers = Counter(title for title, _ in rows), dict(rows)
    lines = [line.split() for line in said.splitlines() if line.count(" ") == 1]
    known = {**acknowledged, **{title: int(number) for number, title in lines}}
    assert known
    assert {title: (numbers.get(title), times[title]) for title in known} == {
        title: (number, 1) for title, number in known.items()
    }
    assert [title for title, often in times.items() if often > 1] == []


def _check_documents(site: Site, many: int) -> None:
    """Each file was registered once."""
    rows = site.asked("SELECT text FROM ledger_sidetext WHERE key = 'file_name'")
    assert Counter(name for (name,) in rows) == {f"order-{n}.txt": 1 for n in range(many)}


def _check_notices(site: Site) -> None:
    """Whoever owes is told of each order, once."""
    told = site.asked("SELECT act, count(*) FROM notices_notice GROUP BY act")
    ordered = site.asked("SELECT seq FROM ledger_act WHERE tag = 'commitment.assigned'")
    assert dict(told) == {seq: 1 for (seq,) in ordered}


def _check_letters(site: Site, box: Box) -> None:
    """Each notice stands in one letter; a letter that came again came as it was."""
    assert all(len(set(copies)) == 1 for copies in box.letters.values())
    assert site.asked("SELECT count(*) FROM notices_notice WHERE mailed_at IS NULL") == [(0,)]
    rows = site.asked("SELECT id, person_id FROM notices_notice")
    letters = [tuple(map(int, one.groups())) for one in map(LETTER.fullmatch, box.letters) if one]
    for notice, person in rows:
        holding = [one for one in letters if one[0] == person and one[1] <= notice <= one[2]]
        assert len(holding) == 1, (notice, holding)
