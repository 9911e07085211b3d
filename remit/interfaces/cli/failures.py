"""What the machine refuses, as a refusal with a sentence: a file that cannot be reached, a database
that others keep busy."""

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
}
_BUSY = ("locked", "busy", "lock timeout")


def refusal(failure: Exception) -> Refusal | None:
    """The refusal that a failure of the machine amounts to; None is a fault of the program."""
    if isinstance(failure, OSError) and failure.filename is not None:
        return _of_file(failure)
    from django.db import OperationalError

    return _of_database(str(failure)) if isinstance(failure, OperationalError) else None


def _of_file(failure: OSError) -> Refusal:
    name = os.fsdecode(failure.filename)
    if failure.errno in _OF_FILES:
        return Refusal(_OF_FILES[failure.errno], name=name)
    return Refusal("FILE_NOT_REACHED", name=name, why=failure.strerror or type(failure).__name__)


def _of_database(why: str) -> Refusal:
    if any(word in why.lower() for word in _BUSY):
        return Refusal("DATABASE_BUSY")
    return Refusal("DATABASE_NOT_REACHED", why=" ".join(why.split()))
