"""Long lists in pages: a cursor says after which row the next page begins. It is bound to the
filters, so that a page is never continued with others, and new rows shift nothing."""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from ninja import Field, Schema

from remit.domain.refusals import Refusal
from remit.interfaces.api import members
from remit.kernel import inputs

LONGEST = 4000  # a cursor may hold the place of the longest title
Row = TypeVar("Row")


KNOWN_AT: Final = (
    "What was known then: up to an act by its number, until the end of a day (2025-11-14) of the "
    "site, or at an instant (2025-11-14T16:00, of the site without an offset); empty: now."
)
MOMENT: Final = (
    "^([0-9]{1,16}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    "([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?$"
)


class Paged(Schema):
    """Which part of the list."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=LONGEST)


class Sparse(Schema):
    """Which members of what is answered: of each line, where it is a list."""

    fields: str = Field(
        "",
        max_length=500,
        description="Members, parted by commas; all of them, if none is named.",
        examples=[""],
        json_schema_extra={"pattern": members.NAMES},
    )


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """The rows of one page, the cursor of the next one, and how many rows come before it."""

    rows: Sequence[Row]
    next: str | None
    end: int


def part(
    found: Sequence[Row], paged: Paged, filters: Mapping[str, Any], number_of: Callable[[Row], int]
) -> Part[Row]:
    """A page of a list that is there as a whole. It goes on behind the row that was shown last; if
    that row is gone meanwhile, at the place where it stood."""
    row = after(filters, paged.cursor, 2)
    start = _start(found, row, number_of) if row else 0
    shown = found[start : start + paged.limit]
    end = start + len(shown)
    more = bool(shown) and end < len(found)
    return Part(shown, cursor(filters, [end, number_of(shown[-1])]) if more else None, end)


def _start(found: Sequence[Row], row: list[Any], number_of: Callable[[Row], int]) -> int:
    place, last = number(row[0]), number(row[1])
    for before, one in enumerate(found):
        if number_of(one) == last:
            return before + 1
    return max(0, place - 1)


def cursor(filters: Mapping[str, Any], after: list[Any]) -> str:
    """A cursor behind a row."""
    said = json.dumps(
        [_of(filters), *after], default=str, ensure_ascii=False, separators=(",", ":")
    )
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def after(filters: Mapping[str, Any], said: str, width: int) -> list[Any] | None:
    """The row behind which the page begins; None: at the beginning."""
    if not said:
        return None
    try:
        padded = said + "=" * (-len(said) % 4)
        found = json.loads(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise Refusal("CURSOR_NOT_GOOD") from None
    if not isinstance(found, list) or len(found) != width + 1 or found[0] != _of(filters):
        raise Refusal("CURSOR_NOT_GOOD")
    return list(found[1:])


def number(said: object) -> int:
    """A number in a row: whole, not below nothing, and one that every database can hold."""
    if type(said) is not int or not 0 <= said <= inputs.GREATEST:
        raise Refusal("CURSOR_NOT_GOOD")
    return said


def day(said: object) -> dt.date:
    """A day in a row."""
    try:
        return inputs.day(said if isinstance(said, str) else "")
    except Refusal:
        raise Refusal("CURSOR_NOT_GOOD") from None


def _of(filters: Mapping[str, Any]) -> str:
    said = json.dumps(filters, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
