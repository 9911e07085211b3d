"""The weights that annotated texts teach: logistic regression with a ridge, all languages at once.

A sign has a weight that all languages share and one that is a language's own. Rules look better on
texts for which they were written than on others: what they say there has weights of its own, which
are thrown away, so that they do not teach how sure rules are elsewhere.
"""

import math
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gathering import Example

from remit.domain.reading import weighing

# How far a weight may go from nought, beside the others: a larger scale is a weaker ridge.
OF_WORDS, OF_READ = 2.5, 1.0
RIDGE = 20.0
# Words in fewer texts tell of their matter; lighter ones are left out and the rest fitted again.
FEWEST, LIGHTEST = 3, 0.03
STEPS, CLOSE, KEPT = 200, 1e-4, 8
# What rules say of a text that they were written on.
READ = "read"
PLACES = frozenset({"order_form", "obliges", "item", "silenced", "told", "orders"})

Row = dict[str, float]
Vector = list[float]


def weights(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each language."""
    rows = [_row(one) for one in examples]
    binds = [float(one.binds) for one in examples]
    first = _fitted(rows, binds, _common(examples, rows))
    heavy = {
        name for name, one in first.items() if name and ("|" not in name or abs(one) >= LIGHTEST)
    }
    return _by_language(_fitted(rows, binds, heavy), sorted({one.language for one in examples}))


def _common(examples: Sequence[Example], rows: Sequence[Row]) -> set[str]:
    """All signs, and the words that more than a few texts have."""
    told = {(name, one.document) for one, row in zip(examples, rows, strict=True) for name in row}
    counted = Counter(name for name, _ in told)
    return {name for name, count in counted.items() if "|" not in name or count >= FEWEST}


def _row(one: Example) -> Row:
    """The signs and words of an example, named for all languages and for its own, and scaled."""
    row: Row = {}
    for name, worth in one.signs.items():
        row[f"* {name}"] = row[f"{one.language} {name}"] = worth
    for word in one.words:
        row[f"{one.language}|{word}"] = one.worth * OF_WORDS
    if not one.unread:
        row.update(_of_read(one))
    return row


def _of_read(one: Example) -> Row:
    row = {READ + name: OF_READ for name in ("", one.language) if one.drafted}
    if one.drafted:
        row[f"{READ} support"] = one.signs["support"] * OF_READ
        row[f"{READ} by context"] = OF_READ * ("by:context" in one.signs)
        return row
    row = {f"{READ} clause{name}": OF_READ for name in ("", one.language)}
    row.update({f"{READ} {name}": OF_READ for name in PLACES & one.signs.keys()})
    return row


def _by_language(found: Row, languages: Iterable[str]) -> dict[str, dict[str, float]]:
    """The shared weights and its own for each language, as the reader adds them up."""
    shared = {name[2:]: one for name, one in found.items() if name.startswith("* ")}
    told: dict[str, dict[str, float]] = {}
    for language in languages:
        own = dict(shared)
        own[weighing.BASE] = found[""]
        for name, one in found.items():
            if name.startswith(f"{language} "):
                own[name[3:]] = own.get(name[3:], 0.0) + one
            elif name.startswith(f"{language}|"):
                own[name[3:]] = one * OF_WORDS
        told[language] = own
    return told


@dataclass
class _Table:
    """The examples as columns: in which rows each sign stands, and how much it is worth there."""

    rows: list[tuple[Callable[[Vector], Sequence[float]], Vector]]
    columns: list[tuple[Callable[[Vector], Sequence[float]], Vector]]
    binds: Vector

    def loss(self, at: Vector) -> tuple[float, Vector]:
        """How badly weights fit, with the ridge, and which way that grows."""
        loss, miss = 0.0, []
        for (take, worth), binds in zip(self.rows, self.binds, strict=True):
            odds = sum(map(operator.mul, take(at), worth))
            loss += math.log1p(math.exp(-abs(odds))) + max(odds, 0.0) - binds * odds
            miss.append(weighing.share(odds) - binds)
        slope = [sum(map(operator.mul, take(miss), worth)) for take, worth in self.columns]
        # The first is the base, which no ridge holds.
        for number in range(1, len(at)):
            slope[number] += at[number] * RIDGE
        return loss + sum(one * one for one in at[1:]) * RIDGE / 2, slope


def _fitted(rows: Sequence[Row], binds: Vector, names: set[str]) -> Row:
    ordered = ["", *sorted(names - {""})]
    places = {name: number for number, name in enumerate(ordered)}
    lines = [
        sorted([(0, 1.0), *((places[name], worth) for name, worth in row.items() if name in names)])
        for row in rows
    ]
    columns: list[list[tuple[int, float]]] = [[] for _ in ordered]
    for number, line in enumerate(lines):
        for place, worth in line:
            columns[place].append((number, worth))
    table = _Table([_taken(line) for line in lines], [_taken(one) for one in columns], binds)
    return dict(zip(ordered, _least(table.loss, len(ordered)), strict=True))


def _taken(
    places: Sequence[tuple[int, float]],
) -> tuple[Callable[[Vector], Sequence[float]], Vector]:
    """How to take some places of a vector at once, and their worths."""
    # One place alone would be given back bare: it is taken twice, the second time for nothing.
    numbers, worth = [number for number, _ in places], [one for _, one in places]
    if len(numbers) == 1:
        numbers, worth = numbers * 2, [*worth, 0.0]
    return operator.itemgetter(*numbers), worth


def _least(loss: Callable[[Vector], tuple[float, Vector]], size: int) -> Vector:
    """Where a smooth convex function is least (limited-memory quasi-Newton steps)."""
    at = [0.0] * size
    value, slope = loss(at)
    begun = _length(slope)
    known: list[tuple[Vector, Vector, float]] = []
    for _ in range(STEPS):
        if _length(slope) <= CLOSE * begun:
            break
        way = _way(slope, known)
        stride, there, (lower, steeper) = _stride(loss, at, value, slope, way)
        if stride == 0.0:
            break
        moved = [b - a for a, b in zip(at, there, strict=True)]
        turned = [b - a for a, b in zip(slope, steeper, strict=True)]
        curve = _dot(moved, turned)
        if curve > 0.0:
            known = [*known[1 - KEPT :], (moved, turned, 1 / curve)]
        at, value, slope = there, lower, steeper
    return at


def _way(slope: Vector, known: Sequence[tuple[Vector, Vector, float]]) -> Vector:
    way = [-one for one in slope]
    back = []
    for moved, turned, share in reversed(known):
        far = share * _dot(moved, way)
        back.append(far)
        way = [one - far * other for one, other in zip(way, turned, strict=True)]
    if known:
        moved, turned, share = known[-1]
        scale = 1 / (share * _dot(turned, turned))
        way = [one * scale for one in way]
    for (moved, turned, share), far in zip(known, reversed(back), strict=True):
        more = far - share * _dot(turned, way)
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
    gain = _dot(slope, way)
    stride = 1.0 if gain > -1e3 else 1e3 / -gain
    while stride > 1e-10:
        there = [one + stride * other for one, other in zip(at, way, strict=True)]
        found = loss(there)
        if found[0] <= value + 1e-4 * stride * gain:
            return stride, there, found
        stride /= 2
    return 0.0, at, (value, slope)


def _dot(one: Vector, other: Vector) -> float:
    return sum(map(operator.mul, one, other))


def _length(one: Vector) -> float:
    return math.sqrt(_dot(one, one))
