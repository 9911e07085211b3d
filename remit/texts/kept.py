"""What a pack told once, kept for the next process: its rules, their needs, compiled patterns.

A pack is read from its file in a second or two, most of it spent in compiling. The first process
that reads a text keeps what it learnt in the folder for such things on this machine; the next one
takes it over, if neither the pack nor what reads it has changed. What is kept can be thrown away at
any time, and a folder that cannot be written costs time only.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import re
import tempfile
import zlib
from array import array
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from remit.domain.reading import folding, matching, needs, starts
from remit.domain.reading.matching import Matcher
from remit.domain.reading.starts import Beginning
from remit.texts import compiling
from remit.texts.compiling import Numbers

# What is kept was told by these; when one of them changes, all is told anew.
TOLD_BY = (folding, matching, needs, starts, compiling)
FOLDER = "remit"


def folder() -> Path:
    """Where programs of this user keep what they can do without."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if os.path.isabs(named) else Path.home() / ".cache") / FOLDER


def key(content: bytes) -> str:
    """What the kept form of a pack stands for: its file, what reads it, and the machine."""
    if not compiling.is_possible():
        return ""
    digest = hashlib.sha256(compiling.machine().encode())
    for one in TOLD_BY:
        digest.update(Path(str(one.__file__)).read_bytes())
    digest.update(content)
    return digest.hexdigest()


class Kept:
    """The kept form of one pack: taken over if it is there, and kept anew if it grew."""

    def __init__(self, path: Path, stands_for: str, *, learns: bool) -> None:
        """Take over what is kept for just this pack; whoever learns holds what is to be added."""
        self._path, self._key, self._learns = path, stands_for, learns and stands_for != ""
        self._matchers: dict[str, Matcher] = {}
        self._made: dict[str, Numbers] = {}
        head, programs = _opened(path, stands_for)
        self._programs: bytes | memoryview = programs
        self.form: Mapping[str, Any] = head.get("form", {})
        self._told: dict[str, list[Any]] = head.get("told", {})
        self._places: dict[str, list[Any]] = head.get("places", {})

    def matcher(self, pattern: str) -> Matcher:
        """The matcher of a pattern, from what is kept of it."""
        if pattern not in self._matchers:
            needed, begins = self._told.get(_digest(pattern), (None, None))
            self._matchers[pattern] = matching.matcher(
                pattern,
                matching.compiled(pattern).needs if needed is None else _needs(needed),
                Beginning(*begins) if begins else None,
                self.compiled,
            )
        return self._matchers[pattern]

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """A pattern, from its kept numbers if there are any."""
        digest = _digest(f"{flags:d} {pattern}")
        known = self._places.get(digest)
        made = self._taken(known) if known else None
        if made is None and not self._learns:
            return re.compile(pattern, flags)
        if made is None:
            made = self._made[digest] = compiling.numbers(pattern, flags)
        return compiling.pattern_of(pattern, made)

    def keep(self, form: Mapping[str, Any]) -> None:
        """Write what is known by now, if it is more than was taken over."""
        told = {_digest(one.pattern): _told(one) for one in self._matchers.values()}
        if self._learns and (self._made or not _holds(self._told, told)):
            places, programs = dict(self._places), bytearray(self._programs)
            for digest, made in self._made.items():
                places[digest] = [made.flags, made.groups, made.names, *_placed(made, programs)]
            self._made, self._told = {}, {**self._told, **told}
            self._places, self._programs = places, bytes(programs)
            head = {"form": form, "told": self._told, "places": places}
            _write(self._path, self._key, head, bytes(programs))

    def _taken(self, place: list[Any]) -> Numbers | None:
        flags, groups, names, at, end, check = place
        content = self._programs[at:end]
        if zlib.crc32(content) != check:
            return None
        program = array(compiling.NUMBER)
        program.frombytes(content)
        return Numbers(flags, groups, names, program)


def _placed(made: Numbers, programs: bytearray) -> tuple[int, int, int]:
    """Where a program was put, and the sum that tells whether it is still the same."""
    at, content = len(programs), made.program.tobytes()
    programs.extend(content)
    return at, len(programs), zlib.crc32(content)


def _holds(known: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether nothing was told beyond what is known."""
    return all(known.get(digest) == one for digest, one in told.items())


def _told(one: Matcher) -> list[Any]:
    begins = vars(one).get("beginning", one.told)
    return [[list(words) for words in one.needs], list(begins) if begins else None]


def _needs(kept: list[list[str]]) -> matching.Needs:
    return tuple(tuple(words) for words in kept)


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _opened(path: Path, stands_for: str) -> tuple[dict[str, Any], bytes | memoryview]:
    """The head and the programs of a kept file; nothing of one that is absent, old or damaged."""
    try:
        with path.open("rb") as file:
            known, length, check = file.readline().split()
            head = file.read(int(length))
            if known.decode() == stands_for and zlib.crc32(head) == int(check):
                at = file.tell()
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                return json.loads(head), memoryview(content)[at:]
    except (OSError, ValueError):
        pass
    return {}, b""


def _write(path: Path, stands_for: str, head: Mapping[str, Any], programs: bytes) -> None:
    """Put the file in place at once, so that no process ever reads half of it."""
    content = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    first = f"{stands_for} {len(content)} {zlib.crc32(content)}\n".encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(first + content + programs)
        Path(file.name).replace(path)
    except OSError:
        return
