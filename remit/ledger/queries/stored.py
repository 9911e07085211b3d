"""Acts and side texts as the database holds them, page by page, for whoever compares them.

No record is made of a row: the database itself writes numbers, days and instants as a body writes
them, so that five million acts can be compared with what their columns say in a minute or two.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections, router

from remit.ledger import models

# Number, id, instant, day, tag, subject, person, post, body, hash before, hash.
Row = tuple[Any, ...]
# Act, key, salt, text.
Text = tuple[int, str, Any, str]
COLUMNS = ("seq", "id", "recorded_at", "effective_on", "tag", "subject", "by_person", "by_post")
_ID = (
    "substr(id_of_act, 1, 8) || '-' || substr(id_of_act, 9, 4) || '-' || substr(id_of_act, 13, 4)"
    " || '-' || substr(id_of_act, 17, 4) || '-' || substr(id_of_act, 21)"
)
_AT = (
    "replace(recorded_at, ' ', 'T')"
    " || CASE length(recorded_at) WHEN 19 THEN '.000000Z' ELSE 'Z' END"
)
_ACTS = {
    "sqlite": (_ID, _AT, "effective_on || ''"),
    "postgresql": (
        "id_of_act::text",
        """to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
        "to_char(effective_on, 'YYYY-MM-DD')",
    ),
}
_PAGE = (
    "SELECT seq, {}, {}, {}, tag, subject, by_person, by_post, body, prev_hash, hash"
    " FROM ledger_act WHERE seq > %s ORDER BY seq LIMIT %s"
)
_TEXTS = (
    "SELECT act_id, key, salt, text FROM ledger_sidetext"
    " WHERE text IS NOT NULL AND act_id BETWEEN %s AND %s ORDER BY act_id"
)


def pages(after: int, size: int) -> Iterator[Sequence[Row]]:
    """The acts behind one, so many at a time; nothing is held open between two pages."""
    page = _PAGE.format(*_ACTS[_database().vendor])
    while rows := _asked(page, (after, size)):
        yield rows
        after = rows[-1][0]


def texts(first: int, last: int) -> Sequence[Text]:
    """The side texts of a page of acts that were not erased."""
    return _asked(_TEXTS, (first, last))


def _asked(question: str, facts: tuple[int, int]) -> list[tuple[Any, ...]]:
    with _database().cursor() as cursor:
        cursor.execute(question, facts)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _database() -> Any:
    return connections[router.db_for_read(models.Act)]
