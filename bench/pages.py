"""What the pages of a large site cost: board, overdue list, a commitment, a search and a creation
through the API, each with its statements, and the memory of the process.

The site is the one of `python -m bench.country`; the head of the government asks.
"""

import argparse
import json
import os
import resource
import statistics
import time
import uuid
from collections.abc import Callable
from typing import Any

from bench import as_of

ASKED = "figures/list/?column=open_overdue"
ORDER = {
    "step": "ASSIGN",
    "title": "Publish the catalogue",
    "issuer": "G",
    "lead": "P07-D01",
    "due": {"said": "before 2031-01-01"},
    "basis": "MINUTES",
    "reference": "Minutes 12",
}


def main() -> None:
    """Print the median of each page."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tries", type=int, default=5)
    chosen = asked.parse_args()
    os.environ.setdefault("REMIT_HOSTS", "testserver")
    from remit.interfaces.cli import site

    site.ready()
    as_of.conditions()
    print(f"\n{'page':24}{'median ms':>10}{'CPU ms':>9}{'statements':>12}{'KiB':>6}")
    for name, ask in _pages().items():
        _line(name, ask, chosen.tries)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nmost memory of this process: {memory} MB")


def _pages() -> dict[str, Callable[[], Any]]:
    from django.test import Client

    from remit.commitments.models import Commitment
    from remit.organisation.models import Person

    head = Person.objects.get(email="g@example.org")
    browser = Client(headers={"Accept-Language": "en"})
    browser.force_login(head, backend="allauth.account.auth_backends.AuthenticationBackend")
    some = Commitment.objects.filter(work="IN_PROGRESS").order_by("pk").first()
    assert some is not None
    return {
        "commitment": lambda: browser.get(f"/commitments/{some.pk}/"),
        "search, a document": lambda: _searched(browser, "1/CT-TTG"),
        "search, two words": lambda: _searched(browser, "open data"),
        "creation (API)": _creation(head),
        "board of a province": lambda: browser.get("/board/", {"unit": "P07"}),
        "board of the nation": lambda: browser.get("/board/"),
        "50 overdue": lambda: browser.get(f"/{ASKED}"),
    }


def _searched(browser: Any, words: str) -> Any:
    """The page of a search that finds something; one that finds nothing costs nothing."""
    answer = browser.get("/search/", {"words": words})
    assert b"hit-facts" in answer.content, words
    return answer


def _creation(head: Any) -> Callable[[], Any]:
    from django.test import Client

    from remit.domain.acts import By
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.api_tokens.scopes import Scope
    from remit.kernel import clock

    _, token = actions.issue(
        by=By(person=head.pk), at=clock.now(), name="bench", scopes=[Scope.COMMITMENTS], days=1
    )
    program = Client(headers={"Authorization": f"Bearer {token}"})
    return lambda: program.post(
        "/api/v1/commitments",
        json.dumps(ORDER),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )


def _line(name: str, ask: Callable[[], Any], tries: int) -> None:
    from django.db import connection

    sent = []

    def counted(execute: Callable[..., Any], sql: str, *given: Any) -> Any:
        sent.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(counted):
        answer = ask()
    assert answer.status_code in (200, 201), (name, answer.status_code)
    spent, cpu = [], []
    for _ in range(tries):
        begun, working = time.perf_counter(), time.process_time()
        ask()
        spent.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - working)
    middle = [1000 * statistics.median(one) for one in (spent, cpu)]
    size = len(answer.content) / 1024
    print(f"{name:24}{middle[0]:10.0f}{middle[1]:9.0f}{len(sent):12}{size:6.0f}", flush=True)


if __name__ == "__main__":
    main()
