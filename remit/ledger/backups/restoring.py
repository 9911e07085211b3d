"""Putting a backup back: only into an empty place, only after every piece of it was found as it was
written, and only where this program knows what is in it."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from remit.domain.refusals import Refusal
from remit.ledger.backups import archives, postgres, sqlite
from remit.ledger.backups.facts import Facts
from remit.ledger.backups.making import FOLDERS, KEYS, Tell

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# Every place makes one for itself as soon as it is asked anything.
OWN_KEY = Path(KEYS) / "secret"


def restore(source: Path, *, tell: Tell) -> Facts:
    """Put a backup into the empty place of this site, and say what the backup said of itself."""
    home = Path(settings.REMIT_HOME)
    with archives.opened(source) as archive:
        facts = _facts(archive)
        _check_place(home)
        archive.check(lambda done, whole: tell("archive", done, whole))
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=home, prefix=".restoring-") as scratch:
            _unpack(archive, Path(scratch), tell)
            if connection.vendor == "postgresql":
                postgres.load(
                    archive, facts.migrations, lambda done, whole: tell("database", done, whole)
                )
            else:
                sqlite.load(archive, Path(scratch))
            _put_in_place(Path(scratch), home)
    return facts


def _facts(archive: archives.Archive) -> Facts:
    """What the archive says of itself, if this program knows every migration in it."""
    head = archive.head
    migrations = tuple((str(app), str(name)) for app, name in head["migrations"])
    if not {*migrations} <= {*MigrationLoader(None).disk_migrations}:
        raise Refusal("BACKUP_NEWER", name=archive.name)
    if head["engine"] != connection.vendor:
        raise Refusal(
            "BACKUP_OF_OTHER_ENGINE",
            name=archive.name,
            engine=ENGINES.get(str(head["engine"]), ""),
            here=ENGINES[connection.vendor],
        )
    return Facts(migrations, int(head["acts"]), str(head["head"]), str(head["checkpoint"]))


def _check_place(home: Path) -> None:
    """Nothing is ever put over what is there."""
    empty = postgres.is_empty() if connection.vendor == "postgresql" else sqlite.is_empty()
    if not empty:
        raise Refusal("RESTORE_DATABASE_TAKEN")
    for folder in (*FOLDERS, KEYS):
        if any(path.is_file() and path != home / OWN_KEY for path in (home / folder).rglob("*")):
            raise Refusal("RESTORE_FOLDER_TAKEN", name=str(home / folder))


def _unpack(archive: archives.Archive, scratch: Path, tell: Tell) -> None:
    names = [name for folder in (*FOLDERS, KEYS) for name in archive.below(folder)]
    for done, name in enumerate(names, 1):
        place = scratch / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with archive.open(name) as member, place.open("xb") as out:
            place.chmod(0o600)
            shutil.copyfileobj(member, out, archives.CHUNK)
        tell("files", done, len(names))


def _put_in_place(scratch: Path, home: Path) -> None:
    for folder in (*FOLDERS, KEYS):
        for path in sorted((scratch / folder).rglob("*")):
            if path.is_file():
                place = home / path.relative_to(scratch)
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                path.replace(place)
    os.sync()
