"""Many rows at once into a table that is made anew: COPY on PostgreSQL, one prepared statement on
SQLite, and no object for a row."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

_COPIED = "COPY {table} ({columns}) FROM STDIN"
_INSERTED = "INSERT INTO {table} ({columns}) VALUES ({places})"


def fill(table: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Put the rows, whose values stand in the order of the columns, into the table."""
    quote = connection.ops.quote_name
    named = {"table": quote(table._meta.db_table), "columns": ", ".join(map(quote, columns))}
    with connection.cursor() as cursor:
        raw: Any = cursor.cursor
        if connection.vendor == "postgresql":
            with raw.copy(_COPIED.format(**named)) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            raw.executemany(_INSERTED.format(**named, places=places), list(rows))
