"""Tables of tasks: the annex of a plan, read row by row.

A row is a line whose cells stand between tabs or bars. The heading row says which column names the
task, who leads, who cooperates, by when and what is to be handed over; a sign for "as above" takes
over what the row above says.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from remit.domain.reading import actors, clocks, deadlines, languages, unheaded, uprights
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.records import Actor, Deadline, Obligation, Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

RULED = re.compile(r"[\s|:+=-]*")
BETWEEN_UNITS = re.compile(r"[;,،؛、\n]|\s/\s")
HEADING_ROWS = 3
# A column that only a table of tasks has: a list of what was chosen or done names none of these.
ASKED = frozenset({"lead", "cooperating", "deadline", "product"})
LEAST_CELLS = 3
NAMED_LEAD, NOBODY_LEADS = 0.92, 0.72


@dataclass(frozen=True)
class Table:
    """Rows below a heading row, each cell at view offsets; `columns` says what stands where."""

    start: int
    end: int
    pack: Pack
    columns: Mapping[str, int]
    rows: tuple[tuple[Stretch, ...], ...]
    # What a bare date means in the column of dates, where its heading says so.
    limit: str = ""


@dataclass(frozen=True)
class Row:
    """A row that asks for something: the cell of the task, and all cells."""

    task: Stretch
    cells: tuple[Stretch, ...]
    # Where the task of the next row begins; a cell behind it serves several rows.
    until: int


@dataclass
class Above:
    """What the rows above say, for a row that says “as above” and for the group it stands in."""

    actor: Span | None = None
    group: Span | None = None
    cells: dict[str, Stretch] = field(default_factory=dict)


def tables(view: View, packs: Mapping[str, Pack], main: str) -> tuple[Table, ...]:
    """Every table of the text whose heading names a column of tasks."""
    listed = (*blocks(view), *uprights.blocks(view, packs, main))
    found = (_table(view, block, packs, main) for block in listed)
    return tuple(table for table in found if table)


def obligations(view: View, table: Table, dated: Calendar) -> Iterator[Obligation]:
    """What each row of a table asks for."""
    above = Above()
    for row, until in zip(table.rows, _ends(table), strict=True):
        task = _cell(table, row, "task")
        if _is_group(table, row):
            above.group = _unit_of_group(view, table, row)
        elif task is not None and not _means_above(table.pack, task):
            yield _obligation(view, table, Row(task, row, until), above, dated)


def _ends(table: Table) -> Iterator[int]:
    """Where each row ends at the latest: before the task of the next one."""
    tasks = [_cell(table, row, "task") for row in table.rows]
    for task, following in itertools.zip_longest(tasks, tasks[1:]):
        ends = task is not None and following is not None and following.start > task.start
        yield following.start if ends and following else table.end


def blocks(view: View, least: int = LEAST_CELLS) -> Iterator[list[tuple[Stretch, ...]]]:
    """The rows of each table, whose cells stand between tabs or bars."""
    block: list[tuple[Stretch, ...]] = []
    at = 0
    for line in view.text.split("\n"):
        ruled = line.count("|") >= least - 1 and RULED.fullmatch(line)
        cells = () if ruled else tuple(_cells(view, line, at))
        at += len(line) + 1
        if len(cells) >= least:
            block.append(cells)
        elif block and line.strip() and not ruled:
            yield block
            block = []
    if block:
        yield block


def _cells(view: View, line: str, at: int) -> Iterator[Stretch]:
    """The cells of a line; bars around the whole line are its frame, not cells."""
    sign = "\t" if line.count("\t") >= LEAST_CELLS - 1 else "|"
    parts, begin = line.split(sign), at
    framed = sign == "|" and not parts[0].strip()
    last = len(parts) - 1
    for number, part in enumerate(parts):
        outer = framed and (number == 0 or (number == last and not part.strip()))
        if not outer:
            yield _stretch(view, begin, begin + len(part))
        begin += len(part) + 1


def _stretch(view: View, start: int, end: int) -> Stretch:
    first, last = view.position(start), view.position(end)
    text = view.folded[first:last]
    lead = len(text) - len(text.lstrip(" *\n"))
    text = text.strip(" *\n\r")
    return Stretch(first + lead, first + lead + len(text), text)


def _table(
    view: View, block: list[tuple[Stretch, ...]], packs: Mapping[str, Pack], main: str
) -> Table | None:
    for number, heading in enumerate(block[:HEADING_ROWS]):
        words = " ".join(cell.text for cell in heading)
        for pack in (packs[languages.language_of(words, main)], *packs.values()):
            columns = _columns(pack, heading)
            if "task" in columns and ASKED & columns.keys() and len(block) > number + 1:
                last = max(cell.end for row in block for cell in row)
                rows, limit = tuple(block[number + 1 :]), _limit(pack, heading)
                return Table(heading[0].start, last, pack, columns, rows, limit)
    return _unheaded(block, packs, main)


def _unheaded(
    block: list[tuple[Stretch, ...]], packs: Mapping[str, Pack], main: str
) -> Table | None:
    words = " ".join(cell.text for row in block[:HEADING_ROWS] for cell in row)
    pack = packs[languages.language_of(words, main)]
    columns = unheaded.columns(pack, block)
    if not columns:
        return None
    last = max(cell.end for row in block for cell in row)
    return Table(block[0][0].start, last, pack, columns, tuple(block), "on")


def _columns(pack: Pack, heading: Sequence[Stretch]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, cell in enumerate(heading):
        hit = pack.first("COLUMN", cell.text)
        if hit:
            columns.setdefault(hit.rule.value, number)
    return columns


def _limit(pack: Pack, heading: Sequence[Stretch]) -> str:
    """What the heading of the column of dates makes of a bare date."""
    hits = (pack.first("COLUMN", cell.text) for cell in heading)
    return next((hit.rule.operator for hit in hits if hit and hit.rule.operator), "")


def _cell(table: Table, row: Sequence[Stretch], role: str) -> Stretch | None:
    number = table.columns.get(role, -1)
    return row[number] if 0 <= number < len(row) and row[number].text else None


def _means_above(pack: Pack, cell: Stretch) -> bool:
    return pack.first("DITTO", cell.text) is not None


def _is_group(table: Table, row: Sequence[Stretch]) -> bool:
    """A row that fills no column but one is the heading of the rows below it."""
    number = table.columns.get("number", -1)
    filled = {cell.text for at, cell in enumerate(row) if cell.text and at != number}
    return len(filled) < 2 and len(table.columns) > 1


def _unit_of_group(view: View, table: Table, row: Sequence[Stretch]) -> Span | None:
    named = (actors.heading(view, table.pack, cell) for cell in row if cell.text)
    return next((span for span in named if span), None)


def _obligation(view: View, table: Table, asks: Row, above: Above, dated: Calendar) -> Obligation:
    task, row = asks.task, asks.cells
    filled = [cell for cell in row if cell.text and task.start <= cell.start < asks.until]
    actor = _actor(view, table, row, above)
    due = _said(table, row, "deadline", above)
    product = _said(table, row, "product", above)
    return Obligation(
        id="",
        span=view.span(task.start, max(cell.end for cell in filled)),
        kind="task",
        actor=actor,
        cooperating=units(view, _said(table, row, "cooperating", above)),
        action=view.span(task.start, task.end).quote,
        deliverables=(view.span(product.start, product.end),) if product else (),
        condition=None,
        recurrence=_recurrence(view, table.pack, due),
        deadline=_due(view, table, due, dated),
        confidence=NAMED_LEAD if actor else NOBODY_LEADS,
        cues=("table",),
        repeats=clocks.repeats_in(view, table.pack, due, dated) if due else None,
    )


def _due(view: View, table: Table, cell: Stretch | None, dated: Calendar) -> Deadline | None:
    return deadlines.in_cell(view, table.pack, cell, dated, limit=table.limit) if cell else None


def _said(table: Table, row: Sequence[Stretch], role: str, above: Above) -> Stretch | None:
    """What a cell says, or what it takes over from the row above."""
    cell = _cell(table, row, role)
    if cell is not None and _means_above(table.pack, cell):
        return above.cells.get(role)
    if cell is None:
        above.cells.pop(role, None)
    else:
        above.cells[role] = cell
    return cell


def _actor(view: View, table: Table, row: Sequence[Stretch], above: Above) -> Actor | None:
    cell = _cell(table, row, "lead")
    if cell is not None and not _means_above(table.pack, cell):
        above.actor = view.span(cell.start, cell.end)
        return Actor(above.actor, "stated")
    known = above.actor if cell is not None else above.group
    return Actor(known, "inherited") if known else None


def units(view: View, cell: Stretch | None) -> tuple[Span, ...]:
    """The units that a cell, or a line with a label, names one after the other."""
    if cell is None:
        return ()
    between = [match.span() for match in BETWEEN_UNITS.finditer(cell.text)]
    starts = [0, *(end for _, end in between)]
    ends = [*(start for start, _ in between), len(cell.text)]
    spans = (
        view.span(cell.start + start, cell.start + end)
        for start, end in zip(starts, ends, strict=True)
    )
    return tuple(span for span in spans if len(span.quote) > 1)


def _recurrence(view: View, pack: Pack, cell: Stretch | None) -> str | None:
    hit = pack.first("RECURRENCE", cell.text, cell.start) if cell else None
    return view.span(hit.start, hit.end).quote if hit else None


def numbered(found: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """Drafts of rows and of sentences in the order of the text, each with its number."""
    ordered = sorted(found, key=lambda one: (one.span.start, one.span.end))
    return tuple(replace(one, id=f"O{number}") for number, one in enumerate(ordered, start=1))
