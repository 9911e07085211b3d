"""Every journey goes through the example, loaded once for all of them and rolled back afterwards.

Whoever acts in a journey leaves a ledger and tables that hold; that is checked at its end.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from remit.interfaces.cli import demo
from remit.kernel import clock
from remit.ledger import queries as ledger
from tests.support import example as loaded
from tests.support import invariants

HERE = Path(__file__).parent


@pytest.fixture(scope="package")
def browser_first(request: pytest.FixtureRequest) -> None:
    """Where journeys open pages in Chromium, that is running before the example is loaded: it
    brings a loop of its own, and a transaction begun outside of it cannot be ended inside."""
    ours = (item for item in request.session.items if item.path.is_relative_to(HERE))
    if any("browser" in getattr(item, "fixturenames", ()) for item in ours):
        request.getfixturevalue("browser")


@pytest.fixture(scope="package")
def example(
    browser_first: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[int]:
    """The example with all its stories, and the number of its latest act."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.injected(loaded.TODAY):
            demo.load()
        head = ledger.head()
        assert head is not None
        yield head.seq
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_the_example(example: int, db: None) -> Iterator[None]:
    """It is the day of the journeys; what a journey records must hold."""
    with clock.injected(loaded.TODAY):
        yield
        head = ledger.head()
        if head is not None and head.seq != example:
            invariants.check()
