"""Figures as the contract says them: one row for each key, and the total."""

from collections.abc import Sequence

from ninja import Schema

from remit.domain.figures import COLUMNS
from remit.domain.refusals import Refusal
from remit.interfaces.api.shapes.commitments import Commitment

OPENED = (*COLUMNS, "done", "open")


class ShareOut(Schema):
    """A share with its named denominator."""

    policy: str
    n: int
    of: int
    percent: float | None


class Total(Schema):
    """The figures of a scope; a test holds them to the columns of the rule-book."""

    assigned: int
    done_on_time: int
    done_late: int
    done_no_date: int
    open_in_time: int
    open_overdue: int
    open_no_date: int
    open_stopped: int
    closed_not_done: int
    claimed: int
    contested: int
    suspended: int
    recorded_late: int
    parts: int
    shares: list[ShareOut]


class Row(Total):
    """The figures of one row."""

    key: str
    label: str
    own: bool | None = None


class ScopeOut(Schema):
    """What limits the figures."""

    unit: str | None
    document: str | None
    issuer_level: str | None
    type: str | None


class Table(Schema):
    """The rows of a scope and its total, with the day, the act and the tree they rest on."""

    on: str
    known_seq: int
    tree: str
    scope: ScopeOut
    clock: str
    by: str
    rows: list[Row]
    total: Total
    next: str | None


class Records(Schema):
    """A page of the commitments behind a figure, and how many there are in all."""

    total: int
    items: list[Commitment]
    next: str | None


def column(name: str, *, known: Sequence[str] = OPENED) -> str:
    """A column that opens to its records."""
    if name not in known:
        raise Refusal("MEMBER_UNKNOWN", name=name, known=", ".join(known))
    return name
