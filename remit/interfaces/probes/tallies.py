"""What this web process was asked since it started: requests by route and status, and how long they
took. A route is a pattern of addresses, so that no number, code or name of a page is among them."""

import bisect
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.interfaces.probes.exposition import Measure, Sample, counter, gauge
from remit.kernel import standby, watching

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass
class _Timed:
    """How many requests of a route took how long; the last place is for what took longer."""

    places: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))
    seconds: float = 0.0


_lock = threading.Lock()
_asked: Counter[tuple[str, str, str]] = Counter()
_timed: dict[str, _Timed] = {}
_questions: Counter[str] = Counter()


def add(*, route: str, method: str, status: int, seconds: float, questions: int) -> None:
    """One request more."""
    with _lock:
        _asked[route, method, str(status)] += 1
        timed = _timed.setdefault(route, _Timed())
        timed.places[bisect.bisect_left(SECONDS, seconds)] += 1
        timed.seconds += seconds
        _questions[route] += questions


def measures() -> list[Measure]:
    """What was counted, to be read."""
    with _lock:
        asked = [
            Sample(n, {"route": route, "method": method, "status": status})
            for (route, method, status), n in sorted(_asked.items())
        ]
        timed = [sample for route in sorted(_timed) for sample in _histogram(route, _timed[route])]
        questions = [Sample(n, {"route": route}) for route, n in sorted(_questions.items())]
    failures = [Sample(n, {"kind": kind}) for kind, n in sorted(watching.failures.items())]
    slow = [Sample(watching.slow["questions"])]
    return [
        counter("remit_requests_total", "Requests by route, method and status.", asked),
        Measure("remit_request_seconds", "histogram", "How long requests took.", timed),
        counter("remit_request_queries_total", "Questions to the database.", questions),
        counter("remit_database_errors_total", "What the database refused, by kind.", failures),
        counter("remit_slow_queries_total", "Questions slower than REMIT_SLOW_QUERY_MS.", slow),
    ]


def of_standby() -> list[Measure]:
    """How the standby stands, and how much was read from which server; nothing without one."""
    if not standby.is_named():
        return []
    found = standby.standing()
    behind = [] if found.seconds is None else [Sample(found.seconds)]
    read = [Sample(n, {"server": server}) for server, n in sorted(standby.reads.items())]
    return [
        gauge("remit_standby_read", "Whether the standby is read.", [Sample(not found.why)]),
        gauge("remit_standby_lag_seconds", "How far behind it is at most.", behind),
        counter("remit_reads_total", "Pages and answers by the server they were read from.", read),
    ]


def _histogram(route: str, timed: _Timed) -> Iterator[Sample]:
    within = 0
    for limit, n in zip((*map(str, SECONDS), "+Inf"), timed.places, strict=True):
        within += n
        yield Sample(within, {"route": route, "le": limit}, "_bucket")
    yield Sample(timed.seconds, {"route": route}, "_sum")
    yield Sample(within, {"route": route}, "_count")
