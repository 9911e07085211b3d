"""A small site for the tests of the faces: a ledger, a tree with one department, posts, persons."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.test import Client

from remit.domain.acts import By
from remit.domain.vocabulary import Role
from remit.kernel import clock
from remit.ledger import actions as ledger
from remit.organisation import actions as organisation
from remit.organisation.models import Person

START = dt.date(2024, 1, 1)


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
