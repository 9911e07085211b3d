"""Figures of a scope: one row per unit, level, document, type or month, and the total.

A part is left out of a row when an ancestor is counted in that same row, and is listed as a part;
the total is a scope of its own and not the sum of its rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from remit.commitments.queries import items as counts
from remit.commitments.queries import standing
from remit.commitments.queries.items import Item, Place
from remit.commitments.queries.scopes import By, Scope
from remit.domain import buckets, figures, tallies
from remit.domain.buckets import ClockName
from remit.domain.figures import Row
from remit.domain.refusals import Refusal
from remit.domain.rolled import Rolled
from remit.kernel import inputs

OUTSIDE = "OUTSIDE"

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
    if by is By.UNIT and not scope.filtered:
        rolled = standing.on_day(scope.on, scope.known_seq).rolled(scope.edition)
        return Table(scope, by, _units(scope, rolled), total=whole(scope, rolled))
    found = [*counts.single(scope, by)]
    lines = _by_unit(scope, found) if by is By.UNIT else _by_key(scope, found)
    return Table(scope, by, lines, total=_total(found, scope))


def whole(scope: Scope, rolled: Rolled) -> Row:
    """The total of a scope without filters."""
    inside = rolled.every if scope.unit is None else rolled.below(scope.unit)
    return tallies.row_of(inside, scope.clock)


def of_line(scope: Scope, rolled: Rolled, line: Line) -> Row:
    """The figures that a line of units has in a scope without filters."""
    if line.key == OUTSIDE:
        tally = rolled.outside
    elif line.own:
        tally = rolled.own(int(line.key))
    else:
        tally = rolled.below(int(line.key))
    return tallies.row_of(tally, scope.clock)


def _units(scope: Scope, rolled: Rolled) -> list[Line]:
    return _lines(scope, lambda line: of_line(scope, rolled, line))


def _lines(scope: Scope, row: Callable[[Line], Row]) -> list[Line]:
    """The lines of a table by unit: the upper unit itself, those below it, and what is outside."""
    top = scope.unit if scope.unit is not None else _only_root(scope)
    lines = [] if top is None else [Line(str(top), Row(), own=True)]
    lines += [Line(str(unit), Row()) for unit in scope.edition.children(top)]
    lines += [Line(OUTSIDE, Row())] if scope.unit is None else []
    filled = [replace(line, row=row(line)) for line in lines]
    return [line for line in filled if _is_said(line)]


def _is_said(line: Line) -> bool:
    """Units below are said even where they owe nothing."""
    below = not line.own and line.key != OUTSIDE
    return below or bool(line.row.assigned or line.row.parts)


def of_units(scope: Scope, inside: Callable[[int], bool]) -> Row:
    """The figures of any units taken together, within the filters of a scope."""
    if not scope.filtered:
        rolled = standing.on_day(scope.on, scope.known_seq).rolled(scope.edition)
        return tallies.row_of(rolled.within(inside), scope.clock)
    found = counts.single(replace(scope, unit=None), By.UNIT)
    return summed(found, lambda place: inside(place[0]), scope.clock)


def _total(found: Sequence[Item], scope: Scope) -> Row:
    # In the total the key of a row plays no part: an ancestor under another key is in scope too.
    bare = [_without_key(item) for item in found]
    return summed(bare, _within_unit(scope, scope.unit), scope.clock)


def summed(found: Iterable[Item], within: Within, clock: ClockName) -> Row:
    """The figures of the items within one row."""
    row = Row()
    for item in found:
        if not within((item.unit, item.key)):
            continue
        if left_out(item, within):
            row.parts += item.n if buckets.unpack(item.bucket).counted else 0
        else:
            row.add(buckets.unpack(item.bucket), item.n, clock)
    return row


def left_out(item: Item, within: Within) -> bool:
    """Whether a part is left out of a row because an ancestor is counted in it."""
    return any(within(place) for place in item.above)


def _by_unit(scope: Scope, found: Sequence[Item]) -> list[Line]:
    def row(line: Line) -> Row:
        within = within_line(scope, By.UNIT, line.key, own=line.own)
        return summed(found, within, scope.clock)

    return _lines(scope, row)


def _by_key(scope: Scope, found: Sequence[Item]) -> list[Line]:
    keys = sorted({item.key for item in found})
    within = _within_unit(scope, scope.unit)
    return [Line(key, summed(found, _both(within, key), scope.clock)) for key in keys]


def _both(within: Within, key: str) -> Within:
    return lambda place: place[1] == key and within(place)


def _own_unit(unit: int) -> Within:
    """A unit by itself, without what is below it."""
    return lambda place: place[0] == unit


def _within_unit(scope: Scope, unit: int | None) -> Within:
    if unit is None:
        return lambda place: True
    edition = scope.edition
    if unit not in edition:
        return _own_unit(unit)
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
    unit = unit_of(key)
    return _own_unit(unit) if own else _within_unit(scope, unit)


def unit_of(key: str) -> int:
    """The unit that the key of a row names."""
    unit = inputs.number(key)
    if unit is None:
        raise Refusal("ROW_UNKNOWN", text=key)
    return unit


def in_column(bucket: int, column: str, clock: ClockName) -> bool:
    """Whether a bucket is counted in a column of a row."""
    one = buckets.unpack(bucket)
    row = Row()
    row.add(one, 1, clock)
    return bool(getattr(row, column)) if column in {*figures.COLUMNS, "done", "open"} else False
