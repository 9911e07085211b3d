"""Sites for the tests of the faces: a small one with a ledger, a tree with one department,
posts and persons; the small government; and the same with a story. The last two are made once for
a module, and every test of it finds them as they were.
"""

import copy
import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from remit.domain.acts import By
from remit.domain.vocabulary import Role
from remit.interfaces.api import rates
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.organisation import actions as organisation
from remit.organisation.models import Person
from tests.interfaces import figures_site, paper_site
from tests.interfaces.api_site import Asking, Program, program
from tests.interfaces.figures_site import Story
from tests.support import government as governments
from tests.support import worlds
from tests.support.government import Government

START = dt.date(2024, 1, 1)
OPENING = (
    "from remit.interfaces.cli import site; site.ready();"
    "from remit.interfaces.cli import opening; opening.migrate(); opening.open_site(language='en')"
)


@dataclass(frozen=True)
class Site:
    """What the tests name: the posts and the persons who hold them."""

    office: int
    department: int
    leader: Person
    officer: Person
    stranger: Person


def person(name: str, language: str = "en") -> Person:
    """Somebody who may sign in."""
    return Person.objects.create_user(
        f"{name}@example.test", "correct horse battery", name=name.title(), language=language
    )


@pytest.fixture
def site(db: None) -> Site:
    """A leader with two posts, an officer with one, and somebody without any."""
    by, now = By(), clock.now()
    ledger.open_ledger(by=by, at=now)
    tree = organisation.open_tree(by=by, at=now, code="ADMIN", names={"en": "Tree"}, on=START)
    units = [
        organisation.NewUnit("CITY", "CITY", {"en": "The City", "vi": "Thành phố"}, START),
        organisation.NewUnit("DEP", "DEPARTMENT", {"en": "Department"}, START, parent="CITY"),
    ]
    city, dep = organisation.create_units(by=by, at=now, units=units, tree=tree)
    posts = [
        organisation.NewPost(city, "CITY-CHAIR", {"en": "Chair", "vi": "Chủ tịch"}),
        organisation.NewPost(dep, "DEP-HEAD", {"en": "Head of department"}),
    ]
    office, department = organisation.create_posts(by=by, at=now, posts=posts, on=START)
    leader, officer = person("leader"), person("officer", "vi")
    grants = [(leader, office, Role.LEADER), (leader, department, Role.HEAD)]
    for holder, post, role in (*grants, (officer, department, Role.OFFICER)):
        organisation.grant_role(by=by, at=now, person=holder.pk, post=post, role=role, on=START)
    return Site(office, department, leader, officer, person("stranger"))


@pytest.fixture
def leader(site: Site) -> Client:
    """A browser in which the leader is signed in."""
    return signed_in(site.leader)


def signed_in(someone: Person) -> Client:
    """A browser in which somebody is signed in."""
    browser = Client()
    browser.force_login(someone, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture(scope="module")
def browser_first(request: pytest.FixtureRequest) -> None:
    """Where a module opens pages in Chromium, that is running before the world is made: it brings a
    loop of its own, and a transaction begun outside of it cannot be ended inside."""
    own = (item for item in request.session.items if item.path == request.path)
    if any("browser" in getattr(item, "fixturenames", ()) for item in own):
        request.getfixturevalue("browser")


@pytest.fixture(scope="module")
def founded(
    browser_first: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Government]:
    """The small government, founded once for a module."""
    with worlds.standing(django_db_blocker, governments.found) as made:
        yield made


@pytest.fixture
def government(founded: Government, db: None) -> Government:
    """The small government as it was founded."""
    return copy.deepcopy(founded)


@pytest.fixture
def asks(government: Government) -> Iterator[Asking]:
    """Programs of the people of the small government, on the day of these tests."""
    rates.forget()

    def of(who: str, **more: Any) -> Program:
        return program(Person.objects.get(pk=government.by[who].person), **more)

    with paper_site.today():
        yield of


@pytest.fixture(scope="module")
def happened(
    browser_first: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Story]:
    """The small government with its story, told once for a module."""
    with worlds.standing(django_db_blocker, figures_site.found) as made:
        yield made


@pytest.fixture
def story(happened: Story, db: None) -> Iterator[Story]:
    """The small government on the last day of its story."""
    with clock.injected(figures_site.at(figures_site.LAST, 5)):
        yield copy.deepcopy(happened)


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a site that was just opened, brought up once: whoever needs a site copies it."""
    made = tmp_path_factory.mktemp("opened")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REMIT_")}
    own = {"REMIT_HOME": str(made), "REMIT_SECRET_KEY": "only-for-tests", "REMIT_LANGUAGE": "en"}
    subprocess.run([sys.executable, "-c", OPENING], env={**kept, **own}, check=True, timeout=300)
    return made


@pytest.fixture
def home(opened: Path, tmp_path: Path) -> Path:
    """The home of a site of the test's own, that was just opened."""
    return shutil.copytree(opened, tmp_path / "home")
