"""Many rows at once into a table, and no object for a row: COPY on PostgreSQL, one prepared
statement on SQLite; a few rows are one statement that names their values."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Any

from django.db import connection, models

_COPIED = "COPY {table} ({columns}) FROM STDIN"
_INSERTED = "INSERT INTO {table} ({columns}) VALUES {places}"
FEW = 500  # values in a statement; SQLite of some years ago took 999
_WRITTEN_OTHERWISE = (models.DateTimeField, models.JSONField, models.UUIDField)


def fill(
    table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Put the rows, whose values stand in the order of the columns, into the table."""
    with connection.cursor() as cursor, connection.wrap_database_errors:
        raw: Any = cursor.cursor
        if connection.vendor == "postgresql":
            with raw.copy(_COPIED.format(**_named(table, columns))) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = _places(len(columns))
            raw.executemany(_INSERTED.format(**_named(table, columns), places=places), list(rows))


def add(
    table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Add rows whose values are as the fields hold them: a few in one statement, many by
    filling."""
    forms = [(place, form) for place, name in enumerate(columns) if (form := _form(table, name))]
    made: list[list[Any]] = [list(row) for row in rows]
    for row in made:
        for place, form in forms:
            row[place] = form(row[place])
    if not made:
        return
    if len(made) * len(columns) > FEW:
        fill(table, columns, made)
        return
    places = ", ".join([_places(len(columns))] * len(made))
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERTED.format(**_named(table, columns), places=places),
            list(chain.from_iterable(made)),
        )


def add_records(table: type[models.Model], records: Sequence[models.Model]) -> None:
    """Add records that know their key, each with all its fields."""
    names = [field.attname for field in table._meta.concrete_fields]
    add(table, names, ([getattr(one, name) for name in names] for one in records))


@cache
def _form(table: type[models.Model], column: str) -> Callable[[Any], Any] | None:
    """How a value of the column is written, if a driver would write it otherwise."""
    field = next(one for one in table._meta.concrete_fields if one.attname == column)
    if not isinstance(field, _WRITTEN_OTHERWISE):
        return None
    if isinstance(field, models.DateTimeField):  # acts of one transaction have one instant
        return lru_cache(maxsize=FEW)(partial(field.get_db_prep_save, connection=connection))
    return partial(field.get_db_prep_save, connection=connection)


def _named(table: type[models.Model], columns: Sequence[str]) -> dict[str, str]:
    quote = connection.ops.quote_name
    return {"table": quote(table._meta.db_table), "columns": ", ".join(map(quote, columns))}


def _places(columns: int) -> str:
    return f"({', '.join(['%s'] * columns)})"
