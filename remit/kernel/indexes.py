"""An index of a large table, made while others use it: PostgreSQL goes on taking what is written
meanwhile; on SQLite whoever writes waits as long as for any other transaction.

Whoever is stopped amid it begins this index again, and no other one: what PostgreSQL left half made
is never asked, and is taken away.
"""

from typing import Any

from django.db.migrations import AddIndex

_THERE = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"


class AddIndexMeanwhile(AddIndex):
    """An index in a step that is not one transaction (`atomic = False`)."""

    def database_forwards(self, app_label: str, schema_editor: Any, *states: Any) -> None:
        """Make it, unless it is there."""
        table = states[1].apps.get_model(app_label, self.model_name)
        if schema_editor.connection.vendor != "postgresql":
            if not _is_there(schema_editor, table, self.index.name):
                super().database_forwards(app_label, schema_editor, *states)
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_THERE, [self.index.name])
            found = cursor.fetchone()
        # A restore makes all tables in one transaction, empty ones that nobody else sees.
        meanwhile = not schema_editor.connection.in_atomic_block
        if found == (False,):
            schema_editor.remove_index(table, self.index, concurrently=meanwhile)
        if found != (True,):
            schema_editor.add_index(table, self.index, concurrently=meanwhile)


def _is_there(editor: Any, table: Any, name: str) -> bool:
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_constraints(cursor, table._meta.db_table)
    return name in found
