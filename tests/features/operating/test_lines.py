"""Writers of an embedded database stand in line: one at a time, whoever came first goes first, and
a place is given up with the program that stood there."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from remit.kernel import turns

WRITERS = 6
STANDS = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(REMIT_HOME=sys.argv[1])
from remit.kernel import turns
with turns._file("line") as line:
    turns._place(line)
    print("stands", flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has a queue of its own"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> str:
    settings.REMIT_HOME = tmp_path
    return str(tmp_path)


def test_whoever_came_first_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    stood: list[int] = []
    wrote: list[str] = []
    place = turns._place
    monkeypatch.setattr(turns, "_place", lambda line: stood.append(place(line)) or stood[-1])

    def write(name: str) -> None:
        with turns.in_line():
            wrote.append(name)
            time.sleep(0.005)
            wrote.append(name)

    names = [f"writer {number}" for number in range(WRITERS)]
    writers = [threading.Thread(target=write, args=(name,)) for name in names]
    with turns.in_line():
        for number, one in enumerate(writers, start=2):
            one.start()
            while len(stood) < number:
                time.sleep(0.001)
        assert wrote == []  # each waits for the one that is at it
    for one in writers:
        one.join()
    assert wrote == [name for name in names for _ in range(2)]


def test_the_place_of_a_program_that_was_killed_is_free(home: str) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", STANDS, home],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "stands\n"
        with turns._file("line") as line:
            place = turns._place(line)
            assert turns._stands_anybody_before(line, place)
            killed.kill()
            killed.wait()
            assert not turns._stands_anybody_before(line, place)


def test_whoever_waited_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.0)
    with turns._file("line") as line:
        turns._place(line)
        with pytest.raises(OperationalError, match="locked"), turns.in_line():
            pass
