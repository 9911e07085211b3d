"""Tables that lost their lines: every cell stands on a line of its own, one below the other.

The words of the heading row stand first, each on its line; then each row begins with its number, or
stands between empty lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.domain.reading import merged
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

LEAST_COLUMNS, LEAST_MERGED = 3, 2
LONGEST_HEADING, LONGEST_CELL = 48, 400
# Lines of a row for each of its columns; what goes on longer is no row.
MOST_LINES = 12
# Lines of a whole table whose rows run together.
MOST_MERGED = 400
COUNT = re.compile(r"\(?\d{1,3}[.)]?")
# What stands in the column of numbers where a row only names the group of the rows below it.
GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")

Row = tuple[Stretch, ...]


class Line(NamedTuple):
    """A line that says something, and whether an empty one stands above it."""

    cell: Stretch
    apart: bool


def blocks(view: View, packs: Mapping[str, Pack], main: str) -> Iterator[list[Row]]:
    """The heading and the rows of each table that stands cell below cell."""
    lines, at = list(_lines(view)), 0
    while at < len(lines):
        roles = _roles(lines, at, packs[main])
        end = at + len(roles)
        # The title of a table may hold the word of a column; the heading row begins below it.
        below = range(at + 1, end + 2) if roles else ()
        titled = any(len(_roles(lines, one, packs[main])) >= len(roles) for one in below)
        if titled or len(roles) < LEAST_MERGED or "task" not in roles:
            at += 1
            continue
        heading = tuple(line.cell for line in lines[at:end])
        enough = len(roles) >= LEAST_COLUMNS
        rows, at = _rows(lines, end, roles) if enough else ([], end)
        if not rows:
            rows, at = _merged(view, packs[main], lines, end, roles)
        if rows:
            yield [heading, *rows]


def _lines(view: View) -> Iterator[Line]:
    begin, apart = 0, True
    for line in view.text.split("\n"):
        text = line.strip(" \t\r*|")
        if text:
            start = view.position(begin + line.index(text))
            folded = view.folded[start : view.position(begin + line.index(text) + len(text))]
            yield Line(Stretch(start, start + len(folded), folded), apart)
        apart = not text
        begin += len(line) + 1


def _roles(lines: Sequence[Line], at: int, pack: Pack) -> list[str]:
    """What the columns hold, as far as lines that name one follow each other."""
    roles: list[str] = []
    while at < len(lines):
        text = lines[at].cell.text
        hit = pack.first("COLUMN", text) if len(text) <= LONGEST_HEADING else None
        if hit is None or hit.rule.value in roles:
            break
        roles.append(hit.rule.value)
        at += 1
    return roles


def _rows(lines: Sequence[Line], at: int, roles: Sequence[str]) -> tuple[list[Row], int]:
    """The rows below a heading and where they end; a row that lacks a cell keeps its task only."""
    rows: list[Row] = []
    counted = roles[0] == "number"
    while at < len(lines) and (not counted or _begins(lines, at, counted=True)):
        end, last = at + 1, min(len(lines), at + MOST_LINES * len(roles))
        while end < last and not _begins(lines, end, counted=counted):
            end += 1
        cells = _whole([line.cell for line in lines[at:end]], len(roles))
        fits = len(cells) == len(roles) and all(len(one.text) <= LONGEST_CELL for one in cells)
        if not fits and (not counted or len(cells) < 2 or len(cells) > 2 * len(roles)):
            break
        known = max(roles.index("task"), 0) + 1
        rows.append(cells if fits else cells[:known])
        at = end
    return rows, at


def _merged(
    view: View, pack: Pack, lines: Sequence[Line], at: int, roles: Sequence[str]
) -> tuple[list[Row], int]:
    """The rows of a table in which a cell may serve several of them, and where they end."""
    below = (line.cell for line in itertools.islice(lines, at, at + MOST_MERGED))
    rows, taken = merged.rows(view, pack, tuple(below), roles)
    return rows, at + taken


def _begins(lines: Sequence[Line], at: int, *, counted: bool) -> bool:
    if counted:
        text = lines[at].cell.text
        return COUNT.fullmatch(text) is not None or GROUP.fullmatch(text) is not None
    return lines[at].apart


def _whole(cells: Sequence[Stretch], most: int) -> Row:
    """The cells of a row, of which a line that begins small goes on with the line above it."""
    whole: list[Stretch] = []
    for cell in cells:
        last = whole[-1] if len(whole) > 1 and len(cells) > most else None
        if last and (cell.text[:1].islower() or last.text[-1:] == ","):
            whole[-1] = Stretch(last.start, cell.end, f"{last.text} {cell.text}")
        else:
            whole.append(cell)
    return tuple(whole)
