"""Figures of a scope: one row per unit, level, document, type or month, and the total.

A part is left out of a row when an ancestor is counted in that same row, and is listed as a part;
the total is a scope of its own and not the sum of its rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.commitments.queries import balanced
from remit.commitments.queries import items as counts
from remit.commitments.queries.items import Item, Place, Summed
from remit.commitments.queries.scopes import By, Scope
from remit.domain import buckets, figures
from remit.domain.buckets import ClockName
from remit.domain.figures import Row
from remit.domain.refusals import Refusal
from remit.kernel import inputs

OUTSIDE = "OUTSIDE"
FEW = 32  # units whose movements are summed one by one

Within = Callable[[Place], bool]


@dataclass(frozen=True)
class Line:
    """One row of a table: its key (a unit's id, a level, a document's id …) and its figures.

    For units `own` says that only the unit itself is meant, without what is below it.
    """

    key: str
    row: Row
    own: bool = False


@dataclass(frozen=True)
class Table:
    """The rows of a scope and its total."""

    scope: Scope
    by: By
    lines: Sequence[Line]
    total: Row


def table(scope: Scope, by: By = By.UNIT) -> Table:
    """The figures of a scope."""
    found = _counted(scope, by)
    whole = _within_unit(scope, scope.unit)
    lines = _by_unit(scope, found) if by is By.UNIT else _by_key(scope, found)
    return Table(scope, by, lines, total=_total(found, whole, scope.clock))


def _counted(scope: Scope, by: By) -> Sequence[Item | Summed]:
    """The counts of a scope; where many units are summed up, only by the lines of the table."""
    if by is not By.UNIT or scope.filtered:
        return counts.counted(scope, by)
    lines = lines_of(scope)
    return balanced.counted(scope, lines) if len(lines) > FEW else counts.counted(scope, by)


def lines_of(scope: Scope) -> Mapping[int, int]:
    """Each unit of a scope, and the unit of the table in whose line it stands."""
    edition, unit = scope.edition, scope.unit
    top = unit if unit is not None else _only_root(scope)
    lines = {} if top is None else {top: top}
    for child in edition.children(top):
        lines |= dict.fromkeys(edition.subtree(child), child)
    return lines


def _total(found: Sequence[Item | Summed], whole: Within, clock: ClockName) -> Row:
    # In the total the key of a row plays no part: an ancestor under another key is in scope too.
    bare = [_without_key(item) if isinstance(item, Item) else item for item in found]
    return summed(bare, whole, clock)


def summed(found: Iterable[Item | Summed], within: Within, clock: ClockName) -> Row:
    """The figures of the items within one row."""
    row = Row()
    for item in found:
        if not within((item.unit, item.key)):
            continue
        if isinstance(item, Summed):
            row.join(Row(parts=item.row.assigned) if left_out(item, within) else item.row)
        elif left_out(item, within):
            row.parts += item.n if buckets.unpack(item.bucket).counted else 0
        else:
            row.add(buckets.unpack(item.bucket), item.n, clock)
    return row


def left_out(item: Item | Summed, within: Within) -> bool:
    """Whether a part is left out of a row because an ancestor is counted in it."""
    return any(within(place) for place in item.above)


def _by_unit(scope: Scope, found: Sequence[Item | Summed]) -> list[Line]:
    top = scope.unit if scope.unit is not None else _only_root(scope)
    lines = [] if top is None else [_unit_line(scope, found, top, own=True)]
    lines += [_unit_line(scope, found, unit) for unit in scope.edition.children(top)]
    outside = summed(found, lambda place: place[0] not in scope.edition, scope.clock)
    if scope.unit is None and (outside.assigned or outside.parts):
        lines.append(Line(OUTSIDE, outside))
    return [line for line in lines if not line.own or line.row.assigned or line.row.parts]


def _unit_line(
    scope: Scope, found: Sequence[Item | Summed], unit: int, *, own: bool = False
) -> Line:
    within = own_unit(unit) if own else _within_unit(scope, unit)
    return Line(str(unit), summed(found, within, scope.clock), own=own)


def _by_key(scope: Scope, found: Sequence[Item | Summed]) -> list[Line]:
    keys = sorted({item.key for item in found})
    within = _within_unit(scope, scope.unit)
    return [Line(key, summed(found, _both(within, key), scope.clock)) for key in keys]


def _both(within: Within, key: str) -> Within:
    return lambda place: place[1] == key and within(place)


def own_unit(unit: int) -> Within:
    """A unit by itself, without what is below it."""
    return lambda place: place[0] == unit


def _within_unit(scope: Scope, unit: int | None) -> Within:
    if unit is None:
        return lambda place: True
    edition = scope.edition
    if unit not in edition:
        return own_unit(unit)
    lo, hi, position = edition.lo[unit], edition.hi[unit], edition.lo
    return lambda place: lo <= position.get(place[0], -1) < hi


def _only_root(scope: Scope) -> int | None:
    roots = scope.edition.children(None)
    return roots[0] if len(roots) == 1 else None


def _without_key(item: Item) -> Item:
    above = tuple((unit, "") for unit, _ in item.above)
    return Item(item.unit, "", item.bucket, item.n, above, item.commitment)


def within_line(scope: Scope, by: By, key: str | None, *, own: bool = False) -> Within:
    """The row of a table that a key names; None is the total."""
    if key is None:
        return _within_unit(scope, scope.unit)
    if by is not By.UNIT:
        return _both(_within_unit(scope, scope.unit), key)
    if key == OUTSIDE:
        return lambda place: place[0] not in scope.edition
    unit = inputs.number(key)
    if unit is None:
        raise Refusal("ROW_UNKNOWN", text=key)
    return own_unit(unit) if own else _within_unit(scope, unit)


def in_column(bucket: int, column: str, clock: ClockName) -> bool:
    """Whether a bucket is counted in a column of a row."""
    one = buckets.unpack(bucket)
    row = Row()
    row.add(one, 1, clock)
    return bool(getattr(row, column)) if column in {*figures.COLUMNS, "done", "open"} else False
