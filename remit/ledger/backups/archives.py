"""The file of a backup: a ZIP whose first member says what it is and whose last one lists every
other with its length and SHA-256, so that a file that is cut off, changed or foreign is told apart
before anything of it is used."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from remit.domain.refusals import Refusal

FORM, VERSION = "remit.backup", 1
FIRST, LAST = "remit-backup.txt", "backup.json"
SAID = "A backup of Remit; `remit restore` puts it back into an empty place.\n"
CHUNK = 1024 * 1024
# A member lies in one of these folders, under a name that leads nowhere else.
NAME = re.compile(r"(?:database|files|intake|keys)(?:/(?!\.)[\w.-]{1,100}){1,2}")
_BEGINNING = b"PK\x03\x04"
LONGEST_BEGINNING = 200
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError)

Put = Callable[[bytes], None]


@dataclass
class Writer:
    """An archive that is being written: its members so far, by their names."""

    packed: zipfile.ZipFile
    made_at: dt.datetime
    members: dict[str, dict[str, Any]] = field(default_factory=dict)

    @contextlib.contextmanager
    def member(self, name: str, *, squeezed: bool) -> Iterator[Put]:
        """Write a member piece by piece; what is squeezed already is kept as it is."""
        digest, length = hashlib.sha256(), 0

        def put(piece: bytes) -> None:
            nonlocal length
            out.write(piece)
            digest.update(piece)
            length += len(piece)

        with self.packed.open(self._entry(name, squeezed), "w", force_zip64=True) as out:
            yield put
        self.members[name] = {"bytes": length, "sha256": digest.hexdigest()}

    def file(self, name: str, source: Path, *, squeezed: bool) -> str:
        """Write a file as a member; its SHA-256."""
        with source.open("rb") as file, self.member(name, squeezed=squeezed) as put:
            while piece := file.read(CHUNK):
                put(piece)
        return str(self.members[name]["sha256"])

    def text(self, name: str, words: str) -> None:
        """Write a short text."""
        self.packed.writestr(self._entry(name, False), words.encode())

    def _entry(self, name: str, squeezed: bool) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self.made_at.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED
        entry.external_attr = 0o600 << 16
        return entry


@contextlib.contextmanager
def written(target: Path, *, at: dt.datetime) -> Iterator[tuple[Writer, dict[str, Any]]]:
    """An archive under a name that is free, whole or not at all, for its owner alone; what is put
    into the head is written at its end."""
    if target.exists():
        raise Refusal("BACKUP_PLACE_TAKEN", name=target.name)
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(number, "wb") as out:
            with zipfile.ZipFile(out, "w", compresslevel=1) as packed:
                writer, head = Writer(packed, at.astimezone(dt.UTC)), dict[str, Any]()
                writer.text(FIRST, SAID)
                yield writer, head
                whole = {"form": FORM, "version": VERSION, **head, "members": writer.members}
                writer.text(LAST, json.dumps(whole, ensure_ascii=False, indent=1))
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was opened: its name, and what its head says."""

    name: str
    packed: zipfile.ZipFile
    head: Mapping[str, Any]

    @property
    def members(self) -> Mapping[str, Mapping[str, Any]]:
        """Length and hash of every member."""
        told: Mapping[str, Mapping[str, Any]] = self.head["members"]
        return told

    def below(self, folder: str) -> list[str]:
        """The members in a folder."""
        return sorted(name for name in self.members if name.startswith(f"{folder}/"))

    def open(self, name: str) -> IO[bytes]:
        """A member, to be read piece by piece."""
        return self.packed.open(name)

    def check(self, tell: Callable[[int, int], None]) -> None:
        """Every member is there as it was written, and nothing else."""
        try:
            self._check(tell)
        except _BROKEN:
            raise Refusal("BACKUP_BROKEN", name=self.name) from None

    def _check(self, tell: Callable[[int, int], None]) -> None:
        names = [one for one in self.packed.namelist() if one not in (FIRST, LAST)]
        if sorted(names) != sorted(self.members) or not all(map(NAME.fullmatch, names)):
            raise zipfile.BadZipFile(self.name)
        whole, read = sum(one["bytes"] for one in self.members.values()), 0
        for name, told in self.members.items():
            if self._digest(name) != (told["bytes"], told["sha256"]):
                raise zipfile.BadZipFile(name)
            read += told["bytes"]
            tell(read, whole)

    def _digest(self, name: str) -> tuple[int, str]:
        digest, length = hashlib.sha256(), 0
        with self.open(name) as member:
            while piece := member.read(CHUNK):
                digest.update(piece)
                length += len(piece)
        return length, digest.hexdigest()


@contextlib.contextmanager
def opened(source: Path) -> Iterator[Archive]:
    """An archive to read; what is broken, foreign or newer than this program is refused."""
    with source.open("rb") as file:
        if not _is_ours(file.read(LONGEST_BEGINNING)):
            raise Refusal("BACKUP_FOREIGN", name=source.name)
        try:
            packed = zipfile.ZipFile(file)
            text = packed.read(LAST)
        except _BROKEN:
            raise Refusal("BACKUP_BROKEN", name=source.name) from None
        with packed:
            yield Archive(source.name, packed, _head(source.name, text))


def _is_ours(beginning: bytes) -> bool:
    return beginning.startswith(_BEGINNING) and FIRST.encode() in beginning


def _head(name: str, text: bytes) -> Mapping[str, Any]:
    try:
        head: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal("BACKUP_BROKEN", name=name) from None
    if not isinstance(head, dict):
        raise Refusal("BACKUP_FOREIGN", name=name)
    if head.get("form") != FORM:
        raise Refusal("BACKUP_FOREIGN", name=name)
    if head.get("version") != VERSION:
        raise Refusal("BACKUP_NEWER", name=name)
    return head
