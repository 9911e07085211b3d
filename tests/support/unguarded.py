"""What an administrator of the database could do: the guards are gone, and the ledger lies open."""

import contextlib
from collections.abc import Iterator

from django.db import connection, transaction

from remit.ledger import guards, models

TABLES = (models.Act, models.SideText, models.Checkpoint, models.Subtree)


@contextlib.contextmanager
def unguarded() -> Iterator[None]:
    """Without guards inside the block; afterwards everything is as it was."""
    with transaction.atomic():
        connection.check_constraints()  # nothing may wait on a table whose triggers change
        with connection.cursor() as cursor:
            for statement in _taking_away():
                cursor.execute(statement)
        yield
        transaction.set_rollback(True)


def _taking_away() -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {name}" for name in guards.SQLITE]
    return [f"ALTER TABLE {table._meta.db_table} DISABLE TRIGGER USER" for table in TABLES]
