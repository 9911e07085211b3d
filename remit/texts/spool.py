"""Files that wait to be read, outside the web root. A file leaves when it was read; what became a
document is kept among the files of the site."""

import contextlib
import datetime as dt
import uuid
from pathlib import Path

from django.conf import settings

from remit.domain.refusals import Refusal


def keep(content: bytes) -> str:
    """Keep a file until it is read; it is asked for by the name that is given back."""
    name = uuid.uuid4().hex
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    (_folder() / name).write_bytes(content)
    return name


def sweep(before: dt.datetime) -> None:
    """Files for which nobody came back are not kept for ever."""
    for one in _folder().glob("*"):
        with contextlib.suppress(FileNotFoundError):  # read meanwhile
            if one.stat().st_mtime < before.timestamp():
                one.unlink()


def content(name: str) -> bytes:
    """A file that waits; one that somebody took away is refused."""
    try:
        return (_folder() / name).read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise Refusal("FILE_GONE") from None


def discard(name: str) -> None:
    """A file no longer waits."""
    if name:
        (_folder() / name).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.REMIT_HOME) / "intake"
