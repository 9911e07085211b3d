"""What one act costs when it is recorded by itself: how long it takes, how long nobody else can
write meanwhile and in how many statements, beside a bare `create()` of Django per transaction (the
peer) and one write of the disk (the floor). And an order to as many units as one may go to.

The site is made anew for this run: on SQLite, or in the empty PostgreSQL that REMIT_DATABASE_URL
names. Acts and creations take turns, so that both meet the same machine.
"""

import argparse
import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

WORDS = "The catalogue of open data was published for every department. " * 3
TURN = 20  # so many acts, then so many creations


class Spent(NamedTuple):
    """Seconds: from begin to end, under the lock, and of a processor."""

    whole: float
    locked: float
    cpu: float


def main() -> None:
    """Make the site, and print what acts cost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=200)
    asked.add_argument("--order", type=int, default=200)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["REMIT_HOME"] = home
        ready()
        print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
        print(f"One write of 4 KB to the disk: {probe(Path(home)) * 1000:.2f} ms.\n")
        city = City(chosen.order)
        _verbs(city, chosen.acts)
        _order(city, chosen.order)


def ready() -> None:
    """The tables of an empty site."""
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def probe(home: Path) -> float:
    """The floor: what is acknowledged has been written."""
    with (home / "probe").open("wb") as file:
        return statistics.median(_timed(lambda: _write(file.fileno())) for _ in range(50))


def _write(file: int) -> None:
    os.write(file, bytes(4096))
    os.fdatasync(file)


class City:
    """A people's committee that orders, a department that owes, and units for long orders."""

    def __init__(self, owing: int) -> None:
        """Found it by the actions of every site."""
        from remit.domain.acts import By
        from remit.kernel import clock
        from remit.ledger import actions as ledger
        from remit.organisation import actions

        at = clock.now()
        ledger.open_ledger(by=By(), at=at)
        names = {"en": "Unit"}
        tree = actions.open_tree(by=By(), at=at, code="ADMIN", names=names, on=clock.day_of(at))
        day = clock.day_of(at)
        new = [actions.NewUnit("PC", "PEOPLES_COMMITTEE", names, day)]
        new += [
            actions.NewUnit(f"D{number}", "DEPARTMENT", names, day, "PC") for number in range(owing)
        ]
        self.units = actions.create_units(by=By(), at=at, units=new, tree=tree)
        self.secretary = self._person(self.units[0], "SECRETARIAT")
        self.officer = self._person(self.units[1], "OFFICER")
        self.inspector = self._person(self.units[2], "INSPECTOR")

    @staticmethod
    def _person(unit: int, role: str) -> object:
        from remit.domain.acts import By
        from remit.domain.vocabulary import Role
        from remit.kernel import clock
        from remit.organisation import actions, models

        at = clock.now()
        new = actions.NewPost(unit, f"P-{role}", {"en": role})
        post = actions.create_posts(by=By(), at=at, posts=[new], on=clock.day_of(at))[0]
        person = models.Person.objects.create_user(f"{role}@example.org", None, name=role)
        given = {"person": person.pk, "post": post, "role": Role(role), "on": clock.day_of(at)}
        actions.grant_role(by=By(), at=at, **given)
        return By(person=person.pk, post=post)

    def order(self) -> None:
        """One order to all units but the one that gives it: one transaction, one lock."""
        from remit.commitments import actions

        what = {"terms": self.terms(), "begin": actions.assign, "also": self.units[1:]}
        actions.begin_each(by=self.secretary, at=_now(), **what)

    def terms(self, cooperating: tuple[int, ...] = ()) -> object:
        """What is asked of the department, perhaps with units that cooperate."""
        from remit.commitments.actions import Terms
        from remit.domain import due as dues
        from remit.kernel import clock

        last = clock.today() + dt.timedelta(days=60)
        return Terms(
            title="Publish the catalogue of open data",
            issuer=self.units[0],
            lead=self.units[1],
            due=dues.compute(value=last.isoformat(), operator=dues.Operator.BY),
            reference="12/CT-UBND",
            cooperating=cooperating,
        )


def _verbs(city: City, acts: int) -> None:
    """The life of as many commitments, verb by verb."""
    print(
        f"{'verb':9} {'statements':>10} {'ms':>7} {'lock ms':>8} {'CPU ms':>7}"
        f" {'of peer':>8} {'CPU of peer':>12} {'x floor':>8}"
    )
    create = _bare()
    floor = probe(Path(os.environ["REMIT_HOME"]))
    for name, performs in _life(city, acts).items():
        performs.pop()()  # the first of its kind fills what later ones find
        statements = _statements(performs.pop())
        spent, bare = _in_turns(performs, create)
        print(
            f"{name:9} {statements:10} {spent.whole * 1000:7.2f} {spent.locked * 1000:8.2f}"
            f" {spent.cpu * 1000:7.2f} {bare.whole / spent.whole:8.2f}"
            f" {bare.cpu / spent.cpu:12.2f} {spent.whole / floor:8.1f}"
        )


def _life(city: City, acts: int) -> dict[str, list[Callable[[], object]]]:
    from remit.commitments import actions
    from remit.domain.vocabulary import Evidence

    begun: list[int] = []

    def assign() -> None:
        terms = city.terms(cooperating=tuple(city.units[2:4]))
        begun.append(actions.assign(by=city.secretary, at=_now(), terms=terms).subject)

    def each(action: Callable[..., object], by: object, **what: object) -> list[Callable]:
        return [
            lambda place=place: action(by=by, at=_now(), commitment=begun[place], **what)
            for place in range(acts)
        ]

    seen = {"evidence": Evidence.DOCUMENT_CHECKED, "note": WORDS}
    link = each(actions.attach_link, city.officer, url="https://data.example.org/catalogue")
    return {
        "assign": [assign] * acts,
        "accept": each(actions.accept, city.officer),
        "report": each(actions.report, city.officer, progress=WORDS),
        "evidence": link,
        "claim": each(actions.claim, city.officer, summary=WORDS),
        "verify": each(actions.verify, city.inspector, **seen),
    }


def _now() -> dt.datetime:
    from remit.kernel import clock

    return clock.now()


def _bare() -> Callable[[], object]:
    """The peer: a row of the size of an act, made by Django's own means."""
    from django.db import connection, models

    class Bare(models.Model):
        at = models.DateTimeField()
        subject = models.BigIntegerField(db_index=True)
        body = models.TextField()

        class Meta:
            app_label = "bench"

    with connection.schema_editor() as schema:
        schema.create_model(Bare)
    return lambda: Bare.objects.create(at=_now(), subject=7, body=WORDS)


def _in_turns(
    performs: list[Callable[[], object]], create: Callable[[], object]
) -> tuple[Spent, Spent]:
    """An act and a creation, at the median."""
    acts, bare = [], []
    for place, perform in enumerate(performs):
        if place % TURN == 0:
            bare += [_locked(create) for _ in range(TURN)]
        acts.append(_locked(perform))
    return Spent(*map(statistics.median, zip(*acts, strict=True))), Spent(
        *map(statistics.median, zip(*bare, strict=True))
    )


def _locked(perform: Callable[[], object]) -> Spent:
    """How long it took with its transaction, how long of that nobody else could write, and how
    long a processor worked on it in this process."""
    from remit.kernel import writes

    begun, working = time.perf_counter(), time.process_time()
    with writes.writing():
        locked = time.perf_counter()
        perform()
    ended = time.perf_counter()
    return Spent(ended - begun, ended - locked, time.process_time() - working)


def _order(city: City, units: int) -> None:
    """How long an order to many units holds the lock."""
    runs = [_locked(city.order).locked for _ in range(3)]
    statements = _statements(city.order)
    print(
        f"\nan order to {units} units: the lock is held {statistics.median(runs):.2f} s,"
        f" {statements} statements"
    )


def _statements(perform: Callable[[], object]) -> int:
    """All that is sent to the database, with the begin and the end of the transaction."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as sent:
        perform()
    return len(sent)


def _timed(perform: Callable[[], object]) -> float:
    begun = time.perf_counter()
    perform()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
