"""Tables that lost their heading: the cells themselves tell which column is which.

The first column counts the rows, one holds dates that words make limits, and the widest of the
others says what is to be done by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.domain.reading import operators
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

COUNT = re.compile(r"(\d{1,3})[.)]?")
LEAST_ROWS = 3
# How many of the cells of a column must be dates, and how many dates have the word of a limit.
DATED, LIMITED = 0.66, 0.5
LIMITS = frozenset({"by", "before", "within"})
# A cell that says more than so much before its first date is no date.
LONGEST_LEAD = 30

Row = Sequence[Stretch]


def columns(pack: Pack, rows: Sequence[Row]) -> dict[str, int]:
    """Which column holds what; nothing unless the rows are counted and one column sets limits."""
    if len(rows) < LEAST_ROWS or not _counted(rows):
        return {}
    width = min(len(row) for row in rows)
    due = next((at for at in range(1, width) if _dates(pack, rows, at)), None)
    others = [at for at in range(1, width) if at != due]
    if due is None or not others:
        return {}
    return {"number": 0, "task": max(others, key=lambda at: _letters(rows, at)), "deadline": due}


def _counted(rows: Sequence[Row]) -> bool:
    found = [COUNT.fullmatch(row[0].text) for row in rows]
    numbers = [int(one.group(1)) for one in found if one]
    return len(numbers) == len(rows) and numbers == list(range(numbers[0], numbers[0] + len(rows)))


def _letters(rows: Sequence[Row], at: int) -> int:
    return sum(len(row[at].text) for row in rows)


def _dates(pack: Pack, rows: Sequence[Row], at: int) -> bool:
    told = [_operator(pack, row[at]) for row in rows]
    dated = [one for one in told if one]
    limits = sum(one in LIMITS for one in dated)
    return len(dated) >= DATED * len(rows) and limits >= LIMITED * len(dated)


def _operator(pack: Pack, cell: Stretch) -> str:
    """What the cell says of its first date, if it is little more than that date."""
    return next(_operators(pack, cell), "")


def _operators(pack: Pack, cell: Stretch) -> Iterator[str]:
    for one in operators.timed(pack, cell, bare=True, limit="on"):
        if one.period is None and one.start - cell.start <= LONGEST_LEAD:
            yield one.operator
