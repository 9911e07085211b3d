"""Eight writers at once: how many acts a second, how long each waited (median, p99, longest),
whether one of them starved, and how long the lock was held; beside one writer alone and one write
of the disk.

The site is made anew for this run: on SQLite, or in the empty PostgreSQL that REMIT_DATABASE_URL
names. Each writer is a process of its own and orders one commitment after the other.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PERCENT = 100


def main() -> None:
    """Make the site, let one writer and then all of them write, and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--writers", type=int, default=8)
    asked.add_argument("--seconds", type=float, default=20.0)
    asked.add_argument("--write", action="store_true", help="Be one writer (used by the bench).")
    chosen = asked.parse_args()
    if chosen.write:
        _write(chosen.seconds)
        return
    with tempfile.TemporaryDirectory() as home:
        os.environ["REMIT_HOME"] = home
        _found()
        print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
        print(f"One write of 4 KB to the disk: {_probe(Path(home)) * 1000:.2f} ms.\n")
        print(
            f"{'writers':>7} {'acts/s':>7} {'median ms':>10} {'p99 ms':>8} {'longest ms':>11}"
            f" {'lock ms':>8} {'fewest':>7} {'most':>6}"
        )
        for many in (1, chosen.writers):
            _print(_at_once(many, chosen.seconds), chosen.seconds)


def _at_once(many: int, seconds: float) -> list[dict[str, list[float]]]:
    """What each writer measured."""
    command = [sys.executable, __file__, "--write", "--seconds", str(seconds)]
    begun = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(many)
    ]
    for one in begun:
        assert one.stdout is not None
        one.stdout.readline()  # it is ready
    for one in begun:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    return [json.loads(one.communicate()[0]) for one in begun]


def _print(found: list[dict[str, list[float]]], seconds: float) -> None:
    waited = sorted(one for each in found for one in each["waited"])
    held = [one for each in found for one in each["held"]]
    acts = [len(each["waited"]) for each in found]
    print(
        f"{len(found):7} {sum(acts) / seconds:7.0f} {statistics.median(waited) * 1000:10.2f}"
        f" {waited[len(waited) * 99 // PERCENT] * 1000:8.1f} {waited[-1] * 1000:11.1f}"
        f" {statistics.median(held) * 1000:8.2f} {min(acts):7} {max(acts):6}"
    )


def _write(seconds: float) -> None:
    """Order until the time is over; of each act how long it took, and how long it was locked."""
    from remit.interfaces.cli import site

    site.ready()
    from remit.commitments import actions
    from remit.domain.acts import By
    from remit.kernel import clock, writes
    from remit.organisation import queries
    from remit.organisation.queries import naming

    person = naming.person_by_email("chair@example.org").id
    by = By(person, queries.posts_of_person(person, clock.today())[0].id)
    units = queries.ids_by_code(["PC", "DEP"])
    terms = actions.Terms(
        title="Open data", issuer=units["PC"], lead=units["DEP"], reference="1/CT"
    )
    print("ready", flush=True)
    sys.stdin.readline()
    until, spent = time.monotonic() + seconds, {"waited": [], "held": []}
    while time.monotonic() < until:
        begun = time.monotonic()
        with writes.writing():
            locked = time.monotonic()
            actions.assign(by=by, at=clock.now(), terms=terms)
        ended = time.monotonic()
        spent["waited"].append(ended - begun)
        spent["held"].append(ended - locked)
    print(json.dumps(spent))


def _found() -> None:
    """A people's committee that orders, and a department that owes."""
    from remit.interfaces.cli import site

    site.ready()
    from django.core.management import call_command

    from remit.domain.acts import By
    from remit.domain.vocabulary import Role
    from remit.kernel import clock
    from remit.ledger import actions as ledger
    from remit.organisation import actions, models

    call_command("migrate", verbosity=0)
    at, by = clock.now(), By()
    day, names = clock.day_of(at), {"en": "Unit"}
    ledger.open_ledger(by=by, at=at)
    tree = actions.open_tree(by=by, at=at, code="ADMIN", names=names, on=day)
    new = [
        actions.NewUnit("PC", "PEOPLES_COMMITTEE", names, day),
        actions.NewUnit("DEP", "DEPARTMENT", names, day, "PC"),
    ]
    units = actions.create_units(by=by, at=at, units=new, tree=tree)
    posts = [actions.NewPost(unit, f"P{place}", names) for place, unit in enumerate(units)]
    held = actions.create_posts(by=by, at=at, posts=posts, on=day)
    for name, post, role in (("chair", held[0], Role.LEADER), ("head", held[1], Role.HEAD)):
        person = models.Person.objects.create_user(f"{name}@example.org", None, name=name)
        actions.grant_role(by=by, at=at, person=person.pk, post=post, role=role, on=day)


def _probe(home: Path) -> float:
    """The floor: what is acknowledged has been written."""
    spent = []
    with (home / "probe").open("wb") as file:
        for _ in range(50):
            begun = time.perf_counter()
            os.write(file.fileno(), bytes(4096))
            os.fdatasync(file.fileno())
            spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
