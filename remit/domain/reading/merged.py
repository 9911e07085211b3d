"""Tables that stand cell below cell and in which one cell may serve several rows.

Where the cells of rows run together, nothing tells where a row begins. What a line holds does: a
date, the name of a unit, a sign for “as above”. The lines before such cells are the tasks that they
serve; a line above tasks that bear marks is only the name of their group.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from remit.domain.reading import actors, markers
from remit.domain.reading.folding import View
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

LONGEST_TASK, LONGEST_VALUE, LONGEST_TITLE = 120, 48, 24
# So many lines without a date or a unit are no rows any more; one row alone is no table.
MOST_TASKS, LEAST_ROWS = 10, 2
VALUES = frozenset({"deadline", "lead", "cooperating"})
# Below the title of a section that binds nobody no table goes on.
OTHERS = frozenset({"report", "limitation", "basis", "end"})

SENTENCE = (".", "!", "?")

Row = tuple[Stretch, ...]
Value = tuple[str, Stretch]


def rows(
    view: View, pack: Pack, cells: Sequence[Stretch], roles: Sequence[str]
) -> tuple[list[Row], int]:
    """The rows that lines below a heading make up, in the order of its columns, and how many
    lines they take."""
    found: list[Row] = []
    tasks: list[Stretch] = []
    known: dict[str, Stretch] = {}
    taken = at = 0
    told = ((cell, _value(view, pack, cell, roles)) for cell in cells)
    for is_value, group in itertools.groupby(told, lambda one: bool(one[1][0])):
        lines = list(itertools.islice(group, len(cells) if is_value else MOST_TASKS + 1))
        if not is_value:
            tasks = _tasks([cell for cell, _ in lines])
            if not tasks or any(_ends(pack, cell) for cell, _ in lines):
                break
        elif tasks:
            known = dict(_known([value for _, value in lines], roles, known))
            found += (_row(roles, task, known) for task in tasks)
            taken = at + len(lines)
        at += len(lines)
    return (found, taken) if len(found) >= LEAST_ROWS else ([], 0)


def _value(view: View, pack: Pack, cell: Stretch, roles: Sequence[str]) -> Value:
    """What a line holds if it is no task: a date, a unit, or the sign for “as above”."""
    if len(cell.text) > LONGEST_VALUE or _heads(pack, cell):
        return "", cell
    if pack.first("DITTO", cell.text):
        return "ditto", cell
    hit = pack.first("FIELD", cell.text, cell.start)
    if hit and hit.rule.value in VALUES and (hit.start, hit.end) == (cell.start, cell.end):
        start, end = hit.group_spans["value"]
        value = Stretch(start, end, cell.text[start - cell.start : end - cell.start])
        # A unit in brackets stands beside the one that leads.
        beside = start > cell.start and hit.rule.value == "lead" and "cooperating" in roles
        return "cooperating" if beside else hit.rule.value, value
    named = actors.heading(view, pack, cell)
    return ("lead" if named and len(named.quote) == len(cell.text) else ""), cell


def _ends(pack: Pack, line: Stretch) -> bool:
    """Whether a line is a sentence, the title of what stands below, or heads another table."""
    if len(line.text) > LONGEST_TITLE:
        return line.text.endswith(SENTENCE)
    hit = pack.first("SECTION", line.text)
    return (hit is not None and hit.rule.value in OTHERS) or _heads(pack, line)


def _heads(pack: Pack, line: Stretch) -> bool:
    hit = pack.first("COLUMN", line.text)
    return hit is not None and hit.rule.value in VALUES and hit.start == 0


def _tasks(lines: Sequence[Stretch]) -> list[Stretch]:
    """The tasks among lines that hold no value: those marked like the last of them, else the last.

    A line without a mark goes on with the task above it.
    """
    if len(lines) > MOST_TASKS or any(len(line.text) > LONGEST_TASK for line in lines):
        return []
    styles = [markers.marker_of(line.text)[0] for line in lines]
    last = next((style for style in reversed(styles) if style), "")
    if not last:
        return [lines[-1]]
    return [_bare(line) for line, style in zip(lines, styles, strict=True) if style == last]


def _bare(line: Stretch) -> Stretch:
    length = markers.marker_of(line.text)[1]
    return Stretch(line.start + length, line.end, line.text[length:])


def _known(
    values: Sequence[Value], roles: Sequence[str], before: Mapping[str, Stretch]
) -> Iterator[Value]:
    """What the cells beside tasks say; a sign for “as above” stands for what was said before."""
    left = [role for role in roles if role in VALUES]
    for told, cell in values:
        role = (left[0] if left else "") if told == "ditto" else told
        if role in left:
            left.remove(role)
            yield role, before.get(role, cell) if told == "ditto" else cell
    # Who leads is told once for all rows below, until another is told.
    if "lead" in left and "lead" in before:
        yield "lead", before["lead"]


def _row(roles: Sequence[str], task: Stretch, known: Mapping[str, Stretch]) -> Row:
    empty = Stretch(task.end, task.end, "")
    return tuple(task if role == "task" else known.get(role, empty) for role in roles)
