"""Rows into the tables, as many at a time as the database takes best: COPY on PostgreSQL,
executemany on SQLite. Indexes and foreign keys of derived tables are made again afterwards; the
guards of the ledger stand all the time."""

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models, transaction

from bench.country.stamping import Rows
from remit.commitments import models as commitments
from remit.kernel import search_indexes
from remit.ledger import models as ledger

_COPIED = "COPY {table} ({columns}) FROM STDIN"
_INSERTED = "INSERT INTO {table} ({columns}) VALUES ({places})"
_OF_SQLITE = """
SELECT type, name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND (type = 'index' AND tbl_name IN ({named})
  OR type = 'trigger' AND name LIKE 'commitments_commitment_search%')
"""
_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f'
  AND (conrelid::regclass::text IN ({named}) OR confrelid::regclass::text IN ({named}))
"""
_OF_POSTGRESQL = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename IN ({named}) AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""
DERIVED: tuple[type[models.Model], ...] = (
    commitments.Span,
    commitments.Movement,
    commitments.Commitment,
    commitments.Cooperation,
    commitments.EvidenceItem,
)
TABLES = {table._meta.db_table: table for table in (ledger.Act, ledger.SideText, *DERIVED)}


def empty() -> Rows:
    """Room for the rows of every table."""
    return {name: [] for name in TABLES}


def write(rows: Rows) -> None:
    """All rows, in one transaction."""
    with transaction.atomic(), connection.cursor():
        for name, some in rows.items():
            if some:
                _written(name, _columns(TABLES[name]), some)
                some.clear()


def _columns(table: type[models.Model]) -> list[str]:
    fields = table._meta.concrete_fields
    return [f'"{f.column}"' for f in fields if not isinstance(f, models.AutoField)]


def _written(name: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    raw: Any = connection.connection
    named = ", ".join(columns)
    if connection.vendor == "postgresql":
        copied = _COPIED.format(table=name, columns=named)
        with raw.cursor() as cursor, cursor.copy(copied) as copy:
            for row in rows:
                copy.write_row(row)
    else:
        places = ", ".join(["?"] * len(columns))
        raw.executemany(_INSERTED.format(table=name, columns=named, places=places), rows)


@contextlib.contextmanager
def lightly() -> Iterator[None]:
    """While the tables are filled nothing is looked up in the derived ones, so they need no
    indexes; and whoever loses power begins again."""
    made = _indexes()
    _run(made[0])
    if connection.vendor == "sqlite":
        _run(["PRAGMA synchronous=OFF", "PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-400000"])
    else:
        _run(["SET synchronous_commit = off", "SET maintenance_work_mem = '512MB'"])
    yield
    _run(made[1])
    search_indexes.install()
    if connection.vendor == "sqlite":
        _run(["PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "ANALYZE"])
    else:
        _run(["SET synchronous_commit = on", "VACUUM ANALYZE"])


def _run(statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _indexes() -> tuple[list[str], list[str]]:
    """What takes the indexes of derived tables away, and what makes them again."""
    named = ", ".join(f"'{table._meta.db_table}'" for table in DERIVED)
    if connection.vendor == "sqlite":
        rows = _asked(_OF_SQLITE.format(named=named))
        return [f"DROP {kind} {name}" for kind, name, _ in rows], [
            sql for kind, _, sql in rows if kind == "index"
        ]
    return _of_postgresql(named)


def _of_postgresql(named: str) -> tuple[list[str], list[str]]:
    keys = _asked(_KEYS.format(named=named))
    indexes = _asked(_OF_POSTGRESQL.format(named=named))
    away = [f"ALTER TABLE {table} DROP CONSTRAINT {name}" for table, name, _ in keys]
    again = [f"ALTER TABLE {table} ADD CONSTRAINT {name} {said}" for table, name, said in keys]
    away += [f"DROP INDEX {name}" for name, _ in indexes]
    return away, [said for _, said in indexes] + again


def _asked(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
