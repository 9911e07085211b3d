"""Ageing of a scope: how many days what is overdue is past its due date, and how many days a claim
has waited for its answer, on the day and as known at the act that are looked at."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from remit.commitments.queries import figures, items, lists, since
from remit.commitments.queries.scopes import By, Scope
from remit.domain.buckets import ClockName
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer

COLUMNS = ("open_overdue", "claimed")
# The last day of each class but the last one, which is open.
CLASSES = (7, 30, 90, 180)


@dataclass(frozen=True, slots=True)
class Aged:
    """The commitments of one column with the days that each has been there, by its number."""

    column: str
    days: Mapping[int, int]

    @property
    def classes(self) -> tuple[int, ...]:
        """How many there are in each class."""
        counts = [0] * (len(CLASSES) + 1)
        for days in self.days.values():
            counts[class_of(days)] += 1
        return tuple(counts)

    @property
    def longest(self) -> int:
        """The most days of any of them."""
        return max(self.days.values(), default=0)


def class_of(days: int) -> int:
    """The class of so many days."""
    return next((number for number, last in enumerate(CLASSES) if days <= last), len(CLASSES))


def aged(scope: Scope) -> tuple[Aged, ...]:
    """How long the commitments of a scope have been overdue, or claimed without an answer."""
    chosen = _chosen(scope)
    claimed = since.since(chosen["claimed"], scope.on, scope.known_seq)
    late = _days_late(scope, chosen["open_overdue"], claimed)
    waiting = {number: (scope.on - day).days for number, day in claimed.items()}
    return (Aged("open_overdue", late), Aged("claimed", waiting))


def behind(
    viewer: Viewer, scope: Scope, column: str, number: int, *, start: int = 0, size: int = 50
) -> lists.Page:
    """The commitments of one class of a column, those that have waited longest first."""
    found = next((one for one in aged(scope) if one.column == column), None)
    if found is None:
        raise Refusal("COLUMN_UNKNOWN", text=column)
    days = {one: n for one, n in found.days.items() if class_of(n) == number}
    ordered = sorted(days, key=lambda one: (-days[one], one))
    page = ordered[start : start + size]
    rows = items.standing(scope).filter(commitment__in=page)
    cards = {card.id: card for card in lists.as_of(viewer, rows)}
    return lists.Page([cards[one] for one in page], len(ordered))


def _chosen(scope: Scope) -> Mapping[str, set[int]]:
    """The commitments of both columns, without parts that are counted with their whole."""
    within = figures.within_line(scope, By.UNIT, None)
    found: dict[str, set[int]] = {column: set() for column in COLUMNS}
    for item in items.single(scope, By.UNIT, _codes(scope)):
        if item.commitment is None or figures.left_out(item, within):
            continue
        for column in COLUMNS:
            if figures.in_column(item.bucket, column, scope.clock):
                found[column].add(item.commitment)
    return found


def _codes(scope: Scope) -> list[int]:
    """The buckets of both columns, of those that are there."""
    there = items.spans(scope).order_by().values_list("bucket", flat=True).distinct()
    return [
        code
        for code in there
        if any(figures.in_column(code, column, scope.clock) for column in COLUMNS)
    ]


def _days_late(
    scope: Scope, numbers: Iterable[int], claimed: Mapping[int, dt.date]
) -> Mapping[int, int]:
    """The days past the due date, up to the claim where one holds the clock."""
    due = "original" if scope.clock is ClockName.ORIGINAL else "revised"
    rows = items.standing(scope).filter(commitment__in=list(numbers))
    found = rows.values_list("commitment", due)
    return {
        number: (claimed.get(number, scope.on) - day).days
        for number, day in found
        if day is not None
    }
