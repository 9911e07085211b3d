"""A new column of a large table, added and filled so that a site of millions does not stand still:
without writing the table anew, in batches that are kept, with a word on how far it is.

Whoever is stopped amid it goes on where it was stopped: a column that is there already is not added
again, and a row that has its value is not filled again.
"""

import contextvars
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.db.migrations import AddField
from django.db.models import QuerySet

BATCH = 5_000
Tell = Callable[[str, int, int], None]
_ADDED = "ALTER TABLE {table} ADD COLUMN {column} {kind} DEFAULT {begins} NOT NULL"
_FILLED = "UPDATE {table} SET {column} = %s WHERE {key} = %s"


def _unheard(_part: str, _done: int, _whole: int) -> None:
    """Nobody listens."""


telling: contextvars.ContextVar[Tell] = contextvars.ContextVar("filling", default=_unheard)


class AddColumn(AddField):
    """A column with which every row begins alike: no row is read or written for it."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        """Add it, unless it is there."""
        table = states[1].apps.get_model(app_label, self.model_name)
        field, there = table._meta.get_field(self.name), schema_editor.connection
        with there.cursor() as cursor:
            found = there.introspection.get_table_description(cursor, table._meta.db_table)
        if field.column in {one.name for one in found}:
            return
        if there.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, *states)
            return
        begins = schema_editor.quote_value(schema_editor.effective_default(field))
        named = {"table": there.ops.quote_name(table._meta.db_table), "begins": begins}
        named |= {"column": there.ops.quote_name(field.column), "kind": field.db_type(there)}
        schema_editor.execute(_ADDED.format(**named), None)


def fill(rows: QuerySet[Any], column: str, of: str, worked_out: Callable[[str], str]) -> None:
    """Give every row that has nothing in a column what is worked out of another one."""
    whole, done, last = rows.count(), 0, None
    tell = telling.get()
    ordered = rows.order_by("pk").values_list("pk", of, column)
    while batch := list((ordered if last is None else ordered.filter(pk__gt=last))[:BATCH]):
        _write(rows, column, [(worked_out(text), pk) for pk, text, has in batch if not has])
        last, done = batch[-1][0], done + len(batch)
        tell("columns", done, whole)


def _write(rows: QuerySet[Any], column: str, values: list[tuple[str, Any]]) -> None:
    meta, quote = rows.model._meta, connection.ops.quote_name
    names = {"table": meta.db_table, "column": meta.get_field(column).column, "key": meta.pk.column}
    update = _FILLED.format(**{name: quote(one) for name, one in names.items()})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(update, values)
