"""Every derived table can be made again from the acts, and must come out the same."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection, models, transaction

from remit.kernel import writes
from remit.ledger import projections, queries

CHUNK = 2000
_MODULUS = 2**256


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
    """A digest of every derived table, over its rows whatever their order."""
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
        for followed in _followed(chosen):
            writes.forget()  # what is remembered of one batch would fill the memory by the last
            acts += followed
            each(acts)
    return acts


def _followed(chosen: Sequence[projections.Projection]) -> Iterator[int]:
    """Fill the tables, lower layers first; how many acts were followed, batch by batch."""
    in_order = [one for one in chosen if one.remake is None]
    apart = [one.prefixes[0] for one in chosen if one.remake]
    for batch in queries.all_acts(besides=apart) if in_order else ():
        projections.apply(batch, in_order)
        yield len(batch)
    for one in chosen:
        yield from one.remake() if one.remake else ()


def _empty(chosen: Sequence[projections.Projection]) -> None:
    for projection in reversed(chosen):
        for table in (*projection.kept, *reversed(projection.tables)):
            table._base_manager.all()._raw_delete(using=connection.alias)


def _digest(table: type[models.Model]) -> str:
    """The sum of the SHA-256 of all rows: equal tables give equal sums, and nothing is sorted."""
    rows = table._base_manager.order_by().values_list(*projections.columns(table))
    statement, given = rows.query.sql_with_params()
    total, count = 0, 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, given)
        while some := cursor.fetchmany(CHUNK):
            total += sum(int.from_bytes(sha256(repr(row).encode()).digest()) for row in some)
            count += len(some)
    return f"{count}:{total % _MODULUS:x}"


def _different(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in before if before[name] != after[name])
