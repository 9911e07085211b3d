"""What only one process of a site may be at: bringing the database up to date, sending mail, doing
the work that waits. Whoever is at it holds a lock that the system takes away when the process ends,
however it ends, so that nothing has to be cleared up after one that was killed."""

import contextlib
import fcntl
import hashlib
import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

from remit.domain.refusals import Refusal

PATIENCE, PAUSE = 600.0, 0.2
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
    until = time.monotonic() + PATIENCE
    for attempt in itertools.count():
        with only_one(name, wait=False) as free:
            if free:
                yield
                return
        if not attempt:
            waiting()
        if time.monotonic() > until:
            raise Refusal("UPGRADE_RUNNING")
        time.sleep(PAUSE)


@contextlib.contextmanager
def _in_folder(name: str, wait: bool) -> Iterator[bool]:
    """Beside an embedded database a file is locked: all its processes share the folder."""
    path = Path(settings.REMIT_HOME) / "turns" / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True


@contextlib.contextmanager
def _in_database(name: str, wait: bool) -> Iterator[bool]:
    """A connection of its own holds the lock: not pooled, nor given up amid the work."""
    plain = {key: one for key, one in connection.settings_dict["OPTIONS"].items() if key != "pool"}
    engine = type(connections[DEFAULT_DB_ALIAS])
    own = engine({**connection.settings_dict, "OPTIONS": plain}, alias="turns")
    try:
        with own.cursor() as cursor:
            cursor.execute(_TAKE if wait else _TRY, [_number(name)])
            free = wait or bool(cursor.fetchone()[0])
            yield free
    finally:
        own.close()  # and with it the lock is given back


def _number(name: str) -> int:
    """A number for a name, apart from the one number of the write lock."""
    return int.from_bytes(hashlib.sha256(f"remit {name}".encode()).digest()[:7]) + (1 << 56)
