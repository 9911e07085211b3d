"""The processes of a running site: the web server and the worker. They live and end together with
the command that started them."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from remit.kernel import programs

# A busy machine may take long to start a site: patience costs nothing, giving up costs the start.
BEGINS_WITHIN = 180.0
ENDS_WITHIN = 10.0
PAUSE = 0.05
LIVES = 20
OK = 200
PR_SET_PDEATHSIG = 1


@dataclass
class Children:
    """Running processes by their name, and whether they were asked to stop.

    A process that may fail (the worker meets a database that is long busy) is started again, a few
    times; the site ends when one that may not has ended.
    """

    environment: Mapping[str, str]
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    stopping: bool = False
    spare: dict[str, tuple[Sequence[str], int]] = field(default_factory=dict)

    def listen(self) -> None:
        """SIGINT and SIGTERM end the site."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_asked)

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a process of its own session, so that Ctrl+C reaches it only through us."""
        self.running[name] = subprocess.Popen(
            command,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def keep(self, name: str, command: Sequence[str]) -> None:
        """Start a process that is started again when it fails."""
        self.spare[name] = (command, LIVES)
        self.start(name, command)

    def ended(self) -> str | None:
        """The name of a process that ended by itself."""
        return next((name for name, one in self.running.items() if one.poll() is not None), None)

    def wait_for(self, place: str) -> bool:
        """Wait until the web answers; false when it ends, takes too long, or is asked to stop."""
        until = time.monotonic() + BEGINS_WITHIN
        while time.monotonic() < until and not self.stopping and not self.ended():
            if status := status_of(place):
                return status == OK
            time.sleep(PAUSE)
        return False

    def watch(self) -> str | None:
        """Wait until asked to stop (None) or until a process ends by itself (its name)."""
        while not self.stopping:
            if (name := self.ended()) and not self._started_again(name):
                return name
            time.sleep(PAUSE)
        return None

    def _started_again(self, name: str) -> bool:
        command, lives = self.spare.get(name, ((), 0))
        if lives:
            self.spare[name] = (command, lives - 1)
            time.sleep(1)
            self.start(name, command)
        return bool(lives)

    def stop(self) -> None:
        """Ask every process to end, and end those that do not."""
        for one in self.running.values():
            if one.poll() is None:
                one.send_signal(signal.SIGTERM)
        until = time.monotonic() + ENDS_WITHIN
        for one in self.running.values():
            try:
                one.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
            _end_group(one.pid)

    def _stop_asked(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True


def _end_with_parent() -> None:
    """Where the system can, a process ends when we are killed and cannot end it ourselves."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end_group(leader: int) -> None:
    """What a process started itself does not outlive it, not even when it was killed."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def web(host: str, port: int) -> list[str]:
    """The command of the web server; it would look for a module in the current folder first, so it
    is told a file, and another folder."""
    entrance = programs.HOME / "remit" / "config" / "wsgi.py"
    return programs.command(
        *("granian", "--interface", "wsgi", "--working-dir", str(programs.HOME)),
        *("--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", "4"),
        *("--log-level", "warning", "--no-ws", f"{entrance}:application"),
    )


def worker() -> list[str]:
    """The command of the worker."""
    return programs.command("remit.interfaces.cli.working")


def address(host: str, port: int) -> str:
    """Where the site is."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def ticker() -> list[str]:
    """The command that does what falls due by itself, every minute."""
    return programs.command("remit", "tick", "--every", "60")


def status_of(place: str) -> int | None:
    """What the site says of its health; nothing while it does not answer."""
    door = http.client.HTTPConnection(place.partition("://")[2], timeout=5)
    try:
        door.request("GET", "/health/", headers={"Host": "localhost"})
        return door.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        door.close()


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens at this port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
