"""Making a backup while the site goes on: first the database as it stands at one moment, then the
files, of which none is ever changed or taken away, so that every file that the database names is
there; the keys only for whoever asks."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

import remit
from remit.ledger.backups import archives, postgres, sqlite
from remit.ledger.backups.facts import Facts

FOLDERS = ("files", "intake")
KEYS = "keys"
SHA256 = 64

# What is being done, how much of it is done, and how much there is.
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What went into a backup."""

    facts: Facts
    files: int
    bytes: int
    changed: tuple[str, ...]


def make(target: Path, *, at: dt.datetime, keys: bool, tell: Tell) -> Made:
    """Write the whole site into one new file."""
    with archives.written(target, at=at) as (writer, head):
        saved = _save_database(writer, target.parent, tell)
        facts = saved.pop("facts")
        files, changed = _save_files(writer, tell)
        if keys:
            _save_keys(writer)
        head |= {
            "program": remit.__version__,
            "made_at": at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            "engine": connection.vendor,
            "keys": keys,
            **asdict(facts),
            **saved,
        }
    return Made(facts, files, target.stat().st_size, tuple(changed))


def _save_database(writer: archives.Writer, beside: Path, tell: Tell) -> dict[str, Any]:
    def told(done: int, whole: int) -> None:
        tell("database", done, whole)

    if connection.vendor == "postgresql":
        facts, tables = postgres.save(writer, told)
        return {"facts": facts, "tables": tables}
    # Beside the archive there must be room anyway, and it is as private.
    with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as scratch:
        return {"facts": sqlite.save(writer, Path(scratch), told)}


def _save_files(writer: archives.Writer, tell: Tell) -> tuple[int, list[str]]:
    """Every file as it is; those that are no longer what their name says are told."""
    home = Path(settings.REMIT_HOME)
    kept, changed = [*_kept(home)], []
    for done, path in enumerate(kept, 1):
        name = path.relative_to(home).as_posix()
        with contextlib.suppress(FileNotFoundError):  # what waited to be read was read meanwhile
            digest = writer.file(name, path, squeezed=False)
            if name.startswith("files/") and digest != path.name:
                changed.append(path.name)
        tell("files", done, len(kept))
    return len(kept), changed


def _kept(home: Path) -> Iterator[Path]:
    """The files of the site by their names; what is just being written is not one yet."""
    for folder in FOLDERS:
        for path in sorted((home / folder).rglob("*")):
            if path.is_file() and (folder != "files" or len(path.name) == SHA256):
                yield path


def _save_keys(writer: archives.Writer) -> None:
    for path in sorted((Path(settings.REMIT_HOME) / KEYS).iterdir()):
        if path.is_file():
            writer.file(f"{KEYS}/{path.name}", path, squeezed=False)
