"""Whether a site can do its work: its database answers, is up to date and guarded, and its folder
takes files. The names of what fails are said, and nothing about it."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from remit.kernel import standby
from remit.ledger import guards

FRESH_SECONDS = 2.0


@dataclass
class _Known:
    """What was found, when; and that the database was up to date, which lasts."""

    failing: tuple[str, ...] = ()
    at: float = -FRESH_SECONDS
    up_to_date: bool = False


_known = _Known()
_lock = threading.Lock()


def failing() -> tuple[str, ...]:
    """What fails now, or failed a moment ago; asking often costs nothing."""
    with _lock:
        if time.monotonic() - _known.at >= FRESH_SECONDS:
            found = [name for name, holds in _CHECKS.items() if not _holds(holds)]
            _known.failing, _known.at = tuple(found), time.monotonic()
        return _known.failing


def beside() -> str:
    """How the standby stands, if there is one; a site works without it too."""
    if not standby.is_named():
        return ""
    found = standby.standing()
    behind = "" if found.seconds is None else f" {found.seconds:.1f} s behind"
    return f"standby {found.why or 'read'}{behind}\n"


def forget() -> None:
    """Look anew."""
    with _lock:
        _known.at, _known.up_to_date = -FRESH_SECONDS, False


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _migrations() -> bool:
    if not _known.up_to_date:
        executor = MigrationExecutor(connection)
        _known.up_to_date = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _known.up_to_date


def _guards() -> bool:
    return not guards.missing()


def _folder() -> bool:
    return os.access(Path(settings.REMIT_HOME), os.W_OK | os.X_OK)


_CHECKS: Mapping[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "guards": _guards,
    "folder": _folder,
}
