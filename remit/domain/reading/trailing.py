"""What stands below or behind orders and only says by when: it sets their time.

“These actions shall be completed by 30 June”, on a line of its own, orders nothing new. It fills
those items of the list right above it that name no time, and is no draft. A sentence such as “The
deadline for this is 30 June” fills the order right before it in its paragraph, and is no draft
either, unless that order has a time of its own or is one of several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.domain.reading import deadlines, markers, splitting
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.limits import FEW_WORDS, WORD
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
    """Give the orders of a paragraph the time that the sentence right behind them sets.

    A sentence that says no more, behind a single order, is no order of its own; what says more sets
    its own time only.
    """
    for at in reversed(range(first, len(memory.drafts))):
        owed = memory.drafts[at]
        told = _behind(ground, paragraph, ground.view.position(owed.span.end))
        due = _due(ground, paragraph, told) if told is not None else None
        if told is None or due is None:
            continue
        own = [n for n in range(at + 1, len(memory.drafts)) if _is_in(ground, told, memory, n)]
        # Behind several orders “this exercise” may mean all of them: it stays one of its own.
        alone = at == first and all(_names_nobody(memory.drafts[n]) for n in own)
        if own and not (alone and _says_no_more(ground, paragraph, told, due)):
            continue
        memory.drafts[at] = timed(owed, due)
        if memory.drafts[at] is not owed:
            _drop(memory, own)


def _is_in(ground: Ground, told: Stretch, memory: Memory, at: int) -> bool:
    return told.start <= ground.view.position(memory.drafts[at].span.start) < told.end


def _names_nobody(owed: Obligation) -> bool:
    return owed.actor is None or owed.actor.basis != "stated"


def _drop(memory: Memory, own: Sequence[int]) -> None:
    for at in reversed(own):
        del memory.drafts[at], memory.levels[at]


def _says_no_more(ground: Ground, paragraph: Paragraph, told: Stretch, due: Deadline) -> bool:
    """Whether a sentence tells nothing but a time."""
    hit = ground.packs[paragraph.language].first("SETS_TIME", told.text, told.start)
    if hit is None:
        return False
    start, end = (ground.view.position(place) for place in (due.span.start, due.span.end))
    before = told.text[hit.end - told.start : max(start, hit.end) - told.start]
    after = told.text[max(end, hit.end) - told.start :]
    return len(WORD.findall(f"{before} {after}")) <= FEW_WORDS


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
    if due is None and (hit := pack.first("SETS_TIME", told.text, told.start)) is not None:
        # Behind the words that set a time a bare date is a limit, as in a column of deadlines.
        rest = Stretch(hit.end, told.end, told.text[hit.end - told.start :])
        due = deadlines.in_cell(ground.view, pack, rest, ground.dated)
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
