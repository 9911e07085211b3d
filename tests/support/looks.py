"""A look at the figures: on a day, as known at an act, in the tree of a day, with filters."""

import datetime as dt
from typing import Any

from remit.commitments.queries import figures
from remit.commitments.queries.scopes import By, Scope
from remit.domain.figures import Row
from remit.ledger import queries as ledger
from remit.organisation import queries as organisation


def head() -> int:
    """The latest act."""
    found = ledger.head()
    return found.seq if found else 0


def scope(
    day: str, *, known: int | None = None, tree_on: str | None = None, **limits: Any
) -> Scope:
    """A scope on a day, in the tree of that day unless another is named."""
    on = dt.date.fromisoformat(day)
    seq = head() if known is None else known
    edition = organisation.home_edition(dt.date.fromisoformat(tree_on or day), seq)
    return Scope(on=on, known_seq=seq, edition=edition, tree=organisation.HOME_TREE, **limits)


def lines(scope: Scope, by: By = By.UNIT) -> dict[str, Row]:
    """The rows of a table by their keys; a unit by itself has "own" before its key."""
    return {
        f"own {line.key}" if line.own else line.key: line.row
        for line in figures.table(scope, by).lines
    }


def total(scope: Scope, by: By = By.UNIT) -> Row:
    """The total of a table."""
    return figures.table(scope, by).total
