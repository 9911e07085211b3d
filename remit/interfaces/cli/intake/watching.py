"""Watching a folder: what comes into it is taken in, once, also after a restart. The folder is left
as it is. A file is taken when it has not changed between two looks, for it may still be written."""

import hashlib
import signal
import sys
import threading
from pathlib import Path

from django.db import close_old_connections

from remit.domain.acts import By
from remit.domain.refusals import Refusal
from remit.interfaces.cli.intake import shown, taking
from remit.kernel import clock
from remit.texts.intake import actions, queries
from remit.texts.intake.terms import Terms

Look = tuple[int, int]  # size, and the instant of the last change


def watch(folder: Path, *, by: By, terms: Terms, every: int) -> None:
    """Look again and again, until SIGINT or SIGTERM; a reading that has begun is ended first."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: ended.set())
    for batch in queries.unfinished(origin=terms.origin):
        actions.take_in(batch=batch, resumed=True)
        _say(batch)
    watched = Watched(folder, by=by, terms=terms)
    while not ended.is_set():
        close_old_connections()
        watched.look(ended)
        ended.wait(every)


class Watched:
    """A folder, and what its files looked like when it was last looked at."""

    def __init__(self, folder: Path, *, by: By, terms: Terms) -> None:
        self.folder, self.by, self.terms = folder, by, terms
        self._before: dict[Path, Look] = {}
        self._settled: dict[Path, Look] = {}

    def look(self, ended: threading.Event) -> None:
        """Take in every file that is the same as at the last look, and was not taken in before."""
        now = {path: look for path in taking.inside(self.folder) if (look := _look(path))}
        for path, look in now.items():
            if ended.is_set():
                return
            if self._before.get(path) == look and self._settled.get(path) != look:
                self._take(path)
                self._settled[path] = look
        self._before = now

    def _take(self, path: Path) -> None:
        try:
            content = taking.content_of(path)
        except Refusal as refused:
            sys.stdout.write(shown.line(taking.refusal(path.name, refused)) + "\n")
            return
        if queries.seen([hashlib.sha256(content).hexdigest()], origin=self.terms.origin):
            return
        name = str(path.relative_to(self.folder))
        files = [(name, content)]
        batch = actions.hand_in(by=self.by, at=clock.now(), files=files, terms=self.terms)
        actions.take_in(batch=batch)
        _say(batch)


def _say(batch: int) -> None:
    for one in queries.outcomes(batch):
        sys.stdout.write(shown.line(one) + "\n")
    sys.stdout.flush()


def _look(path: Path) -> Look | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
