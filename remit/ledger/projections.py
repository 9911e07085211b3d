"""Derived tables. What an act changes is derived from the act alone, in its own transaction.

A register names its projection here; recording and rebuilding walk the same path.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import models

from remit.ledger import records


@dataclass(frozen=True)
class Projection:
    """Tables that follow from acts whose tag starts with one of the prefixes.

    `kept` are sums of these tables that are only there to be quick: they are thrown away when the
    tables are made again. `remake` makes them from all acts whose tag starts with the first prefix,
    after the tables of lower layers, in an order of its own; it tells how many acts, bit by bit.
    """

    name: str
    prefixes: tuple[str, ...]
    tables: tuple[type[models.Model], ...]
    apply: Callable[[Sequence[records.Act]], None]
    kept: tuple[type[models.Model], ...] = ()
    remake: Callable[[], Iterator[int]] | None = None


@dataclass
class _Register:
    projections: list[Projection] = field(default_factory=list)


_register = _Register()


def register(projection: Projection) -> None:
    """Make a projection known; registers do it when their application is ready."""
    _register.projections.append(projection)


def registered() -> tuple[Projection, ...]:
    """All projections, lower layers first."""
    return tuple(_register.projections)


def apply(acts: Sequence[records.Act], chosen: Sequence[Projection] | None = None) -> None:
    """Let every register follow these acts, in their order; or only those that are chosen."""
    for projection in _register.projections if chosen is None else chosen:
        mine = [act for act in acts if act.tag.startswith(projection.prefixes)]
        if mine:
            projection.apply(mine)


def columns(table: type[models.Model]) -> list[str]:
    """The fields that must come out equal; a key that only counts rows is not derived."""
    return [
        field.attname
        for field in table._meta.concrete_fields
        if not isinstance(field, models.AutoField | models.BigAutoField)
    ]
