"""The database in one file: copied page by page out of one moment, while others go on writing."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connection

from remit.domain.refusals import Refusal
from remit.ledger.backups import archives
from remit.ledger.backups.facts import Facts, of

PAGES = 2000
MEMBER = "database/remit.sqlite3"


def place() -> Path:
    """Where the database of the site lies."""
    return Path(str(connection.settings_dict["NAME"]))


def save(writer: archives.Writer, scratch: Path, tell: Callable[[int, int], None]) -> Facts:
    """Put a copy of the database into the archive, and say what stands in it."""
    copy = scratch / "remit.sqlite3"
    _copy(copy, tell)
    with contextlib.closing(sqlite3.connect(copy)) as copied:
        facts = of(lambda question: copied.execute(question).fetchall())
    writer.file(MEMBER, copy, squeezed=True)
    return facts


def load(archive: archives.Archive, scratch: Path) -> None:
    """Put the database of an archive at its place; one that is damaged inside is refused."""
    copy = scratch / "remit.sqlite3"
    with archive.open(MEMBER) as member, copy.open("wb") as out:
        shutil.copyfileobj(member, out, archives.CHUNK)
        out.flush()
        os.fsync(out.fileno())
    with contextlib.closing(sqlite3.connect(copy)) as copied:
        if copied.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Refusal("BACKUP_BROKEN", name=archive.name)
    copy.chmod(0o600)
    copy.replace(place())


def is_empty() -> bool:
    """Whether there is no database yet."""
    return not place().exists() or not place().stat().st_size


def _copy(copy: Path, tell: Callable[[int, int], None]) -> None:
    with _standing_still() as here, contextlib.closing(sqlite3.connect(copy)) as there:
        here.backup(
            there, pages=PAGES, progress=lambda _status, left, whole: tell(whole - left, whole)
        )
        # The copy is one file, and needs no other beside it.
        there.execute("PRAGMA journal_mode=DELETE")


@contextlib.contextmanager
def _standing_still() -> Iterator[sqlite3.Connection]:
    """A reader for whom the database stays as it is now; without it, every act that is recorded
    meanwhile would begin the copy again."""
    with contextlib.closing(sqlite3.connect(place(), isolation_level=None, timeout=10)) as here:
        here.execute("BEGIN")
        here.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield here
