"""Worlds that many tests share: made once by real actions, found again as they were by each test.

A world stands inside a transaction that is never kept. Every test on it is rolled back to it, so
that what one test does is not there for the next.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from django.db import transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


@contextlib.contextmanager
def standing(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """A world until the end of the block; only the making and the end may use the database."""
    with contextlib.ExitStack() as end:
        with blocker.unblock():
            end.enter_context(transaction.atomic())
            made = make()
        yield made
        with blocker.unblock():
            transaction.set_rollback(True)
            end.close()
