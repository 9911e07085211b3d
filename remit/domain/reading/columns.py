"""Tables of figures that do not add up: a column that does not make its total, a share in a row
that does not follow.

A table is lines whose cells stand between tabs or bars, as tables of a file are kept and as people
write them in plain text. Only a row that calls itself the total is held against the others, and a
share only where the same two columns give it in most rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from remit.domain.reading import languages, tables
from remit.domain.reading.folding import View
from remit.domain.reading.records import Check
from remit.domain.reading.rules import Pack, parse_number
from remit.domain.reading.splitting import Stretch
from remit.domain.reading.statistics import Figure, agrees

# A total that is far from the sum is of something else, an average or a part of the rows.
NEAR = 0.15
FEWEST_ROWS, LEAST_AGREEING = 2, 2
# A table with more columns of numbers is a register; its columns are not tried in pairs.
MOST_COLUMNS, MOST_ROWS = 12, 400
NUMBER = re.compile(r"\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,4})?")
SHARE = re.compile(rf"({NUMBER.pattern})\s?[%٪]")
LEAST_CELLS = 2
NOTHING = frozenset({"", "-", "–", "—"})
SLACK = 1e-9


class Row(NamedTuple):
    """The figures of a row by column, its shares by column, and whether it is the total."""

    figures: Mapping[int, Figure]
    shares: Mapping[int, Figure]
    is_total: bool
    # The columns in which it says neither a figure nor that there is none.
    wordy: frozenset[int]


def checks(view: View, packs: Mapping[str, Pack], main: str) -> Iterator[Check]:
    """What does not add up in the tables of a text."""
    if "|" not in view.text and "\t" not in view.text:
        return
    for block in tables.blocks(view, least=LEAST_CELLS):
        words = " ".join(cell.text for row in block[:3] for cell in row)
        pack = packs[languages.language_of(words, main)]
        rows = [_row(pack, cells) for cells in block[:MOST_ROWS]]
        rows = [one for one in rows if one.figures]
        yield from _totals(view, rows)
        yield from _shares(view, rows)


def _row(pack: Pack, cells: Sequence[Stretch]) -> Row:
    figures, shares, wordy = {}, {}, set()
    for at, cell in enumerate(cells):
        share = SHARE.fullmatch(cell.text)
        if share:
            shares[at] = _figure(cell, share.group(1), "%")
        elif NUMBER.fullmatch(cell.text):
            figures[at] = _figure(cell, cell.text, "")
        elif cell.text not in NOTHING:
            wordy.add(at)
    is_total = any(pack.first("TOTAL_ROW", cell.text) is not None for cell in cells)
    return Row(figures, shares, is_total, frozenset(wordy))


def _figure(cell: Stretch, words: str, unit: str) -> Figure:
    decimals = re.search(r"[.,](\d{1,2}|\d{4})$", words)
    length = len(decimals.group(1)) if decimals else 0
    return Figure(cell.start, cell.end, parse_number(words) or 0, unit, length)


def _totals(view: View, rows: Sequence[Row]) -> Iterator[Check]:
    """The one total of a table, above its rows or below them, against the sum of each column."""
    totals = [one for one in rows if one.is_total]
    parts = [one for one in rows if not one.is_total]
    if len(totals) != 1 or len(parts) < FEWEST_ROWS:
        return
    if totals[0] is not rows[0] and totals[0] is not rows[-1]:
        return
    for at, whole in totals[0].figures.items():
        if any(at in one.wordy or at in one.shares for one in parts):
            continue
        summed = [one.figures[at] for one in parts if at in one.figures]
        if len(summed) >= FEWEST_ROWS and _differs(whole, summed):
            total = sum(one.value for one in summed)
            yield Check(
                "PARTS_DO_NOT_SUM",
                f"{' + '.join(str(one.value) for one in summed)} is {round(total, 4)}, "
                f"but the text states {whole.value}.",
                tuple(view.span(one.start, one.end) for one in (whole, *summed)),
            )


def _differs(whole: Figure, summed: Sequence[Figure]) -> bool:
    """Whether a total is nearly, and not, what its column makes; rounding is no difference."""
    off = abs(sum(one.value for one in summed) - whole.value)
    decimals = max(one.decimals for one in (whole, *summed))
    rounding = (len(summed) + 1) / 2 * 10**-decimals if decimals else 0
    return rounding + SLACK < off <= NEAR * whole.value


def _shares(view: View, rows: Sequence[Row]) -> Iterator[Check]:
    """Each share of a column that follows from the same two columns in most other rows."""
    for at in sorted({at for one in rows for at in one.shares}):
        stated = [one for one in rows if at in one.shares]
        pair = _pair(stated, at)
        for one in stated if pair else ():
            whole, part = (one.figures.get(column) for column in pair or ())
            if whole and part and not _follows(whole, part, one.shares[at]):
                share = part.value * 100 / whole.value if whole.value else 0
                yield Check(
                    "PART_WHOLE_PERCENT",
                    f"{part.value} of {whole.value} is {share:.2f} %, "
                    f"but the text states {one.shares[at].value} %.",
                    tuple(view.span(*place) for place in _places(whole, part, one.shares[at])),
                )


def _places(*figures: Figure) -> Iterator[tuple[int, int]]:
    return ((one.start, one.end) for one in figures)


def _pair(stated: Sequence[Row], at: int) -> tuple[int, int] | None:
    """The columns of the whole and of the part that give a column of shares in most rows."""
    columns = sorted({column for one in stated for column in one.figures})[:MOST_COLUMNS]
    best = max(
        permutations(columns, 2),
        key=lambda pair: sum(_agrees(one, pair, at) for one in stated),
        default=None,
    )
    agreeing = sum(_agrees(one, best, at) for one in stated) if best else 0
    return best if agreeing >= LEAST_AGREEING and 2 * agreeing > len(stated) else None


def _agrees(one: Row, pair: tuple[int, int], at: int) -> bool:
    whole, part = (one.figures.get(column) for column in pair)
    return whole is not None and part is not None and _follows(whole, part, one.shares[at])


def _follows(whole: Figure, part: Figure, share: Figure) -> bool:
    return agrees(part.value, whole.value, share)
