"""Remit beside Redmine, on one PostgreSQL and with the same tasks: fifty overdue tasks as a page
and as data, the counts of each agency, and a task created through the API. Both are asked in turn,
over HTTP, by one person who may see everything, of one web process each; before that both must
count as many overdue tasks.

`python -m tests.support.postgres python -m bench.redmine --tasks 100000`; Debian's package of
Redmine is needed. Elapsed times of both suffer alike from what else the machine does.
"""

import argparse
import contextlib
import datetime as dt
import http.client
import json
import os
import socket
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench import as_of, peers, users

PERCENT, ROWS, GOAL = 100, 50, 3.0
HEAD, BACKEND = "g@example.org", "allauth.account.auth_backends.AuthenticationBackend"
JSON = {"Content-Type": "application/json"}
OVERDUE = {
    "set_filter": "1",
    "f[]": ["status_id", "due_date"],
    "op[status_id]": "o",
    "op[due_date]": "<t-",
    "v[due_date][]": "1",
    "sort": "due_date",
}
Answer = Callable[[], bytes]


def main() -> None:
    """Bring both up, ask them in turn, and print how many times faster Remit answers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tasks", type=int, default=100_000)
    asked.add_argument("--tries", type=int, default=15)
    chosen = asked.parse_args()
    server = os.environ.get("REMIT_DATABASE_URL", "")
    if not server:
        sys.exit(__doc__)
    os.environ.setdefault("REMIT_API_RATE", "100000")
    os.environ.setdefault("REMIT_LOG_LEVEL", "WARNING")
    os.environ.setdefault("REMIT_SECRET_KEY", "a bench does not need a secret of its own")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        os.environ["REMIT_HOME"] = folder
        users.made(chosen.tasks)
        remit, tasks = stack.enter_context(_remit())
        port = _port()
        peer = stack.enter_context(peers.redmine(Path(folder), server, port, tasks))
        as_of.conditions()
        _measured(remit, _peer(peer), chosen.tries)


@contextlib.contextmanager
def _remit() -> Iterator[tuple[dict[str, Answer], list[peers.Task]]]:
    """The questions to a web process of Remit, and its orders as tasks."""
    from remit.interfaces.cli import children, site

    site.ready()
    port, running = _port(), children.Children({})
    try:
        running.start("web", children.web("127.0.0.1", port))
        assert running.wait_for(children.address("127.0.0.1", port))
        yield _questions(port), _tasks()
    finally:
        running.stop()


def _tasks() -> list[peers.Task]:
    """Each order that the nation counts, as known now; its agency stands below the government."""
    from remit.commitments.models import Commitment, Span
    from remit.kernel import clock
    from remit.organisation.models import Unit

    codes = {one: code.partition("-")[0] for one, code in Unit.objects.values_list("pk", "code")}
    titles = dict(Commitment.objects.values_list("pk", "title"))
    standing = Span.objects.filter(
        counted=True, known_until=None, above_1=None, on_from__lte=clock.today()
    ).exclude(on_until__lte=clock.today())
    return [
        peers.Task(codes[lead], titles[one], due, _is_open(bucket, due))
        for one, lead, due, bucket in standing.values_list(
            "commitment", "lead", "revised", "bucket"
        )
    ]


def _is_open(bucket: int, due: dt.date | None) -> bool:
    """What is suspended, and what was claimed in time and waits for who verifies it, is not late; a
    list of tasks knows neither and has it closed."""
    from remit.domain.buckets import ClockName, unpack
    from remit.domain.figures import column_of
    from remit.kernel import clock

    column = column_of(unpack(bucket), ClockName.REVISED)
    is_claimed = column == "open_in_time" and due is not None and due < clock.today()
    return column in ("open_in_time", "open_overdue", "open_no_date") and not is_claimed


def _questions(port: int) -> dict[str, Answer]:
    from django.conf import settings
    from django.test import Client

    from remit.domain.acts import By
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.api_tokens.scopes import Scope
    from remit.kernel import clock
    from remit.organisation.models import Person

    head, browser = Person.objects.get(email=HEAD), Client()
    browser.force_login(head, backend=BACKEND)
    cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
    scopes = [Scope.COMMITMENTS, Scope.READ]
    _, token = actions.issue(by=By(person=head.pk), at=clock.now(), name="b", scopes=scopes, days=1)
    order = {
        "step": "ASSIGN",
        "title": "Publish the catalogue",
        "issuer": "G",
        "lead": "P07-D01",
        "due": {"said": "before 2031-01-01"},
        "basis": "MINUTES",
        "reference": "Minutes 12",
    }
    door, program = _Door(port, {"Cookie": cookie}), {"Authorization": f"Bearer {token}"}
    keyed = _Door(port, {**program, **JSON})
    return {
        "overdue": lambda: door.get("/figures/list/?column=open_overdue"),
        "overdue, as data": lambda: keyed.get("/api/v1/figures/records?column=open_overdue"),
        "counts": lambda: keyed.get("/api/v1/figures"),
        "create": lambda: keyed.post("/api/v1/commitments", order),
    }


def _peer(peer: peers.Redmine) -> dict[str, Answer]:
    door = _Door(peer.port, {"Cookie": peer.cookie})
    keyed = _Door(peer.port, {**JSON, "X-Redmine-API-Key": peers.KEY})
    listed = urlencode({**OVERDUE, "per_page": ROWS}, doseq=True)
    grouped = urlencode({**OVERDUE, "group_by": "project", "per_page": 25}, doseq=True)
    fifty = urlencode({**OVERDUE, "limit": ROWS}, doseq=True)
    task = {"project_id": peer.projects["P07"], "subject": "Publish", "due_date": "2030-12-31"}
    return {
        "overdue": lambda: door.get(f"/issues?{listed}"),
        "overdue, as data": lambda: keyed.get(f"/issues.json?{fifty}"),
        "counts": lambda: door.get(f"/issues?{grouped}"),
        "create": lambda: keyed.post(
            "/issues.json", {"issue": {**task, "tracker_id": peers.FEATURE}}
        ),
        "how many": lambda: keyed.get(
            f"/issues.json?{urlencode({**OVERDUE, 'limit': 1}, doseq=True)}"
        ),
    }


class _Door:
    """A connection that is kept open, as browsers keep it, and what is said at each request."""

    def __init__(self, port: int, said: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=peers.PATIENCE)
        self.said = said

    def get(self, path: str) -> bytes:
        self.connection.request("GET", path, headers=self.said)
        return self._answer(path)

    def post(self, path: str, form: dict[str, Any]) -> bytes:
        keyed = {**self.said, "Idempotency-Key": str(uuid.uuid4())}
        self.connection.request("POST", path, json.dumps(form), keyed)
        return self._answer(path)

    def _answer(self, path: str) -> bytes:
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status in (200, 201), f"{path} answered {answer.status}: {body[:500]!r}"
        return body


def _measured(remit: dict[str, Answer], peer: dict[str, Answer], tries: int) -> None:
    """Print the medians of both and how many times faster Remit is."""
    ours = json.loads(remit["counts"]())["total"]["open_overdue"]
    theirs = json.loads(peer.pop("how many")())["total_count"]
    assert ours == theirs, f"Remit counts {ours} overdue tasks, Redmine {theirs}."
    print(f"Both count {ours} overdue tasks.")
    print(f"\n{'':24}{'Remit ms':>10}{'p95':>8}{'Redmine ms':>12}{'p95':>8}{'times':>8}")
    for name, ask in remit.items():
        spent: tuple[list[float], list[float]] = ([], [])
        for _ in range(tries + 1):
            for times, one in zip(spent, (ask, peer[name]), strict=True):
                begun = time.perf_counter()
                one()
                times.append(1000 * (time.perf_counter() - begun))
        # The first of each warms the server up.
        cells = [(statistics.median(one[1:]), _late(one[1:])) for one in spent]
        ratio = cells[1][0] / cells[0][0]
        print(
            f"{name:24}{cells[0][0]:10.0f}{cells[0][1]:8.0f}{cells[1][0]:12.0f}{cells[1][1]:8.0f}"
            f"{ratio:8.1f}{'' if ratio >= GOAL else '  goal 3 MISSED'}"
        )


def _late(times: list[float]) -> float:
    return sorted(times)[len(times) * 95 // PERCENT]


def _port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
