"""What only one process of a site may be at: bringing the database up to date, sending mail, doing
the work that waits. Whoever is at it holds a lock that the system takes away when the process ends,
however it ends, so that nothing has to be cleared up after one that was killed."""

import contextlib
import fcntl
import hashlib
import itertools
import os
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections

from remit.domain.refusals import Refusal

PATIENCE = 10.0  # seconds, as long as the database itself waits for its lock
PAUSE = 0.002
# Seconds for work that is done once for everybody, and how often one looks whether it is done.
LONG_PATIENCE, LONG_PAUSE = 600.0, 0.2
# `struct flock` of 64-bit Linux: type, from where, first byte, length, process.
_STRETCH = struct.Struct("hhqqi4x")
_WITHOUT_END = "SET lock_timeout = 0"
_TAKE = "SELECT pg_advisory_lock(%s)"
_TRY = "SELECT pg_try_advisory_lock(%s)"


@contextlib.contextmanager
def only_one(name: str, *, wait: bool) -> Iterator[bool]:
    """Be the only one at something, in all processes of the site and on all its machines.

    Whoever does not wait is told whether it is free.
    """
    held = _in_database if connection.vendor == "postgresql" else _in_folder
    with held(name, wait) as free:
        yield free


@contextlib.contextmanager
def in_turn(name: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Be the only one at something; whoever must wait says so once, and gives up after a while."""
    until = time.monotonic() + LONG_PATIENCE
    for attempt in itertools.count():
        with only_one(name, wait=False) as free:
            if free:
                yield
                return
        if not attempt:
            waiting()
        if time.monotonic() > until:
            raise Refusal("UPGRADE_RUNNING")
        time.sleep(LONG_PAUSE)


@contextlib.contextmanager
def in_line() -> Iterator[None]:
    """Writers of an embedded database stand in line, and whoever came first goes first.

    SQLite gives its lock to whoever asks at the right moment, and who was turned away asks ever
    more seldom: of many writers some would never write. So each takes a place by the clock that all
    processes share, and waits until nobody stands before it. PostgreSQL has a queue of its own.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _file("line") as line:
        place = _place(line)
        until = time.monotonic() + PATIENCE
        while _stands_anybody_before(line, place):
            if time.monotonic() > until:
                raise OperationalError("database is locked: the writers before take long")
            time.sleep(PAUSE)
        yield


def _place(line: TextIO) -> int:
    """A place behind all others: one byte of the file is locked, until the file is closed.

    The lock belongs to the open file, so threads of one process stand in line as well.
    """
    place = time.monotonic_ns()
    with contextlib.suppress(BlockingIOError):  # two in one nanosecond: SQLite's own lock decides
        fcntl.fcntl(line, fcntl.F_OFD_SETLK, _stretch(place, 1))
    return place


def _stands_anybody_before(line: TextIO, place: int) -> bool:
    found = fcntl.fcntl(line, fcntl.F_OFD_GETLK, _stretch(0, place))
    return bool(_STRETCH.unpack(found)[0] != fcntl.F_UNLCK)


def _stretch(start: int, length: int) -> bytes:
    return _STRETCH.pack(fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)


def _is_taken(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _file(name: str) -> TextIO:
    path = Path(settings.REMIT_HOME) / "turns" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path.open("a")


@contextlib.contextmanager
def _in_folder(name: str, wait: bool) -> Iterator[bool]:
    """Beside an embedded database a file is locked: all its processes share the folder."""
    with _file(name) as file:
        if wait:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield wait or _is_taken(file)


@contextlib.contextmanager
def _in_database(name: str, wait: bool) -> Iterator[bool]:
    """A connection of its own holds the lock: not pooled, nor given up amid the work."""
    plain = {key: one for key, one in connection.settings_dict["OPTIONS"].items() if key != "pool"}
    engine = type(connections[DEFAULT_DB_ALIAS])
    own = engine({**connection.settings_dict, "OPTIONS": plain}, alias="turns")
    try:
        with own.cursor() as cursor:
            cursor.execute(_WITHOUT_END)
            cursor.execute(_TAKE if wait else _TRY, [_number(name)])
            free = wait or bool(cursor.fetchone()[0])
            yield free
    finally:
        own.close()  # and with it the lock is given back


def _number(name: str) -> int:
    """A number for a name, apart from the one number of the write lock."""
    return int.from_bytes(hashlib.sha256(f"remit {name}".encode()).digest()[:7]) + (1 << 56)
