"""What stands below or behind orders and only says by when: it sets their time.

“These actions shall be completed by 30 June”, on a line of its own, orders nothing new. It fills
those items of the list right above it that name no time, and is no draft. A sentence such as “Time
limit: 30 June” fills the order right before it in its paragraph.
"""

from __future__ import annotations

from dataclasses import replace

from remit.domain.reading import deadlines, markers, splitting
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Deadline, Obligation
from remit.domain.reading.splitting import Paragraph, Stretch


def fill(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line only says by when the orders right above it are due, which it then fills."""
    due = _set_by(ground, paragraph) if memory.ordered else None
    if due is None:
        return False
    for at in range(_first(memory), len(memory.drafts)):
        memory.drafts[at] = timed(memory.drafts[at], due)
    return True


def timed(owed: Obligation, due: Deadline | None) -> Obligation:
    """An order with the time that is set for it, if it names none; then it is a task."""
    if due is None or (owed.deadline is not None and not owed.deadline.only_words):
        return owed
    return replace(owed, deadline=due, kind="task" if owed.kind == "directive" else owed.kind)


def fill_behind(ground: Ground, paragraph: Paragraph, memory: Memory, first: int) -> None:
    """Give the orders of a paragraph the time that the sentence right behind them sets."""
    starts = [ground.view.position(one.span.start) for one in memory.drafts[first:]]
    for at, owed in enumerate(memory.drafts[first:], start=first):
        told = _behind(ground, paragraph, ground.view.position(owed.span.end))
        # What is a draft of its own sets its own time only.
        if told is not None and not any(told.start <= start < told.end for start in starts):
            memory.drafts[at] = timed(owed, _due(ground, paragraph, told))


def set_behind(ground: Ground, paragraph: Paragraph, end: int) -> Deadline | None:
    """The time that the sentence right behind a place of a paragraph sets, if it only does that."""
    told = _behind(ground, paragraph, end)
    return _due(ground, paragraph, told) if told is not None else None


def _behind(ground: Ground, paragraph: Paragraph, end: int) -> Stretch | None:
    pack = ground.packs[paragraph.language]
    if not pack.possible("SETS_TIME", paragraph.text):
        return None
    told = splitting.sentences(paragraph, pack)
    following = next((one for one in told if one.start >= end), None)
    if following is None or pack.first("SETS_TIME", following.text) is None:
        return None
    return following


def _due(ground: Ground, paragraph: Paragraph, told: Stretch) -> Deadline | None:
    pack = ground.packs[paragraph.language]
    due = deadlines.deadline_in(ground.view, pack, told, ground.dated, ground.taken)
    return due if due is not None and not due.only_words else None


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
    return _due(ground, paragraph, told[0])


def _first(memory: Memory) -> int:
    """Where the list begins whose last items stand right above; else the last order alone."""
    last = len(memory.drafts) - 1
    level = memory.levels[last]
    began = memory.lists_began.get(level, last) if level else last
    return min(began, last)
