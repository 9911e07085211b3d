"""What holds for every feature: after each test that recorded acts, nothing contradicts them.

The features of one module share the small government: it is founded and checked once, and each test
finds it as it was founded. A test that recorded nothing leaves the derived tables as they were. A
run may ask for these checks once in each file, or leave them to another (`--derived`).
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from remit.ledger.actions import rebuilding
from tests.support import government, invariants, looks, worlds

# Of these files a test that recorded acts was followed by the check of all derived tables.
_FILES: set[Path] = set()


@dataclass(frozen=True)
class Founded:
    """The government, the number of its last act, and the derived tables that follow from it."""

    city: government.Government
    head: int
    digests: dict[str, str]


def _found(derived: str) -> Founded:
    city = government.found()
    if derived == "none":
        return Founded(city, looks.head(), {})
    invariants.check()
    return Founded(city, looks.head(), rebuilding.digests())


@pytest.fixture(scope="module")
def founded(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Founded]:
    """The small government, founded once for a module."""
    derived = request.config.getoption("derived")
    with worlds.standing(django_db_blocker, lambda: _found(derived)) as made:
        yield made


@pytest.fixture(autouse=True)
def derived_tables_follow_from_acts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Check the invariants while the database of the test is still there."""
    marked = request.node.get_closest_marker("django_db") is not None
    acts = marked or "db" in request.fixturenames
    if acts:
        request.getfixturevalue("db")  # asked for here, it goes away only after the checks
    yield
    if acts:
        _check(request)


def _check(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("derived")
    begun = request.getfixturevalue("founded") if "founded" in request.fixturenames else None
    if asked == "none" or (asked == "file" and request.path in _FILES):
        return
    if begun is not None and begun.head == looks.head():
        assert rebuilding.digests() == begun.digests
    else:
        invariants.check()
        _FILES.add(request.path)


@pytest.fixture
def city(founded: Founded, db: None) -> government.Government:
    """The small government as it was founded."""
    return copy.deepcopy(founded.city)
