"""Sections laid out like a table: what is to be done, who does it, by when, each below a number.

A number that only names a column, “2. Lead agencies”, is no task; the lines below it name who owes
the tasks below the other numbers. A time that has a number of its own holds for all of them.
"""

from __future__ import annotations

from dataclasses import replace

from remit.domain.reading import cues, markers, tables
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Actor
from remit.domain.reading.splitting import Paragraph, Stretch

LONGEST_LABEL = 60
LEAD = "lead"


def enter(paragraph: Paragraph, memory: Memory) -> None:
    """Note where the lists began that are open at this line."""
    marker, began = paragraph.marker, memory.lists_began
    if not marker:
        return
    opened = list(began)
    for inner in opened[opened.index(marker) + 1 :] if marker in began else ():
        del began[inner]
    # A second list of the same marks begins with the first of them.
    if marker not in began or markers.place_of(marker, paragraph.text) == 1:
        began[marker] = len(memory.drafts)


def takes(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line only names a column of its section, or stands below such a line."""
    role = _label(ground, paragraph)
    if role:
        memory.column, memory.title = (role, paragraph.marker), None
        return True
    if memory.column is None:
        return False
    role, marker = memory.column
    if not _is_below(memory, paragraph, marker) or _says_more(ground, paragraph):
        memory.column = None
        return False
    if role == LEAD:
        _lead(ground, paragraph, memory, marker)
        memory.column = (f"{LEAD} named", marker)
    return True


def tasks(memory: Memory, marker: str) -> range:
    """The tasks below the other numbers of the list in which a line with this mark stands."""
    began = memory.lists_began.get(marker)
    counted = marker and marker not in markers.SIGNS
    if not counted or began is None:
        return range(0)
    levels = memory.levels[began:]
    inner = all(level and level != marker for level in levels)
    return range(began, len(memory.drafts)) if inner else range(0)


def _label(ground: Ground, paragraph: Paragraph) -> str:
    """What a counted line names as a column, if it says nothing else."""
    counted = paragraph.marker and paragraph.marker not in markers.SIGNS
    if not counted or len(paragraph.content) > LONGEST_LABEL:
        return ""
    hit = ground.packs[paragraph.language].first("LABEL", paragraph.content)
    return hit.rule.value if hit else ""


def _is_below(memory: Memory, paragraph: Paragraph, marker: str) -> bool:
    opened = list(memory.lists_began)
    inner = opened[opened.index(marker) + 1 :] if marker in opened else []
    return paragraph.marker in inner


def _says_more(ground: Ground, paragraph: Paragraph) -> bool:
    """Whether a line below the name of a column has a label, or is an order, of its own."""
    pack = ground.packs[paragraph.language]
    clause = Stretch(paragraph.body, paragraph.end, paragraph.content)
    return pack.first("FIELD", clause.text) is not None or bool(cues.cues_in(pack, clause))


def _lead(ground: Ground, paragraph: Paragraph, memory: Memory, marker: str) -> None:
    """Who stands first below the name of the column owes the tasks that name nobody."""
    named = tables.units(
        ground.view, Stretch(paragraph.body, paragraph.end, paragraph.content.rstrip(" .;,"))
    )
    for at in tasks(memory, marker) if named else ():
        task = memory.drafts[at]
        if task.actor is None or task.actor.basis != "stated":
            memory.drafts[at] = replace(task, actor=Actor(named[0], "inherited"))
