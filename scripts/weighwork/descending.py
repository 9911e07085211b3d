"""Where a smooth function of many weights is least, in plain Python: limited-memory quasi-Newton
steps, with rows and columns that take their places of a vector at once."""

import math
import operator
from collections.abc import Callable, Sequence

STEPS, CLOSE, KEPT = 200, 1e-4, 8

Row = dict[str, float]
Vector = list[float]
Taken = tuple[Callable[[Vector], Sequence[float]], Vector]


def rows_and_columns(
    rows: Sequence[Row], ordered: Sequence[str]
) -> tuple[list[Taken], list[Taken]]:
    """Rows of named worths, and the columns of those names, by the places of the names."""
    places = {name: number for number, name in enumerate(ordered)}
    lines = [
        sorted((places[name], worth) for name, worth in row.items() if name in places)
        for row in rows
    ]
    columns: list[list[tuple[int, float]]] = [[] for _ in ordered]
    for number, line in enumerate(lines):
        for place, worth in line:
            columns[place].append((number, worth))
    return [_taken(line) for line in lines], [_taken(one) for one in columns]


def _taken(
    places: Sequence[tuple[int, float]],
) -> Taken:
    """How to take some places of a vector at once, and their worths."""
    if not places:
        return lambda _: (), []
    # One place alone would be given back bare: it is taken twice, the second time for nothing.
    numbers, worth = [number for number, _ in places], [one for _, one in places]
    if len(numbers) == 1:
        numbers, worth = numbers * 2, [*worth, 0.0]
    return operator.itemgetter(*numbers), worth


def least(loss: Callable[[Vector], tuple[float, Vector]], size: int, steps: int = STEPS) -> Vector:
    """Where a smooth function is least, from nought on."""
    at = [0.0] * size
    value, slope = loss(at)
    begun = _length(slope)
    known: list[tuple[Vector, Vector, float]] = []
    for _ in range(steps):
        if _length(slope) <= CLOSE * begun:
            break
        way = _way(slope, known)
        stride, there, (lower, steeper) = _stride(loss, at, value, slope, way)
        if stride == 0.0:
            break
        moved = [b - a for a, b in zip(at, there, strict=True)]
        turned = [b - a for a, b in zip(slope, steeper, strict=True)]
        curve = dot(moved, turned)
        if curve > 0.0:
            known = [*known[1 - KEPT :], (moved, turned, 1 / curve)]
        at, value, slope = there, lower, steeper
    return at


def _way(slope: Vector, known: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    way = [-one for one in slope]
    back = []
    for moved, turned, share in reversed(known):
        far = share * dot(moved, way)
        back.append(far)
        way = [one - far * other for one, other in zip(way, turned, strict=True)]
    if known:
        moved, turned, share = known[-1]
        scale = 1 / (share * dot(turned, turned))
        way = [one * scale for one in way]
    for (moved, turned, share), far in zip(known, reversed(back), strict=True):
        more = far - share * dot(turned, way)
        way = [one + more * other for one, other in zip(way, moved, strict=True)]
    return way


def _stride(
    loss: Callable[[Vector], tuple[float, Vector]],
    at: Vector,
    value: float,
    slope: Vector,
    way: Vector,
) -> tuple[float, Vector, tuple[float, Vector]]:
    """The longest of the halved strides that gains enough."""
    gain = dot(slope, way)
    stride = 1.0 if gain > -1e3 else 1e3 / -gain
    while stride > 1e-10:
        there = [one + stride * other for one, other in zip(at, way, strict=True)]
        found = loss(there)
        if found[0] <= value + 1e-4 * stride * gain:
            return stride, there, found
        stride /= 2
    return 0.0, at, (value, slope)


def dot(one: Sequence[float], other: Sequence[float]) -> float:
    """The worths of two vectors multiplied and added."""
    return sum(map(operator.mul, one, other))


def _length(one: Vector) -> float:
    return math.sqrt(dot(one, one))
