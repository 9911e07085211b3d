"""What makes searching quick: an index of trigrams for every folded column in which searches look.

SQLite keeps one beside the table (FTS5); triggers bring it along within the same transaction, also
when tables are made again from their acts. Django drops triggers when it makes an SQLite table
anew, so the indexes are looked at after every migration, and filled again where they did not stand.
PostgreSQL has pg_trgm; where that may not be brought in, searching takes longer and finds the same.
"""

from dataclasses import dataclass, field

from django.db import DatabaseError, connection, transaction
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Column:
    """A folded column in which searches look."""

    table: str
    name: str
    key: str

    @property
    def index(self) -> str:
        """The name of its index."""
        return f"{self.table}_search"


@dataclass
class _Register:
    columns: dict[str, Column] = field(default_factory=dict)


_register = _Register()
_SQLITE = (
    "CREATE VIRTUAL TABLE {index} USING fts5({name}, content='{table}', content_rowid='{key}',"
    " tokenize='trigram case_sensitive 1')",
    "CREATE TRIGGER {index}_in AFTER INSERT ON {table} BEGIN"
    " INSERT INTO {index}(rowid, {name}) VALUES (NEW.{key}, NEW.{name}); END",
    "CREATE TRIGGER {index}_out AFTER DELETE ON {table} BEGIN"
    " INSERT INTO {index}({index}, rowid, {name}) VALUES ('delete', OLD.{key}, OLD.{name}); END",
    "CREATE TRIGGER {index}_anew AFTER UPDATE OF {name} ON {table}"
    " WHEN OLD.{name} <> NEW.{name} BEGIN"
    " INSERT INTO {index}({index}, rowid, {name}) VALUES ('delete', OLD.{key}, OLD.{name});"
    " INSERT INTO {index}(rowid, {name}) VALUES (NEW.{key}, NEW.{name}); END",
)
_REMOVED = (
    "DROP TRIGGER IF EXISTS {index}_in",
    "DROP TRIGGER IF EXISTS {index}_out",
    "DROP TRIGGER IF EXISTS {index}_anew",
    "DROP TABLE IF EXISTS {index}",
)
_TOLD = "INSERT INTO {index}({index}) VALUES ('{order}')"
_TRIGRAMS = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
_POSTGRES = "CREATE INDEX IF NOT EXISTS {index} ON {table} USING gin ({name} gin_trgm_ops)"


def register(table: type[Model], name: str) -> None:
    """Make known that searches look in a column; registers do it when they are ready."""
    key = table._meta.pk
    if key is None:
        raise TypeError(f"{table.__name__} has no key by which it is found")
    made = table._meta.db_table
    _register.columns[made] = Column(made, name, str(key.column))


def of(table: str, name: str) -> Column | None:
    """The column of this table, if searches look in it."""
    column = _register.columns.get(table)
    return column if column is not None and column.name == name else None


def install() -> None:
    """Make and fill every index that does not stand; doing it again changes nothing.

    A PostgreSQL role that may not bring in pg_trgm, may not make an index, or does not reach the
    trigrams where they stand leaves the site without indexes.
    """
    wanted = missing()
    if not wanted:
        return
    if connection.vendor == "sqlite":
        with transaction.atomic():
            for column in wanted:
                _execute(column, *_REMOVED, *_SQLITE)
                _tell(column, "rebuild")
    elif _allowed(_TRIGRAMS):
        for column in wanted:
            _allowed(_POSTGRES.format(**_names(column)))


def missing() -> tuple[Column, ...]:
    """The columns of standing tables whose index does not stand as it is meant."""
    tables = {*connection.introspection.table_names()}
    standing = _standing()
    return tuple(
        column
        for column in _register.columns.values()
        if column.table in tables and not _meant(column) <= standing
    )


def forget(table: type[Model]) -> None:
    """What was erased from a table leaves the files of its index too, and not its answers only.

    SQLite keeps removed words until their segments are merged; PostgreSQL vacuums by itself.
    """
    column = _register.columns[table._meta.db_table]
    if connection.vendor == "sqlite" and not {column} & {*missing()}:
        _tell(column, "optimize")


def _meant(column: Column) -> set[str]:
    if connection.vendor == "sqlite":
        return {one.format(**_names(column)) for one in _SQLITE}
    return {column.index}


def _standing() -> set[str]:
    asked = (
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        if connection.vendor == "sqlite"
        else "SELECT indexname FROM pg_indexes WHERE schemaname = ANY (current_schemas(false))"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {row[0] for row in cursor.fetchall()}


def _allowed(statement: str) -> bool:
    """Whether PostgreSQL did what this role asked; what it refuses leaves everything as it was."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return False
    return True


def _tell(column: Column, order: str) -> None:
    _execute(column, _TOLD.replace("{order}", order))


def _execute(column: Column, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(**_names(column)))


def _names(column: Column) -> dict[str, str]:
    return {"table": column.table, "name": column.name, "key": column.key, "index": column.index}
