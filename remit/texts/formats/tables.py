"""A table in plain text: one line for each row, cells parted by a TAB, and what merged cells leave.
What only places text side by side is written cell after cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from remit.domain.refusals import Refusal

DITTO = "〃"
MOST_CELLS = 1_000_000
WIDEST = 200
# A letterhead, or the two sides of a signature.
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 2, 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, over how many columns it goes, and whether it goes on from above."""

    lines: tuple[str, ...] = ()
    width: int = 1
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The cell in one line."""
        return DITTO if self.goes_on else " ".join(" ".join(self.lines).split())


@dataclass(frozen=True, slots=True)
class Wide:
    """A cell as markup tells it: over how many columns and how many rows it goes."""

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1


Rows = Sequence[Sequence[Cell]]


def written(rows: Rows, *, ruled: bool) -> list[str]:
    """The lines of a table; between empty lines where it is one in the text too."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if not filled:
        return []
    if _is_layout(filled, ruled=ruled):
        return [line for row in filled for cell in row for line in cell.lines if line.strip()]
    return ["", *("\t".join(_texts(row)) for row in filled), ""]


def placed(rows: Iterable[Sequence[Wide]]) -> list[list[Cell]]:
    """Rows of cells that go over several rows, each row with the places that they take in it."""
    above: dict[int, tuple[int, int]] = {}  # first column of a cell: its width, rows still to come
    made = [list(_placed_row(row, above)) for row in _counted(rows)]
    return made


def check_size(cells: int) -> None:
    """A table with more places than any office needs is no table."""
    if cells > MOST_CELLS:
        raise Refusal("FILE_TABLE_TOO_LARGE", limit=str(MOST_CELLS))


def narrowed(width: int) -> int:
    """Over how many columns a cell can go."""
    return min(max(width, 1), WIDEST)


def _texts(row: Sequence[Cell]) -> Iterator[str]:
    for cell in row:
        yield cell.text
        yield from [""] * (cell.width - 1)


def _is_layout(rows: Rows, *, ruled: bool) -> bool:
    columns = max(sum(cell.width for cell in row) for row in rows)
    small = columns <= _LAYOUT_COLUMNS and len(rows) <= _LAYOUT_ROWS
    return columns == 1 or (small and not ruled)


def _counted(rows: Iterable[Sequence[Wide]]) -> Iterator[Sequence[Wide]]:
    """Rows whose places stay within what a table may have."""
    listed, places, open_places = list(rows), 0, 0
    for at, row in enumerate(listed):
        here = sum(cell.columns for cell in row)
        lasting = sum(cell.columns for cell in row if cell.rows > 1)
        open_places = max(open_places, lasting) if at else lasting
        places += here + open_places
        check_size(places)
        yield row


def _placed_row(row: Sequence[Wide], above: dict[int, tuple[int, int]]) -> Iterator[Cell]:
    column, waiting = 0, list(row)
    while waiting or any(first >= column for first in above):
        if column in above:
            width, left = above.pop(column)
            if left > 1:
                above[column] = (width, left - 1)
            yield Cell(width=width, goes_on=True)
            column += width
        elif waiting:
            cell = waiting.pop(0)
            if cell.rows > 1:
                above[column] = (cell.columns, cell.rows - 1)
            yield Cell(cell.lines, cell.columns)
            column += cell.columns
        else:
            yield Cell()
            column += 1
