"""How long figures of any day take, as known at any moment: a province, the nation with its league
of provinces, and a document by months, at random days and acts, by a process that remembers
nothing; and all units of the tree at once, from memory.

Beside them how fast memory is read (the floor is a division away). The site is the one of
`python -m bench.country`, with its balances struck (`remit tick`).
"""

import argparse
import datetime as dt
import os
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TRIES = 20


def main() -> None:
    """Print each figure with the processor time of this process, and its ratio."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tries", type=int, default=TRIES)
    chosen = asked.parse_args()
    from remit.interfaces.cli import site

    site.ready()
    conditions()
    bench = _Bench(chosen.tries)
    print(f"\n{'':44}{'median ms':>10}{'worst':>9}{'CPU':>8}{'database':>10}")
    bench.tables()
    bench.documents()
    bench.memory()
    bench.since()


def conditions() -> None:
    """What the figures depend on."""
    from django.db import connection

    print(f"{connection.vendor}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    home = Path(os.environ.get("REMIT_HOME", "var"))
    with (home / "probe").open("wb") as probe:
        synced = statistics.median(_synced(probe) for _ in range(30))
    print(f"fdatasync of 4 KB: {1000 * synced:.2f} ms.")
    print(f"Memory is read at {_bandwidth() / 1e9:.1f} GB/s.")


def _synced(probe: Any) -> float:
    begun = time.perf_counter()
    os.write(probe.fileno(), bytes(4096))
    os.fdatasync(probe.fileno())
    return time.perf_counter() - begun


def _bandwidth() -> float:
    block = bytes(64_000_000)
    begun = time.perf_counter()
    for _ in range(5):
        block.count(b"\x01")
    return 5 * len(block) / (time.perf_counter() - begun)


class _Bench:
    """Scopes at random days and acts over the whole history."""

    def __init__(self, tries: int) -> None:
        from remit.commitments import models
        from remit.ledger import queries as ledger
        from remit.organisation import queries as organisation

        head = ledger.head()
        assert head is not None
        self.head, self.tries, self.chance = head.seq, tries, random.Random(5)
        first = models.Movement.objects.order_by("seq").values_list("seq", "on").first()
        assert first is not None
        self.first_seq, self.first = first
        self.days = (head.recorded_at.date() - self.first).days
        self.codes = organisation.ids_by_code(["P01", "P02", "P07", "P20", "P41"])
        print(
            f"{head.seq} acts, {models.Commitment.objects.count()} commitments,"
            f" {models.Movement.objects.count()} movements."
        )

    def scope(self, unit: int | None = None, **more: Any) -> Any:
        """A scope at a random day, as known at a random act."""
        from remit.commitments.queries.scopes import Scope
        from remit.organisation import queries as organisation

        on = self.first + dt.timedelta(days=self.chance.randrange(self.days))
        known = self.chance.randint(self.first_seq, self.head)
        edition = organisation.home_edition(on, known)
        return Scope(on, known, edition, organisation.HOME_TREE, unit=unit, **more)

    def now(self, unit: int | None = None) -> Any:
        """The scope that a board shows."""
        from dataclasses import replace

        from remit.organisation import queries as organisation

        on = self.first + dt.timedelta(days=self.days)
        edition = organisation.home_edition(on, self.head)
        return replace(self.scope(unit), on=on, known_seq=self.head, edition=edition)

    def tables(self) -> None:
        """A province and the nation."""
        from remit.commitments.queries import figures

        unit = list(self.codes.values())
        self.line(
            "province, random day and act",
            lambda: self.scope(self.chance.choice(unit)),
            figures.table,
        )
        self.line("nation with its league, random", self.scope, figures.table)
        self.line("nation with its league, now", self.now, figures.table)

    def documents(self) -> None:
        """A document by the months in which its commitments are due."""
        from remit.commitments import models
        from remit.commitments.queries import figures
        from remit.commitments.queries.scopes import By

        some = models.Commitment.objects.filter(document__isnull=False)
        known = sorted(set(some.values_list("document", flat=True)[:2000]))
        self.line(
            "document by due month, random",
            lambda: self.scope(document=self.chance.choice(known)),
            lambda scope: figures.table(scope, By.DUE_MONTH),
        )

    def memory(self) -> None:
        """Every unit of the tree at once, from the sums that this process keeps of a day and an
        act, and what these sums cost for a tree that was not asked for yet."""
        from remit.commitments.queries import standing
        from remit.domain import rolled, tallies

        scope = self.now()
        kept = standing.on_day(scope.on, scope.known_seq).by_place

        def ask(scope: Any) -> None:
            all_units = standing.on_day(scope.on, scope.known_seq).rolled(scope.edition)
            for unit in scope.edition.order:
                all_units.below(unit)

        self.line("all units of the tree, from memory", lambda: scope, ask, cold=False)
        self.line(
            "the same, summed along a tree anew",
            lambda: scope,
            lambda scope: rolled.roll(scope.edition, kept),
            cold=False,
        )
        every = [rolled.roll(scope.edition, kept).below(unit) for unit in scope.edition.order]
        self.line(
            "their rows of figures, written out",
            lambda: scope,
            lambda scope: [tallies.row_of(one, scope.clock) for one in every],
            cold=False,
        )

    def since(self) -> None:
        """What changed since a week, and the first of a list while somebody records."""
        from dataclasses import replace

        from remit.commitments.queries import changes, standing_now

        week = dt.timedelta(days=7)
        for name, unit in (("province", self.codes["P07"]), ("nation", None)):
            now = self.now(unit)
            before = replace(now, known_seq=self.head - 3)
            number = standing_now.Number(before, "open_overdue")
            self.line(
                f"what changed in the {name} since a week",
                lambda now=now: now,
                lambda scope: changes.since(scope, scope.on - week),
            )
            self.line(
                f"50 overdue of the {name}, 3 acts since",
                lambda now=now: now,
                lambda _scope, number=number: standing_now.earliest(number, 0, 50),
            )

    def line(
        self, what: str, scope: Callable[[], Any], ask: Callable[[Any], Any], *, cold: bool = True
    ) -> None:
        """The median and the worst of some tries, each with another scope."""
        from django.db import connection, reset_queries

        from remit.commitments.queries import standing

        spent, cpu, database = [], [], []
        ask(scope())
        for _ in range(self.tries):
            asked = scope()
            if cold:
                standing.forget()
            reset_queries()
            connection.force_debug_cursor = True
            begun, working = time.perf_counter(), time.process_time()
            ask(asked)
            spent.append(time.perf_counter() - begun)
            cpu.append(time.process_time() - working)
            database.append(sum(float(one["time"]) for one in connection.queries))
            connection.force_debug_cursor = False
        middle = [1000 * statistics.median(one) for one in (spent, cpu, database)]
        print(
            f"{what:44}{middle[0]:10.1f}{1000 * max(spent):9.1f}{middle[1]:8.1f}{middle[2]:10.1f}"
        )


if __name__ == "__main__":
    main()
