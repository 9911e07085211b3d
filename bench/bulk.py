"""How many acts a second are recorded in bulk: orders to as many units as one transaction may hold,
one after the other, beside the floor of one write to the disk for each transaction.

The site is made anew for this run: on SQLite, or in the empty PostgreSQL that REMIT_DATABASE_URL
names.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from bench import acts

GROUP = 200


def main() -> None:
    """Record them, and print the rate by the clock and by the processor."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=200_000)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["REMIT_HOME"] = home
        acts.ready()
        load, cores = os.getloadavg()[0], os.cpu_count()
        floor = acts.probe(Path(home))
        print(f"Load of the machine: {load:.1f} on {cores} processors.")
        print(f"One write of 4 KB to the disk: {floor * 1000:.2f} ms.")
        print(_said(acts.City(GROUP), chosen.acts))


def _said(city: acts.City, wanted: int) -> str:
    from django.db import connection

    from remit.ledger import queries as ledger

    head = ledger.head()
    first = done = head.seq if head else 0
    begun, working = time.perf_counter(), time.process_time()
    while done - first < wanted:
        city.order()
        latest = ledger.head()
        done = latest.seq if latest else done
    spent, cpu = time.perf_counter() - begun, time.process_time() - working
    n = done - first
    return (
        f"{connection.vendor}: {n} acts in groups of {GROUP}, {n / spent:.0f} a second,"
        f" {n / cpu:.0f} a second of a processor of this process"
    )


if __name__ == "__main__":
    main()
