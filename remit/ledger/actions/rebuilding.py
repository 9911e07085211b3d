"""Every derived table can be made again from the acts, and must come out the same."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, models, transaction

from remit.kernel import writes
from remit.ledger import projections, queries

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The acts that were followed, and the tables that came out different."""

    acts: int
    different: tuple[str, ...]


def rebuild() -> Rebuilt:
    """Make the derived tables again from zero, in one transaction, and keep them."""
    with writes.writing():
        before = digests()
        acts = make_again()
        return Rebuilt(acts, _different(before, digests()))


def check() -> Rebuilt:
    """Make the derived tables again, compare, and leave everything as it was."""
    with writes.writing():
        spot = transaction.savepoint()
        try:
            return rebuild()
        finally:
            transaction.savepoint_rollback(spot)


def digests() -> dict[str, str]:
    """SHA-256 of every derived table, over its rows in a fixed order."""
    return {
        table._meta.db_table: _digest(table)
        for projection in projections.registered()
        for table in projection.tables
    }


def make_again(
    names: Collection[str] | None = None, each: Callable[[int], None] = lambda _followed: None
) -> int:
    """Derive the tables of these projections from the acts again, or those of all; after each
    batch `each` is told how many acts were followed. Nothing is compared."""
    chosen = [one for one in projections.registered() if names is None or one.name in names]
    acts = 0
    with writes.writing():
        writes.forget()
        _empty(chosen)
        for batch in queries.all_acts() if chosen else ():
            projections.apply(batch, chosen)
            writes.forget()  # what is remembered of one batch would fill the memory by the last
            acts += len(batch)
            each(acts)
    return acts


def _empty(chosen: Sequence[projections.Projection]) -> None:
    for projection in reversed(chosen):
        for table in (*projection.kept, *reversed(projection.tables)):
            table._base_manager.all()._raw_delete(using=connection.alias)


def _digest(table: type[models.Model]) -> str:
    digest = hashlib.sha256()
    for row in _rows(table):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _rows(table: type[models.Model]) -> Iterator[tuple[object, ...]]:
    names = projections.columns(table)
    return table._base_manager.order_by(*names).values_list(*names).iterator(chunk_size=CHUNK)


def _different(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in before if before[name] != after[name])
