"""Who is matched with whom: one-to-one, as many as possible, and then the best overlaps.

Two stretches may be matched when they share at least half of the shorter one. Stretches that do
not touch cannot influence each other, so each connected group is solved alone and exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from remit.domain.reading.measuring import places
from remit.domain.reading.measuring.records import Stretch

LEAST_OVERLAP = 0.5
ANY_OVERLAP = 1e-9
Edges = Mapping[tuple[int, int], float]


def pairs(
    left: Sequence[Stretch],
    right: Sequence[Stretch],
    least: float = LEAST_OVERLAP,
    first: Sequence[bool] = (),
) -> list[tuple[int, int]]:
    """The places in both lists that belong together; of equal matchings those marked go first."""
    edges = {
        (i, j): likeness + (bool(first) and first[j])
        for (i, j), likeness in touching(left, right, least).items()
    }
    found: list[tuple[int, int]] = []
    for rows, columns in _groups(edges):
        found += _best(rows, columns, edges)
    return sorted(found)


def touching(
    left: Sequence[Stretch], right: Sequence[Stretch], least: float = LEAST_OVERLAP
) -> dict[tuple[int, int], float]:
    """Every pair that may be matched, with how alike its stretches are."""
    order = sorted(range(len(right)), key=lambda index: right[index])
    found: dict[tuple[int, int], float] = {}
    for i, one in enumerate(left):
        for j in order:
            if right[j].start >= one.end:
                break
            if places.overlap(one, right[j]) >= least:
                found[i, j] = places.likeness(one, right[j])
    return found


def _groups(edges: Edges) -> Iterable[tuple[list[int], list[int]]]:
    """The connected groups, each as its places on the left and on the right."""
    beside: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for i, j in edges:
        beside["left", i].append(("right", j))
        beside["right", j].append(("left", i))
    seen: set[tuple[str, int]] = set()
    for first in sorted(beside):
        if first not in seen:
            group = _reached(first, beside)
            seen |= group
            yield (
                sorted(index for side, index in group if side == "left"),
                sorted(index for side, index in group if side == "right"),
            )


def _reached(
    first: tuple[str, int], beside: Mapping[tuple[str, int], list[tuple[str, int]]]
) -> set[tuple[str, int]]:
    group, waiting = {first}, [first]
    while waiting:
        for node in beside[waiting.pop()]:
            if node not in group:
                group.add(node)
                waiting.append(node)
    return group


def _best(rows: list[int], columns: list[int], edges: Edges) -> list[tuple[int, int]]:
    """A maximum matching of one group: an added pair outweighs every gain in worth."""
    if len(rows) > len(columns):
        turned = {(j, i): weight for (i, j), weight in edges.items()}
        return [(i, j) for j, i in _best(columns, rows, turned)]
    worth = 2.0 * len(rows) + 1
    costs = [[-(worth + edges[i, j]) if (i, j) in edges else 0.0 for j in columns] for i in rows]
    chosen = ((rows[r], columns[c]) for r, c in assignment(costs))
    return [pair for pair in chosen if pair in edges]


def assignment(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The cheapest assignment of every row to a column of its own (Kuhn and Munkres)."""
    if not costs:
        return []
    state = _State(costs)
    for row in range(1, len(costs) + 1):
        state.take(row)
    return sorted((row - 1, column - 1) for column, row in enumerate(state.owner) if column and row)


class _State:
    """Potentials of rows and columns; column 0 is the waiting place of the row to be taken."""

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.costs = costs
        self.of_row = [0.0] * (len(costs) + 1)
        self.of_column = [0.0] * (len(costs[0]) + 1)
        self.owner = [0] * (len(costs[0]) + 1)

    def take(self, row: int) -> None:
        """Give one more row a column; rows taken before may move."""
        self.owner[0] = row
        width = len(self.owner)
        slack, before, done = [float("inf")] * width, [0] * width, [False] * width
        column = 0
        while self.owner[column]:
            done[column] = True
            column = self._step(column, slack, before, done)
        while column:
            self.owner[column] = self.owner[before[column]]
            column = before[column]

    def _step(self, column: int, slack: list[float], before: list[int], done: list[bool]) -> int:
        row = self.owner[column]
        for other in range(1, len(self.owner)):
            cost = self.costs[row - 1][other - 1] - self.of_row[row] - self.of_column[other]
            if not done[other] and cost < slack[other]:
                slack[other], before[other] = cost, column
        free = [other for other in range(1, len(self.owner)) if not done[other]]
        nearest = min(free, key=lambda other: slack[other])
        self._shift(slack[nearest], slack, done)
        return nearest

    def _shift(self, by: float, slack: list[float], done: list[bool]) -> None:
        for other, is_done in enumerate(done):
            if is_done:
                self.of_row[self.owner[other]] += by
                self.of_column[other] -= by
            else:
                slack[other] -= by
