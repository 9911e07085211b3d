"""Figures of any day beside django-simple-history, on one database and with the same states: how
many commitments stood in each state at each unit, of a province and of the nation. The peer keeps
a row for each state that a record ever had and is asked `as_of` a day; it knows one axis of time,
so Remit is asked for that day as known now, and remembers nothing.

The site is the one of `python -m bench.country`. The peer is no part of Remit's environment: the
line that brings it is printed where it is not there. Its tables are made in a transaction that is
taken back.
"""

import argparse
import datetime as dt
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from bench import as_of

GOAL, BATCH = 20.0, 20_000
LACKING = """django-simple-history is not in this environment. This line brings it:
  .venv/bin/python -m pip install --no-deps django-simple-history"""


def main() -> None:
    """Ask both in turn at the same random days, and print how many times faster Remit answers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tries", type=int, default=5)
    chosen = asked.parse_args()
    from remit.interfaces.cli import site

    site.ready()
    as_of.conditions()
    from django.db import transaction

    peer = _peer()
    tables = _tables_of(peer)
    with transaction.atomic():
        _fill(peer, tables)
        rates = _measured(peer, chosen.tries)
        transaction.set_rollback(True)
    least = min(rates)
    print(f"at least {least:.0f} times faster (goal {GOAL:.0f}).")
    sys.exit(least < GOAL)


def _peer() -> Any:
    """A record as the peer's guide has it, with its table and that of its history."""
    try:
        from simple_history.models import HistoricalRecords
    except ModuleNotFoundError:
        sys.exit(LACKING)
    from django.apps import AppConfig, apps
    from django.db import models

    # The peer keeps its model beside the other one, in an application that Django knows.
    app = AppConfig("bench", sys.modules["bench"])
    app.apps, app.models = apps, apps.all_models["bench"]
    apps.app_configs["bench"] = app

    class Task(models.Model):
        lead = models.BigIntegerField(null=True, db_index=True)
        state = models.IntegerField()
        due = models.DateField(null=True)
        history = HistoricalRecords(history_user_id_field=models.IntegerField(null=True))

        class Meta:
            app_label = "bench"

    return Task


def _tables_of(peer: Any) -> list[str]:
    """What makes its tables, in the words of the database."""
    from django.db import connection

    with connection.schema_editor(collect_sql=True) as editor:
        editor.create_model(peer)
        editor.create_model(peer.history.model)
    return [str(one) for one in editor.collected_sql]


def _fill(peer: Any, tables: Sequence[str]) -> None:
    """One row of history for each state that a commitment had, as known now."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in tables:
            cursor.execute(statement)
    rows, kept = _states(peer.history.model), 0
    while batch := list(islice(rows, BATCH)):
        kept += len(peer.history.bulk_create(batch))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{kept} rows of history.")


def _states(row: Any) -> Iterator[Any]:
    from remit.commitments import models

    spans = models.Span.objects.filter(counted=True, known_until=None)
    named = ("commitment_id", "on_from", "lead", "bucket", "revised")
    for number, on, lead, state, due in spans.values_list(*named).iterator(chunk_size=BATCH):
        since = dt.datetime.combine(on, dt.time(), dt.UTC)
        yield row(id=number, lead=lead, state=state, due=due, history_date=since, history_type="~")


def _measured(peer: Any, tries: int) -> list[float]:
    bench, chance = as_of._Bench(tries), random.Random(7)
    print(f"\n{'median ms':36}{'Remit':>10}{'peer':>10}{'times':>8}")
    rates = []
    for name, unit in (("province", bench.codes["P07"]), ("nation", None)):
        days = [bench.first + dt.timedelta(days=chance.randrange(bench.days)) for _ in range(tries)]
        ours = [_spent(_of_remit(bench, unit, day)) for day in days]
        theirs = [_spent(_of_peer(bench, peer, unit, day)) for day in days]
        fast, slow = (1000 * statistics.median(one) for one in (ours, theirs))
        rates.append(slow / fast)
        print(
            f"{name + ', by unit and state, any day':36}{fast:10.1f}{slow:10.1f}{slow / fast:8.0f}"
        )
    return rates


def _of_remit(bench: Any, unit: int | None, day: dt.date) -> Callable[[], Any]:
    from dataclasses import replace

    from remit.commitments.queries import figures, standing
    from remit.organisation import queries as organisation

    edition = organisation.home_edition(day, bench.head)
    scope = replace(bench.scope(unit), on=day, known_seq=bench.head, edition=edition)
    standing.forget()
    return lambda: figures.table(scope)


def _of_peer(bench: Any, peer: Any, unit: int | None, day: dt.date) -> Callable[[], Any]:
    from django.db.models import Count

    from remit.organisation import queries as organisation

    edition = organisation.home_edition(day, bench.head)
    moment = dt.datetime.combine(day, dt.time(23), dt.UTC)

    def ask() -> Any:
        found = peer.history.as_of(moment)
        if unit is not None:
            found = found.filter(lead__in=edition.subtree(unit))
        return list(found.values("lead", "state").annotate(n=Count("id")))

    return ask


def _spent(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
