"""A line of its own below orders that only says by when: it sets the time of all orders above it.

“These actions shall be completed by 30 June” orders nothing new. It fills those items of the list
right above it that name no time, and is no draft.
"""

from __future__ import annotations

from dataclasses import replace

from remit.domain.reading import deadlines, markers, splitting
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Deadline
from remit.domain.reading.splitting import Paragraph


def fill(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line only says by when the orders right above it are due, which it then fills."""
    due = _set_by(ground, paragraph) if memory.ordered else None
    if due is None:
        return False
    for at in range(_first(memory), len(memory.drafts)):
        owed = memory.drafts[at]
        if owed.deadline is None or owed.deadline.only_words:
            kind = "task" if owed.kind == "directive" else owed.kind
            memory.drafts[at] = replace(owed, deadline=due, kind=kind)
    return True


def _set_by(ground: Ground, paragraph: Paragraph) -> Deadline | None:
    pack = ground.packs[paragraph.language]
    # A number of its own makes it an order like those above.
    if paragraph.marker not in ("", "note", *markers.SIGNS):
        return None
    if pack.first("SETS_TIME", paragraph.content) is None:
        return None
    told = splitting.sentences(paragraph, pack)
    if len(told) > 1:
        return None
    due = deadlines.deadline_in(ground.view, pack, told[0], ground.dated, ground.taken)
    return due if due is not None and not due.only_words else None


def _first(memory: Memory) -> int:
    """Where the list begins whose last items stand right above; else the last order alone."""
    last = len(memory.drafts) - 1
    level = memory.levels[last]
    began = memory.lists_began.get(level, last) if level else last
    return min(began, last)
