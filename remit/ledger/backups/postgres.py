"""The tables of a PostgreSQL site, copied by the server's own COPY out of one snapshot: no program
of a certain version is needed, and nobody who writes waits. They go back into a schema that our own
migrations make, all in one transaction."""

import contextlib
import graphlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from remit.ledger import guards
from remit.ledger.backups import archives
from remit.ledger.backups.facts import Facts, of

MIGRATIONS = "django_migrations"
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
_COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
ORDER BY ordinal_position
"""
_POINTS = """
SELECT c.conrelid::regclass::text, c.confrelid::regclass::text FROM pg_constraint c
JOIN pg_namespace n ON n.oid = c.connamespace
WHERE c.contype = 'f' AND n.nspname = current_schema() AND c.conrelid <> c.confrelid
"""
_NUMBERED = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = current_schema()
  AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""
_COUNT_ON = """
SELECT setval(pg_get_serial_sequence(%s, %s), coalesce(max({column}), 1), max({column}) IS NOT NULL)
FROM {table}
"""
_EMPTIED = "DELETE FROM {table}"
Tables = Mapping[str, Mapping[str, Any]]


def save(
    writer: archives.Writer, tell: Callable[[int, int], None]
) -> tuple[Facts, dict[str, dict[str, Any]]]:
    """Put every table of ours into the archive, as one snapshot sees it; the facts, and the tables
    with their columns and rows."""
    with _snapshot() as cursor:
        facts = of(lambda question: _rows(cursor, question))
        tables = _ours(cursor)
        saved = {}
        for done, table in enumerate(tables, 1):
            saved[table] = _save(cursor, writer, table)
            tell(done, len(tables))
        return facts, saved


def load(
    archive: archives.Archive,
    migrations: Iterable[tuple[str, str]],
    tell: Callable[[int, int], None],
) -> None:
    """Make the schema as it was and fill it, all or nothing."""
    told: Tables = archive.head["tables"]
    with transaction.atomic():
        _make_schema({*migrations})
        with connection.cursor() as cursor:
            # Checked table by table, and not row by row at the very end.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            tables = _in_order(cursor, told)
            for table in reversed(tables):
                cursor.execute(_EMPTIED.format(table=_name(table)))
            for done, table in enumerate(tables, 1):
                _load(cursor, archive, table, told[table])
                tell(done, len(tables))
            _count_on(cursor)
        if guards.tables_stand():
            guards.install()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def is_empty() -> bool:
    """Whether the database holds no table at all."""
    with connection.cursor() as cursor:
        return not _rows(cursor, _TABLES)


@contextlib.contextmanager
def _snapshot() -> Iterator[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield cursor


def _ours(cursor: Any) -> list[str]:
    """The tables of our registers that stand; what else lies in the database is not ours."""
    known = {*connection.introspection.django_table_names(), MIGRATIONS}
    return [table for (table,) in _rows(cursor, _TABLES) if table in known]


def _save(cursor: Any, writer: archives.Writer, table: str) -> dict[str, Any]:
    columns = [name for (name,) in _rows(cursor, _COLUMNS, [table])]
    rows = 0
    with (
        writer.member(f"database/{table}.copy", squeezed=True) as put,
        cursor.copy(f"COPY {_name(table)} ({_names(columns)}) TO STDOUT") as pieces,
    ):
        for piece in pieces:
            put(bytes(piece))
            rows += bytes(piece).count(b"\n")  # within a row it is written in another way
    return {"columns": columns, "rows": rows}


def _load(cursor: Any, archive: archives.Archive, table: str, told: Mapping[str, Any]) -> None:
    command = f"COPY {_name(table)} ({_names(told['columns'])}) FROM STDIN"
    with archive.open(f"database/{table}.copy") as member, cursor.copy(command) as pieces:
        while piece := member.read(archives.CHUNK):
            pieces.write(piece)


def _make_schema(migrations: set[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    last = [
        one
        for one in sorted(migrations)
        if not any(
            after.key in migrations and after.key[0] == one[0]
            for after in graph.node_map[one].children
        )
    ]
    executor.migrate(last)


def _in_order(cursor: Any, told: Tables) -> list[str]:
    """The tables so that each comes after those to which its rows point."""
    order: dict[str, set[str]] = {table: set() for table in told}
    for table, target in _rows(cursor, _POINTS):
        if table in order and target in order:
            order[table].add(target)
    return [*graphlib.TopologicalSorter(order).static_order()]


def _count_on(cursor: Any) -> None:
    """What counts rows goes on after the last one."""
    for table, column in _rows(cursor, _NUMBERED):
        counted = _COUNT_ON.format(table=_name(table), column=_name(column))
        cursor.execute(counted, [_name(table), column])


def _rows(cursor: Any, question: str, facts: Sequence[Any] = ()) -> list[Sequence[Any]]:
    cursor.execute(question, facts or None)
    return list(cursor.fetchall())


def _names(columns: Iterable[str]) -> str:
    return ", ".join(_name(column) for column in columns)


def _name(name: str) -> str:
    return str(connection.ops.quote_name(name))
