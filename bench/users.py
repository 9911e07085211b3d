"""Fifty people at once: what they wait for, in a mixed load on two web processes, and whether any
of them meets an error.

`python -m tests.support.postgres python -m bench.users` makes the site of `python -m bench.country`
in a server of its own, unless the PostgreSQL that REMIT_DATABASE_URL names, or the folder of
REMIT_HOME, has one. Each person looks, thinks for some seconds, and looks again: of ten times four
at the board of a province, two at a commitment, one each at a list, at the board of the nation and
at a search; and orders something through the API once.
"""

import argparse
import contextlib
import http.client
import json
import os
import random
import socket
import statistics
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.pages import ORDER

PERCENT = 100
PROCESSES = 2
STORIES = 400
LOOKS = (
    *["board of a province"] * 4,
    *["commitment"] * 2,
    "50 overdue of a province",
    "board of the nation",
    "search",
    "creation (API)",
)
WORDS = ("77/CT-TTG", "chuyen doi", "catalogue", "open data")


@dataclass
class Met:
    """What the users met: seconds by page, and answers that were none."""

    waited: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Doors:
    """How one gets in, and what there is to look at."""

    cookie: str
    token: str
    commitments: tuple[int, ...]


@dataclass(frozen=True)
class Day:
    """Where the users work, until when, how long they think, and what they met."""

    ports: list[int]
    doors: Doors
    thinks: float
    until: float
    met: Met = field(default_factory=Met)


def main() -> None:
    """Let them work, and print what each page made them wait."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--commitments", type=int, default=100_000)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--thinks", type=float, default=10.0, help="Seconds between two looks.")
    chosen = asked.parse_args()
    os.environ.setdefault("REMIT_API_RATE", "100000")
    os.environ.setdefault("REMIT_LOG_LEVEL", "WARNING")
    os.environ.setdefault("REMIT_SECRET_KEY", "a bench does not need a secret of its own")
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("REMIT_HOME", home)
        _watched(chosen)


def _watched(chosen: argparse.Namespace) -> None:
    made(chosen.commitments)
    doors = _doors()
    print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    with _webs() as ports:
        _warmed(ports, doors)
        met = _worked(ports, doors, chosen)
    print(f"Load of the machine after: {os.getloadavg()[0]:.1f}.\n")
    _print(met, chosen.users, chosen.seconds)


def made(commitments: int) -> None:
    """The site as it stands after its first night: its tables counted, its balances struck."""
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command
    from django.db import connection

    from bench.country import generating
    from remit.commitments.projections import balances
    from remit.ledger import queries as ledger

    call_command("migrate", verbosity=0)
    if ledger.head() is None:
        generating.generate(generating.Wanted(commitments, STORIES))
    balances.strike_due()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    head = ledger.head()
    print(f"{connection.vendor}, {head.seq if head else 0} acts.", flush=True)


def _doors() -> Doors:
    from django.conf import settings
    from django.test import Client

    from remit.commitments.models import Commitment
    from remit.domain.acts import By
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.api_tokens.scopes import Scope
    from remit.kernel import clock
    from remit.organisation.models import Person

    head = Person.objects.get(email="g@example.org")
    browser = Client()
    browser.force_login(head, backend="allauth.account.auth_backends.AuthenticationBackend")
    name = settings.SESSION_COOKIE_NAME
    _, token = actions.issue(
        by=By(person=head.pk), at=clock.now(), name="bench", scopes=[Scope.COMMITMENTS], days=1
    )
    some = Commitment.objects.order_by("-pk").values_list("pk", flat=True)[:500]
    return Doors(f"{name}={browser.cookies[name].value}", token, tuple(some))


@contextlib.contextmanager
def _webs() -> Iterator[list[int]]:
    """Two web processes, as a site runs them behind its proxy; ended by their own ids."""
    from remit.interfaces.cli import children

    ports = [_free() for _ in range(PROCESSES)]
    running = children.Children({})
    try:
        for port in ports:
            running.start(f"web {port}", children.web("127.0.0.1", port))
        for port in ports:
            assert running.wait_for(children.address("127.0.0.1", port))
        yield ports
    finally:
        running.stop()


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _warmed(ports: list[int], doors: Doors) -> None:
    """Each page once in each process, as on the morning before people come."""
    for port in ports:
        for look in dict.fromkeys(LOOKS):
            status, _ = _asked(http.client.HTTPConnection("127.0.0.1", port), look, doors, random)
            assert status in (200, 201), (look, status)


def _worked(ports: list[int], doors: Doors, chosen: argparse.Namespace) -> Met:
    day = Day(ports, doors, chosen.thinks, time.monotonic() + chosen.seconds)
    users = [threading.Thread(target=_user, args=(number, day)) for number in range(chosen.users)]
    for one in users:
        one.start()
    for one in users:
        one.join()
    return day.met


def _user(number: int, day: Day) -> None:
    chance, port = random.Random(number), day.ports[number % len(day.ports)]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(chance.uniform(0, day.thinks))
    while time.monotonic() < day.until:
        look = chance.choice(LOOKS)
        begun = time.monotonic()
        try:
            status, _ = _asked(connection, look, day.doors, chance)
        except (OSError, http.client.HTTPException) as fault:
            status = 0
            day.met.wrong.append(f"{look}: {type(fault).__name__}")
            connection.close()
        if status in (200, 201):
            day.met.waited[look].append(time.monotonic() - begun)
        elif status:
            day.met.wrong.append(f"{look}: {status}")
        time.sleep(chance.uniform(0.5, 1.5) * day.thinks)


def _asked(
    connection: http.client.HTTPConnection, look: str, doors: Doors, chance: random.Random
) -> tuple[int, bytes]:
    if look == "creation (API)":
        return _created(connection, doors)
    province = f"P{chance.randint(1, 60):02}"
    paths = {
        "board of a province": f"/board/?unit={province}",
        "board of the nation": "/board/",
        "50 overdue of a province": f"/figures/list/?column=open_overdue&unit={province}",
        "commitment": f"/commitments/{chance.choice(doors.commitments)}/",
        "search": f"/search/?words={chance.choice(WORDS).replace(' ', '+')}",
    }
    connection.request("GET", paths[look], headers={"Cookie": doors.cookie})
    answer = connection.getresponse()
    return answer.status, answer.read()


def _created(connection: http.client.HTTPConnection, doors: Doors) -> tuple[int, bytes]:
    headers = {
        "Authorization": f"Bearer {doors.token}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    }
    connection.request("POST", "/api/v1/commitments", json.dumps(ORDER), headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def _print(met: Met, users: int, seconds: float) -> None:
    every = [one for some in met.waited.values() for one in some]
    print(f"{'page':28}{'answers':>8}{'median ms':>11}{'p95 ms':>9}{'longest ms':>12}")
    for look, waited in [*sorted(met.waited.items()), ("all together", every)]:
        waited.sort()
        middle, late = statistics.median(waited), waited[len(waited) * 95 // PERCENT]
        print(
            f"{look:28}{len(waited):8}{middle * 1000:11.0f}{late * 1000:9.0f}"
            f"{waited[-1] * 1000:12.0f}"
        )
    for fault in sorted(set(met.wrong)):
        print(f"ERROR {fault} ({met.wrong.count(fault)} times)")
    every.sort()
    late = 1000 * every[len(every) * 95 // PERCENT]
    rate = len(every) / seconds
    print(f"{users} users: p95 {late:.0f} ms, {len(met.wrong)} errors, {rate:.1f} answers a second")


if __name__ == "__main__":
    main()
