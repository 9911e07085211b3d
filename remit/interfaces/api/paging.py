"""Long lists in pages: a cursor says after which row the next page begins. It is bound to the
filters, so that a page is never continued with others, and new rows shift nothing."""

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ninja import Field, Schema

from remit.domain.refusals import Refusal
from remit.kernel import inputs

LONGEST = 2000


class Paged(Schema):
    """Which part of the list."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=LONGEST)


def cursor(filters: Mapping[str, Any], after: list[Any]) -> str:
    """A cursor behind a row."""
    said = json.dumps([_of(filters), *after], default=str, separators=(",", ":"))
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
