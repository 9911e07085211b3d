"""What the machine refuses, as a refusal with a sentence: a file that cannot be reached, a database
that others keep busy, that is away, or that has no space left."""

import errno
import os

from remit.domain.refusals import Refusal

# What the system says of a file, and our word for it.
_OF_FILES = {
    errno.ENOENT: "FILE_PLACE_MISSING",
    errno.ENOTDIR: "FILE_PLACE_MISSING",
    errno.EISDIR: "FILE_IS_A_FOLDER",
    errno.EACCES: "FILE_NOT_PERMITTED",
    errno.EPERM: "FILE_NOT_PERMITTED",
    errno.EROFS: "FILE_NOT_PERMITTED",
    errno.ENOSPC: "FILE_WITHOUT_SPACE",
    errno.EDQUOT: "FILE_WITHOUT_SPACE",
    errno.EFBIG: "FILE_WITHOUT_SPACE",
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BUSY = ("locked", "busy", "lock timeout")
_DISK_FULL = "53100"  # the code of PostgreSQL
_FULL_WORDS = ("disk is full", "no space left", "file too large")
# How soon whoever asked through the web may ask again, in seconds.
SOON, LATER = "2", "60"


def refusal(failure: BaseException) -> Refusal | None:
    """What a failure of the machine says to whoever works on it; None is a fault of the program."""
    if isinstance(failure, OSError):
        return _of_file(failure)
    if not _is_of_database(failure):
        return None
    if _is_full(failure):
        return Refusal("SITE_WITHOUT_SPACE", seconds=LATER)
    return _of_database(str(failure))


def outage(failure: BaseException) -> Refusal | None:
    """What the same failure says to whoever asked from afar: when to ask again, and nothing of the
    machine; None is a fault of the program."""
    if isinstance(failure, OSError):
        return Refusal("SITE_WITHOUT_SPACE", seconds=LATER) if failure.errno in _FULL else None
    if not _is_of_database(failure):
        return None
    if _is_full(failure):
        return Refusal("SITE_WITHOUT_SPACE", seconds=LATER)
    return Refusal("SITE_BUSY" if _is_busy(str(failure)) else "SITE_AWAY", seconds=SOON)


def _is_of_database(failure: BaseException) -> bool:
    from django.db import InterfaceError, OperationalError

    return isinstance(failure, OperationalError | InterfaceError)


def _is_full(failure: BaseException) -> bool:
    code = getattr(failure.__cause__, "sqlstate", None)
    return code == _DISK_FULL or any(word in str(failure).lower() for word in _FULL_WORDS)


def _is_busy(why: str) -> bool:
    return any(word in why.lower() for word in _BUSY)


def _of_file(failure: OSError) -> Refusal | None:
    if failure.filename is None:
        # What is written into an open file fails without its name.
        return Refusal("SITE_WITHOUT_SPACE", seconds=LATER) if failure.errno in _FULL else None
    name = os.fsdecode(failure.filename)
    if failure.errno in _OF_FILES:
        return Refusal(_OF_FILES[failure.errno], name=name)
    return Refusal("FILE_NOT_REACHED", name=name, why=failure.strerror or type(failure).__name__)


def _of_database(why: str) -> Refusal:
    if _is_busy(why):
        return Refusal("DATABASE_BUSY")
    return Refusal("DATABASE_NOT_REACHED", why=" ".join(why.split()))
