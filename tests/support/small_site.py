"""A site of its own, running as real processes on a free port, with one unit that orders, one that
owes, one that inspects, and two who keep the site; `python -m tests.support.small_site` founds it
and prints its tokens."""

import contextlib
import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import places, ports

START = dt.date(2024, 1, 1)
HOME_AFFAIRS = "Department of Home Affairs"
# They have the addresses that the example has, so that what a paper says works on both.
ADDRESSES = {
    "chair": "secretary.sx-pc@example.org",
    "officer": "head.sx-dha@example.org",
    "inspector": "inspector.sx-ins@example.org",
}
PATIENCE = 300


@dataclass(frozen=True)
class Running:
    """The address of the site, where it is kept, and a token of whoever leads the city, of an
    officer, of an inspector, and of each of two administrators."""

    address: str
    environment: places.Environment
    chair: str
    officer: str
    inspector: str
    keeper: str
    deputy: str


@contextlib.contextmanager
def running(home: Path, *, rate: int = 100_000) -> Iterator[Running]:
    """Found the site, start it, and stop it by its process id."""
    with places.place(home, REMIT_API_RATE=str(rate)) as environment:
        found = founded(environment)
        command = [sys.executable, "-m", "remit", "up", "--port", str(ports.free())]
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            address = re.findall(r"http://[\d.:]+", process.stdout.readline())[0]
            try:
                yield Running(address, environment, **found)
            finally:
                process.terminate()
                process.wait(PATIENCE)


def founded(environment: places.Environment) -> dict[str, str]:
    """Found the site in a place; the tokens of its persons."""
    places.done(environment, "manage.py", "migrate", "--verbosity=0")
    return tokens(environment)


def tokens(environment: places.Environment) -> dict[str, str]:
    """Found the site where the database is up to date already."""
    found: dict[str, str] = json.loads(places.done(environment, "-m", "tests.support.small_site"))
    return found


def _found() -> dict[str, str]:
    from remit.domain.acts import By
    from remit.domain.vocabulary import Role
    from remit.interfaces.cli import opening
    from remit.kernel import clock
    from remit.organisation import actions, queries
    from remit.organisation.models import Person

    opening.open_site(language="en")
    by, now, tree = By(opening.administrator()), clock.now(), queries.tree_id()
    new = [
        actions.NewUnit("SX-PC", "CITY", {"en": "People's Committee"}, START),
        actions.NewUnit("SX-DHA", "DEPARTMENT", {"en": HOME_AFFAIRS}, START, parent="SX-PC"),
        actions.NewUnit("SX-INS", "INSPECTORATE", {"en": "Inspectorate"}, START, parent="SX-PC"),
    ]
    units = actions.create_units(by=by, at=now, units=new, tree=tree)
    posts = [
        actions.NewPost(unit, f"{one.code}-1", {"en": "Post"})
        for unit, one in zip(units, new, strict=True)
    ]
    held = actions.create_posts(by=by, at=now, posts=posts, on=START)
    keeping = queries.post_by_code("SITE-ADMIN").id
    given = {"keeper": _token(by.person or 0)}
    for name, post, role in (
        ("chair", held[0], Role.LEADER),
        ("officer", held[1], Role.HEAD),
        ("inspector", held[2], Role.INSPECTOR),
        ("deputy", keeping, Role.ADMINISTRATOR),
    ):
        email = ADDRESSES.get(name, f"{name}@example.test")
        person = Person.objects.create_user(email, name=name).pk
        actions.grant_role(by=by, at=now, person=person, post=post, role=role, on=START)
        given[name] = _token(person)
    return given


def _token(person: int) -> str:
    from remit.domain.acts import By
    from remit.interfaces.api_tokens import actions
    from remit.interfaces.api_tokens.scopes import Scope
    from remit.kernel import clock

    return actions.issue(
        by=By(person), at=clock.now(), name="Program", scopes=tuple(Scope), days=1
    )[1]


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "remit.config.settings")
    django.setup()
    sys.stdout.write(json.dumps(_found()))
