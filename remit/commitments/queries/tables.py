"""A table of figures in its published form, one set of numbers for every face."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from remit.commitments.queries.figures import OUTSIDE, Line, Table
from remit.commitments.queries.scopes import By, Scope
from remit.domain.figures import COLUMNS, Row
from remit.domain.rights import Viewer
from remit.organisation import queries as organisation
from remit.organisation.queries import called
from remit.texts import queries as texts


def published(table: Table, viewer: Viewer | None = None) -> dict[str, Any]:
    """The table as the contract says it; None asks for whoever runs the site."""
    scope = table.scope
    return {
        "on": scope.on.isoformat(),
        "known_seq": scope.known_seq,
        "tree": scope.tree,
        "scope": _scope(scope, viewer),
        "clock": scope.clock.value,
        "by": table.by.value,
        "rows": lines(table, viewer),
        "total": figures_of(table.total),
    }


def lines(table: Table, viewer: Viewer | None) -> list[dict[str, Any]]:
    """The rows with their keys and labels."""
    names = labels(table, viewer)
    return [
        {
            "key": names[line.key][0],
            "label": names[line.key][1],
            **_own(line),
            **figures_of(line.row),
        }
        for line in table.lines
    ]


def figures_of(row: Row) -> dict[str, Any]:
    """The columns of a row and its four shares, each with its denominator."""
    shares = [
        {
            "policy": share.policy.value,
            "n": share.n,
            "of": share.of,
            "percent": float(share.percent) if share.percent is not None else None,
        }
        for share in row.shares
    ]
    return {column: getattr(row, column) for column in COLUMNS} | {"shares": shares}


def labels(table: Table, viewer: Viewer | None) -> Mapping[str, tuple[str, str]]:
    """Key → (published key, label): codes and names of units, numbers and titles of documents.

    A unit is called as on that day. A document that the viewer may not read has its number in the
    register, and no title.
    """
    keys = [line.key for line in table.lines]
    if table.by is By.UNIT:
        numbers = [int(key) for key in keys if key != OUTSIDE]
        cards = called.units(numbers, table.scope.on, table.scope.known_seq)
        named = {str(card.id): (card.code, card.name) for card in cards.values()}
        return named | {OUTSIDE: (OUTSIDE, OUTSIDE)}
    if table.by is By.DOCUMENT:
        numbers = [int(key) for key in keys if key]
        titles, said = texts.titles(viewer, numbers), texts.references(viewer, numbers)
        alike = Counter(said.values())
        named = {
            str(one): (
                said[one] if said[one] and alike[said[one]] == 1 else f"{said[one]}#{one}",
                title,
            )
            for one, (_, title) in titles.items()
        }
        return {key: (f"#{key}" if key else "", "") for key in keys} | named
    return {key: (key, key) for key in keys}


def _own(line: Line) -> dict[str, Any]:
    return {"own": True} if line.own else {}


def _scope(scope: Scope, viewer: Viewer | None) -> dict[str, Any]:
    unit = organisation.units([scope.unit])[scope.unit].code if scope.unit is not None else None
    said = texts.references(viewer, [scope.document] if scope.document else [])
    document = said.get(scope.document or 0)
    return {
        "unit": unit,
        "document": document,
        "issuer_level": scope.issuer_level.value if scope.issuer_level else None,
        "type": scope.type.value if scope.type else None,
    }
