"""The loaded example as journeys see it: who acts from a post, figures as published, lists."""

import datetime as dt
from typing import Any

from remit.commitments.queries import asking, figures, lists, tables, wanting
from remit.commitments.queries.scopes import By as Rows
from remit.domain.acts import By
from remit.domain.rights import Viewer
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import people
from remit.texts import queries as texts

# The day on which journeys look at the example, after the last act of its stories.
TODAY = dt.datetime(2026, 11, 2, 2, 0, tzinfo=dt.UTC)


def by(post: str) -> By:
    """Whoever holds a post today."""
    number = organisation.post_by_code(post).id
    held = people.persons_at(units=(), posts=[number], on=clock.today())
    return By(person=min(held), post=number)


def viewer(post: str) -> Viewer:
    """What the holder of a post may rest on today."""
    return organisation.viewer(by(post), clock.today())


def total(**question: str) -> dict[str, Any]:
    """The total of a table, as published."""
    return _published("unit", question)["total"]


def rows(rows_by: str, **question: str) -> dict[str, dict[str, Any]]:
    """The rows of a table by their keys, as published."""
    return {row["key"]: row for row in _published(rows_by, question)["rows"]}


def percent(row: dict[str, Any], policy: str = "of_all_assigned") -> str:
    """A share of a row, as it is printed."""
    return str(next(share["percent"] for share in row["shares"] if share["policy"] == policy))


def behind(
    column: str, *, post: str = "SX-PC.leader", key: str | None = None, **question: str
) -> list[lists.Card]:
    """The list behind a figure, as somebody sees it; the key is a level of issuers."""
    scope = asking.scope(asking.Question(**question))
    rows_by = Rows.UNIT if key is None else Rows.ISSUER_LEVEL
    page = lists.behind(viewer(post), scope, column, by=rows_by, key=key, size=1000)
    return list(page.cards)


def titled(beginning: str, post: str = "SX-PC.leader") -> lists.Card:
    """The one commitment whose title begins so."""
    page = lists.current(viewer(post), wanting.Wanted(words=beginning), size=1000)
    found = [card for card in page.cards if card.title.startswith(beginning)]
    assert len(found) == 1, [card.title for card in found]
    return found[0]


def document(reference: str) -> int:
    """The document with this number."""
    return texts.referred(None, reference)


def _published(rows_by: str, question: dict[str, str]) -> dict[str, Any]:
    scope = asking.scope(asking.Question(**question))
    return tables.published(figures.table(scope, Rows(rows_by)))
