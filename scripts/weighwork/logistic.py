"""Logistic regression with a ridge: the weights under which what is so is likeliest."""

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass

import descending
from descending import Row, Taken, Vector

from remit.domain.reading import weighing


@dataclass
class _Table:
    """The examples as columns: in which rows each sign stands, and how much it is worth there."""

    rows: list[Taken]
    columns: list[Taken]
    binds: Vector
    ridge: float

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
            slope[number] += at[number] * self.ridge
        return loss + sum(one * one for one in at[1:]) * self.ridge / 2, slope


def fitted(rows: Sequence[Row], binds: Vector, names: set[str], ridge: float) -> Row:
    """The weights of these names under which what binds is likeliest; the base has no name."""
    ordered = ["", *sorted(names - {""})]
    based = [{"": 1.0, **row} for row in rows]
    table = _Table(*descending.rows_and_columns(based, ordered), binds, ridge)
    return dict(zip(ordered, descending.least(table.loss, len(ordered)), strict=True))
