"""The command line: done is 0, a refusal is one sentence and 1, wrong usage is 2; and the site
comes up and goes down as one."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from remit.domain.refusals import Refusal
from remit.interfaces.cli import app, children, opening, site
from remit.ledger import queries as ledger
from remit.organisation.models import Person
from tests.support import ports

COMMAND = [sys.executable, "-m", "remit"]
PATIENCE = 200


def _environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    return {**kept, "REMIT_HOME": str(home), "REMIT_SECRET_KEY": "only-for-tests", **more}


def _run(home: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *words],
        env=_environment(home, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_wrong_usage_is_exit_2(tmp_path: Path) -> None:
    assert _run(tmp_path, "no-such-command").returncode == 2
    assert _run(tmp_path, "up", "--port", "many").returncode == 2


def test_help_needs_no_site(tmp_path: Path) -> None:
    shown = _run(tmp_path, "--help")
    assert shown.returncode == 0
    assert "up" in shown.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_one_sentence_and_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise Refusal("UNIT_UNKNOWN", code="X-1")

    monkeypatch.setattr(app, "app", refuse)
    with pytest.raises(SystemExit) as ended:
        app.main()
    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert shown.err.count("\n") == 1
    assert "X-1" in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("terminal", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "ar_EG.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "vi_VN.UTF-8", "REMIT_LANGUAGE": "ar"}, "ar"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_command_speaks_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: dict[str, str], language: str
) -> None:
    for name in ("REMIT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    assert site.language() == language


def test_a_new_site_gets_one_administrator_and_an_open_ledger(db: None) -> None:
    assert opening.administrator() is None
    opening.open_site(language="vi")
    first = ledger.head()
    opening.open_site(language="vi")
    assert ledger.head() == first
    assert not ledger.is_example()
    assert opening.administrator() == Person.objects.get().pk
    assert Person.objects.get().name == "Quản trị viên"
    assert not Person.objects.get().has_usable_password()


@pytest.fixture
def up(home: Path) -> Iterator["subprocess.Popen[str]"]:
    """A site that was up before and is coming up on a free port; it is gone after the test."""
    with _coming_up(home) as process:
        yield process


@contextlib.contextmanager
def _coming_up(home: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [*COMMAND, "up", "--port", str(ports.free())],
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.terminate()
        process.wait(PATIENCE)


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _status(address: str, path: str, method: str = "GET") -> int:
    door = http.client.HTTPConnection(address, timeout=PATIENCE)
    door.request(method, path)
    try:
        return door.getresponse().status
    finally:
        door.close()


def _children_of(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(entry.parent.name))
    return found


def test_up_starts_a_new_site_and_sigterm_stops_all_of_it(tmp_path: Path) -> None:
    with _coming_up(tmp_path) as up:
        address = re.findall(r"http://([\d.:]+)/", _line(up))[0]
        link = re.findall(r"http://[\d.:]+(/enter/\S+/)", _line(up))[0]
        assert _status(address, "/account/login/") == 200
        assert _status(address, "/static/remit/tokens.css") == 200
        assert _status(address, link) == 200
        started = _children_of(up.pid)
        assert len(started) == 3  # web, worker, ticker
        up.send_signal(signal.SIGTERM)
        assert up.wait(PATIENCE) == 0
    assert not any(Path(f"/proc/{child}").exists() for child in started)


def test_a_worker_that_failed_is_started_again_and_without_the_web_the_site_ends(
    up: "subprocess.Popen[str]",
) -> None:
    for _ in range(3):
        _line(up)
    before = _children_of(up.pid)
    os.kill(max(before), signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while max(_children_of(up.pid)) == max(before) or len(_children_of(up.pid)) < len(before):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert up.poll() is None
    os.kill(min(before), signal.SIGKILL)
    assert up.wait(PATIENCE) == 1
    assert up.stderr is not None
    assert "“web”" in up.stderr.read()
    assert _children_of(up.pid) == []


def test_nothing_of_the_site_outlives_a_command_that_was_killed(
    up: "subprocess.Popen[str]",
) -> None:
    for _ in range(3):
        _line(up)
    started = _children_of(up.pid)
    up.kill()
    up.wait(PATIENCE)
    until = time.monotonic() + PATIENCE
    while any(map(_is_alive, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(started) == 3
    assert not any(map(_is_alive, started))


def _is_alive(process: int) -> bool:
    """A process that ended may wait for its parent to notice; it is not alive."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_up_refuses_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        ended = _run(tmp_path, "up", "--port", str(busy.getsockname()[1]))
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1


def test_a_free_port_is_told_from_a_taken_one() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert not children.is_free("127.0.0.1", port)
    assert children.is_free("127.0.0.1", port)


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "ENDS_WITHIN", 0.5)
    stubborn = (
        "import signal,sys,time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "print(1, flush=True); time.sleep(60)"
    )
    running = children.Children({})
    running.start("stubborn", [sys.executable, "-c", stubborn])
    time.sleep(0.3)
    running.stop()
    assert running.ended() == "stubborn"


def test_a_site_without_its_guards_does_not_open(db: None) -> None:
    opening.check_guards()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER remit_act_no_update")
    with pytest.raises(Refusal) as refused:
        opening.check_guards()
    assert refused.value.params == {"guard": "remit_act_no_update"}
