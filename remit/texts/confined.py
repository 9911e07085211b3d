"""A file is read in a process of its own, with so much time and memory and no more: whatever it
was made to do to its reader, it gets one sentence, and the next file is read. A plain text cannot
do anything, and is read at once."""

import dataclasses
import datetime as dt
import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from remit.domain.refusals import Finding, Refusal
from remit.kernel import programs
from remit.texts.formats import __main__ as reading
from remit.texts.formats import extraction, kinds
from remit.texts.formats import limits as site_limits
from remit.texts.formats.limits import Limits
from remit.texts.formats.records import Extracted, Format, Member

# What the other process is told of the environment: no key, no password, no place of modules.
_PASSED_ON = frozenset({"PATH", "LD_LIBRARY_PATH", "TMPDIR"})


def limits() -> Limits:
    """The limits of this site."""
    return site_limits.of(os.environ)


def extracted(content: bytes, name: str, within: Limits | None = None) -> Extracted:
    """What a file says, read within the limits of the site or others."""
    bounds = within or limits()
    if len(content) > bounds.file_bytes:
        raise Refusal("FILE_OVER_LIMIT", largest=str(bounds.file_mb))
    if not content.startswith(b"PK") and kinds.recognised(content, name) is Format.TXT:
        return extraction.extract(content, name, bounds)
    return _apart(content, name, bounds)


def _apart(content: bytes, name: str, bounds: Limits) -> Extracted:
    with _folder() as folder:
        (folder / reading.FILE).write_bytes(content)
        asked = {"name": name, "limits": dataclasses.asdict(bounds)}
        (folder / reading.ASKED).write_text(json.dumps(asked), encoding="utf-8")
        _run(folder, bounds)
        answer = folder / reading.ANSWER
        if not answer.exists():  # it was ended, or took the whole process with it
            raise Refusal("FILE_STOPPED_ITS_READER")
        said = json.loads(answer.read_text(encoding="utf-8"))
        if "refused" in said:
            raise Refusal(said["refused"][0], **said["refused"][1])
        return _record(said, folder)


def _run(folder: Path, bounds: Limits) -> None:
    try:
        ended = subprocess.run(
            programs.command("remit.texts.formats", str(folder)),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={name: said for name, said in os.environ.items() if name in _PASSED_ON},
            timeout=bounds.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_long(bounds) from None
    if ended.returncode == -signal.SIGXCPU:  # the machine counted the time sooner than we did
        raise _too_long(bounds)


def _too_long(bounds: Limits) -> Refusal:
    return Refusal("FILE_TAKES_TOO_LONG", seconds=str(bounds.seconds))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="remit-intake-") as name:
        yield Path(name)


def _record(said: dict[str, Any], folder: Path) -> Extracted:
    return Extracted(
        text=said["text"],
        format=Format(said["format"]),
        encoding=said["encoding"],
        notes=tuple(Finding(code, params) for code, params in said["notes"]),
        source_sha256=said["source_sha256"],
        sent_on=dt.date.fromisoformat(said["sent_on"]) if said["sent_on"] else None,
        members=tuple(
            Member(name, (folder / str(number)).read_bytes(), Finding(*gone) if gone else None)
            for number, (name, gone) in enumerate(said["members"])
        ),
    )
