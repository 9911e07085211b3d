"""Work on a copy of the database, so that nobody who writes to the site waits for it."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connection


@contextlib.contextmanager
def apart() -> Iterator[None]:
    """What is asked and written inside meets a copy, which is thrown away.

    Only SQLite has one writer for everybody, and its database is a file that can be copied while
    others write; elsewhere, and within a transaction, the work is done in place.
    """
    here = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor != "sqlite" or connection.in_atomic_block or not here.is_file():
        yield
        return
    with tempfile.TemporaryDirectory(prefix="copy-", dir=here.parent) as folder:
        copy = Path(folder) / here.name
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        with _asking(copy):
            yield


@contextlib.contextmanager
def _asking(database: Path) -> Iterator[None]:
    here = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = here
