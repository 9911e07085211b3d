"""A throw-away PostgreSQL for one command: its own folder, its own port on 127.0.0.1.

`python -m tests.support.postgres COMMAND…` runs the command with REMIT_DATABASE_URL set, then
stops the server by its process id and removes the folder, also when the command is interrupted.
Started as root, the server runs as user `postgres`, because PostgreSQL refuses to be root.
"""

import contextlib
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support import ports

USER = "remit"
PATIENCE = 300.0
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
# What was acknowledged outlives a server that is killed.
LASTING = ("fsync=off", "max_connections=60")


class NoServer(Exception):
    """PostgreSQL is not on this machine, or did not start."""


def main(command: list[str]) -> int:
    """Run the command against a fresh server and hand on its exit code."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        with server() as url:
            return _run(command, url)
    except NoServer as missing:
        sys.exit(str(missing))
    except KeyboardInterrupt:
        return 130


@dataclass
class Server:
    """A running server, its address, and how it was set."""

    folder: Path
    port: int
    url: str
    settings: Sequence[str]
    process: "subprocess.Popen[bytes]"

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """SIGINT ends connections and then itself; SIGKILL is the pulled plug."""
        with contextlib.suppress(ProcessLookupError):
            if number is signal.SIGKILL:
                os.killpg(self.process.pid, number)
            else:
                _stop(self.process)
        self.process.wait(PATIENCE)

    def start(self) -> None:
        """Start it again where it was."""
        self.process = _start(self.folder, self.port, self.settings)
        _wait(self.process, self.port, self.folder / "log")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Start a server, yield the address of its database, stop it and forget it."""
    with running(QUICK) as one:
        yield one.url


@contextlib.contextmanager
def running(settings: Sequence[str]) -> Iterator[Server]:
    """Start a server that can be stopped and started again; at the end it is forgotten."""
    with _folder() as folder:
        password = secrets.token_hex(16)
        _initialise(folder, password)
        with _held(folder, f"postgres://{USER}:{password}@127.0.0.1", settings) as one:
            yield one


@contextlib.contextmanager
def following(primary: Server) -> Iterator[Server]:
    """Start a hot standby of a running server; at the end it is forgotten."""
    with _folder() as folder:
        copied = subprocess.run(
            [
                binaries() / "pg_basebackup",
                f"--pgdata={folder / 'data'}",
                f"--dbname={primary.url}",
                "--write-recovery-conf",
                "--checkpoint=fast",
                "--no-sync",
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **owner(),
        )
        if copied.returncode != 0:
            raise NoServer(f"PostgreSQL could not be copied:\n{copied.stderr}")
        with _held(folder, primary.url.rpartition(":")[0], primary.settings) as one:
            yield one


@contextlib.contextmanager
def _held(folder: Path, beginning: str, settings: Sequence[str]) -> Iterator[Server]:
    port = ports.free()
    process = _start(folder, port, settings)
    one = Server(folder, port, f"{beginning}:{port}/postgres", settings, process)
    try:
        _wait(process, port, folder / "log")
        yield one
    finally:
        one.stop()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="remit-postgres-"))
    try:
        if by := owner():
            shutil.chown(folder, "postgres", by["group"])
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def binaries() -> Path:
    """The newest PostgreSQL that Debian, Ubuntu or the search path offers."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(found, key=lambda path: int(re.sub(r"\D", "", path.parts[4]) or 0))
    elsewhere = shutil.which("initdb")
    if newest:
        return newest[-1].parent
    if elsewhere:
        return Path(elsewhere).resolve().parent
    raise NoServer("PostgreSQL is not installed: apt-get install postgresql brings it.")


def owner() -> dict[str, str | int | list[int]]:
    if os.getuid() != 0:
        return {}
    return {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid, "extra_groups": []}


def _initialise(folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if by := owner():
        shutil.chown(secret, "postgres", by["group"])
    made = subprocess.run(
        [
            binaries() / "initdb",
            f"--pgdata={folder / 'data'}",
            f"--username={USER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        **by,
    )
    if made.returncode != 0:
        raise NoServer(f"PostgreSQL could not make its folder:\n{made.stderr}")


def _start(folder: Path, port: int, settings: Sequence[str]) -> subprocess.Popen[bytes]:
    listening = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")
    options = [word for setting in (*listening, *settings) for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        # A session of its own: Ctrl-C is for the tests, who still need the server to end well.
        return subprocess.Popen(
            [binaries() / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **owner(),
        )


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        asked = [binaries() / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise NoServer(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # "fast": ends connections, then itself
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait(timeout=PATIENCE)


def _run(command: list[str], url: str) -> int:
    process = subprocess.Popen(command, env=os.environ | {"REMIT_DATABASE_URL": url})
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=PATIENCE)
        raise


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
