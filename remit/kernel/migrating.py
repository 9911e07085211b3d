"""How the tables are brought up to date: each step is made and noted in one go or not at all, and
what follows the steps is done even if the program that made them was stopped before it.

Django notes a step only after its transaction when something was put off to its end (indexes,
keys). A program that is stopped just then has made the tables and does not know it, and the next
one fails over tables that exist already.

A step after which tables come out of the acts in another way names them: `derives_anew =
("commitments",)` on its class. All other derived tables stay as they are, however many acts there
are; a test brings the data of every release up to date, and makes its tables again to compare.

After each step SQLite looks at every reference of the whole database, which takes minutes where
there are millions. A step that only adds indexes, or says `keeps_references = True` because it
touches no column that refers to a row and removes none, spares that.
"""

import contextlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor
from django.db.migrations import AddIndex, Migration, RemoveIndex
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from remit.kernel import columns

Plan = list[tuple[Migration, bool]]


class _Sparing(DatabaseSchemaEditor):
    """Changes tables on SQLite without looking at all references afterwards."""

    def __exit__(self, *failure: Any) -> None:
        super(DatabaseSchemaEditor, self).__exit__(*failure)
        self.connection.enable_constraint_checking()


class WholeSteps(MigrationExecutor):
    """Steps that are noted in the transaction that makes them."""

    def apply_migration(
        self,
        state: ProjectState,
        migration: Migration,
        fake: bool = False,
        fake_initial: bool = False,
    ) -> ProjectState:
        """Make one step, with what it put off to its end, and note it in the same transaction."""
        with self._editor(migration) as editor:
            after = migration.apply(state, editor)
            for statement in editor.deferred_sql:
                editor.execute(statement, None)
            editor.deferred_sql.clear()
            for app, name in migration.replaces or [(migration.app_label, migration.name)]:
                self.recorder.record_applied(app, name)
        return after

    def _editor(self, migration: Migration) -> Any:
        if self.connection.vendor == "sqlite" and keeps_references(migration):
            return _Sparing(self.connection, atomic=migration.atomic)
        return self.connection.schema_editor(atomic=migration.atomic)


def keeps_references(migration: Migration) -> bool:
    """Whether no row can refer to nothing after a step that could before."""
    indexes = all(isinstance(one, AddIndex | RemoveIndex) for one in migration.operations)
    return indexes or bool(getattr(migration, "keeps_references", False))


def missing_steps() -> Plan:
    """The steps that the database still needs, in their order."""
    executor = MigrationExecutor(connection)
    plan: Plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return plan


def derived_anew(steps: Plan) -> set[str]:
    """What these steps want to be derived from the acts again, and what a program that was stopped
    amid it did not come to."""
    wanted = {name for one, _back in steps for name in getattr(one, "derives_anew", ())}
    return wanted | set(_mark().read_text().split() if was_broken_off() else ())


def make_missing_steps(tell: columns.Tell = lambda *_far: None) -> None:
    """Make every step that is missing, and have done what Django and Remit do after steps; `tell`
    hears how far a column is filled."""
    columns.telling.set(tell)
    executor = WholeSteps(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    emit_pre_migrate_signal(0, False, connection.alias, plan=plan)
    executor.migrate(None, plan=plan)
    emit_post_migrate_signal(0, False, connection.alias, plan=plan)


@contextlib.contextmanager
def under_way(anew: Collection[str] = ()) -> Iterator[None]:
    """Leave a mark that only goes when the block came to its end, and says what it is to derive."""
    mark = _mark()
    mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark.touch(mode=0o600)
    mark.write_text("\n".join(sorted(anew)))
    yield
    mark.unlink()


def was_broken_off() -> bool:
    """Whether a program was stopped amid it, so that what follows the steps may be missing."""
    return _mark().exists()


def _mark() -> Path:
    return Path(settings.REMIT_HOME) / "turns" / "upgrade-under-way"
