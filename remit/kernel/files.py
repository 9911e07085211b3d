"""Files of the site, outside the web root, named by the SHA-256 of their content."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from remit.kernel import scanning


def folder() -> Path:
    """Where the files are."""
    return Path(settings.REMIT_HOME) / "files"


def keep(sha256: str, content: bytes) -> Path:
    """Keep a content once, whole or not at all; what harms others is not kept."""
    path = folder() / sha256[:2] / sha256
    if path.exists():
        return path
    scanning.check(content)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return path


def content(sha256: str) -> bytes:
    """The content that was kept under this hash."""
    return (folder() / sha256[:2] / sha256).read_bytes()


def is_kept(sha256: str) -> bool:
    """Whether a content is kept under this hash."""
    return (folder() / sha256[:2] / sha256).is_file()
