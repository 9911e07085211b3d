"""How the site stands, read from its database: acts by their kind, the last checkpoint, notices and
work that wait. What was read a moment ago is said again, so that asking often costs nothing."""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count
from django_tasks_db.models import DBTaskResult

import remit
from remit.interfaces import mailing
from remit.interfaces.probes.exposition import Measure, Sample, counter, gauge
from remit.kernel import clock
from remit.ledger import queries as ledger
from remit.ledger.queries import checkpoints
from remit.notices import queries as notices

FRESH_SECONDS = 5.0


@dataclass
class _Read:
    """The acts that were counted, up to which number, and what was said when."""

    acts: Counter[str] = field(default_factory=Counter)
    upto: int = 0
    said: tuple[Measure, ...] = ()
    at: float = -FRESH_SECONDS


_read = _Read()
_lock = threading.Lock()


def measures() -> tuple[Measure, ...]:
    """How it stands now, or stood a few seconds ago."""
    with _lock:
        if time.monotonic() - _read.at >= FRESH_SECONDS:
            _read.said, _read.at = (*_of_ledger(), *_of_work()), time.monotonic()
        return _read.said


def forget() -> None:
    """Read everything anew."""
    with _lock:
        _read.acts.clear()
        _read.upto, _read.at = 0, -FRESH_SECONDS


def _of_ledger() -> list[Measure]:
    _read.upto, added = ledger.counted_by_tag(after=_read.upto)
    _read.acts.update(added)
    acts = [Sample(n, {"act": tag}) for tag, n in sorted(_read.acts.items())]
    about = {"version": remit.__version__, "database": connection.vendor}
    signed = checkpoints.latest()
    age = [Sample((clock.now() - signed.made_at).total_seconds())] if signed else []
    covered = signed.size if signed else 0
    return [
        gauge("remit_build_info", "The program and its database.", [Sample(1, about)]),
        counter("remit_acts_total", "Acts of the ledger by kind.", acts),
        gauge("remit_ledger_head", "Number of the last act.", [Sample(_read.upto)]),
        gauge("remit_checkpoint_acts", "Acts that a checkpoint covers.", [Sample(covered)]),
        gauge("remit_checkpoint_age_seconds", "Age of the last checkpoint.", age),
    ]


def _of_work() -> list[Measure]:
    depth = notices.depth(most_tries=mailing.MOST_TRIES)
    waiting = [Sample(n, {"kind": kind}) for kind, n in depth.items()]
    rows = DBTaskResult.objects.values("status").annotate(n=Count("pk")).order_by("status")
    tasks = [Sample(row["n"], {"status": str(row["status"]).lower()}) for row in rows]
    return [
        gauge("remit_mail_waiting", "Notices and letters not delivered, and given up.", waiting),
        gauge("remit_tasks", "Work in the background by its state.", tasks),
    ]
