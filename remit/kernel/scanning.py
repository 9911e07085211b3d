"""Whether a file that somebody hands in carries what harms others. A site that runs ClamAV says
where; then nothing is kept that the scanner did not see, or in which it found something."""

import collections
import contextlib
import hashlib
import socket
import struct
import urllib.parse

from django.conf import settings

from remit.domain.refusals import Refusal

SECONDS = 30
PORT = 3310
CHUNK = 1 << 18
LONGEST_ANSWER = 4096
CLEAN, FOUND = "OK", "FOUND"


# What was found clean a moment ago, so that it is not asked again while the ledger waits.
_clean: collections.deque[str] = collections.deque(maxlen=64)


def check(content: bytes) -> None:
    """Refuse a file in which the scanner found something, and all while it does not answer."""
    if not settings.REMIT_CLAMD:
        return
    sha256 = hashlib.sha256(content).hexdigest()
    if sha256 not in _clean:
        _check_by_scanner(content)
        _clean.append(sha256)


def _check_by_scanner(content: bytes) -> None:
    try:
        said = _asked(content)
    except OSError as error:
        raise Refusal("SCANNER_NOT_REACHED") from error
    *_, verdict = said.split() or [""]
    if verdict == FOUND:
        raise Refusal("FILE_HARMS", found=" ".join(said.split()[1:-1]))
    if verdict != CLEAN:
        raise Refusal("SCANNER_NOT_REACHED")


def _asked(content: bytes) -> str:
    # The protocol of clamd: pieces with their lengths in four bytes, an empty one ends the file.
    with contextlib.closing(_line()) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        said = b""
        while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
            more = line.recv(LONGEST_ANSWER)
            if not more:
                break
            said += more
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()


def _line() -> socket.socket:
    place = urllib.parse.urlsplit(settings.REMIT_CLAMD)
    if place.scheme != "unix":
        return socket.create_connection((place.hostname, place.port or PORT), timeout=SECONDS)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(SECONDS)
        line.connect(place.path)
    except OSError:
        line.close()
        raise
    return line
