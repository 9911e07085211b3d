"""Lines below an order that say who owes it, by when, with whom, and what is handed over.

“Responsible: Ministry of Transport” and “Timeline: December 2025” are no orders of their own; they
fill what the order above them leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.domain.reading import cues, deadlines, splitting, tables
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Actor, Obligation
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Paragraph, Stretch


def fill(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line only adds to a task above it, which it then fills."""
    at = _task(memory, paragraph.marker)
    if at is None:
        return False
    task = memory.drafts[at]
    owed = filled(ground, paragraph, task)
    if owed is None:
        return False
    memory.drafts[at] = owed
    if owed.actor is not task.actor:
        _lead_parts(memory, at, owed.actor)
    memory.filled = True
    return True


def close(ground: Ground, paragraph: Paragraph, memory: Memory, first: int) -> None:
    """Let the last words of an item that only name a unit or a date fill the orders before them."""
    told = splitting.sentences(paragraph, ground.packs[paragraph.language])
    if len(told) < 2:
        return
    last = told[-1]
    ending = replace(paragraph, body=last.start)
    for at, one in enumerate(memory.drafts[first:], start=first):
        apart = ground.view.position(one.span.end) <= last.start
        owed = filled(ground, ending, one) if apart else None
        if owed:
            kind = "task" if owed.actor and owed.kind == "directive" else owed.kind
            memory.drafts[at] = replace(owed, kind=kind)


def _task(memory: Memory, marker: str) -> int | None:
    """The draft that a line fills: the last one on the outer level, else the one right above."""
    levels = memory.levels[memory.block :]
    outer = next((one for one in levels if one and one != marker), "") if marker else ""
    if outer and marker not in levels[: levels.index(outer)]:
        return len(memory.levels) - 1 - levels[::-1].index(outer)
    return len(memory.drafts) - 1 if memory.ordered else None


def _lead_parts(memory: Memory, at: int, actor: Actor | None) -> None:
    """Who leads a task owes its parts too, where they name nobody."""
    for place in range(at + 1, len(memory.drafts)):
        part = memory.drafts[place]
        if actor and (part.actor is None or part.actor.basis == "inherited"):
            memory.drafts[place] = replace(part, actor=replace(actor, basis="inherited"))


def filled(ground: Ground, paragraph: Paragraph, owed: Obligation) -> Obligation | None:
    """The order above with what this line adds to it; nothing if the line says something else."""
    pack = ground.packs[paragraph.language]
    hits = sorted(pack.hits("FIELD", paragraph.content, paragraph.body), key=lambda hit: hit.start)
    if not hits or hits[0].start > paragraph.body or _orders(pack, paragraph, hits):
        return None
    for hit in hits:
        owed = _with(ground, paragraph, hit, owed)
    return owed


def _orders(pack: Pack, paragraph: Paragraph, hits: Sequence[Hit]) -> bool:
    """Whether what follows a label is an order of its own, which nobody may lose."""
    return any(cues.cues_in(pack, _value(paragraph, hit)) for hit in hits)


def _with(ground: Ground, paragraph: Paragraph, hit: Hit, owed: Obligation) -> Obligation:
    value = _value(paragraph, hit)
    if hit.rule.value == "lead":
        return _led(ground, value, owed)
    if hit.rule.value == "deadline":
        return _due(ground, paragraph, value, owed)
    if hit.rule.value == "cooperating":
        return replace(owed, cooperating=(*owed.cooperating, *tables.units(ground.view, value)))
    product = ground.view.span(value.start, value.end)
    return replace(owed, deliverables=(*owed.deliverables, product))


def _value(paragraph: Paragraph, hit: Hit) -> Stretch:
    start, end = hit.group_spans["value"]
    text = paragraph.text[start - paragraph.start : end - paragraph.start]
    lead = len(text) - len(text.lstrip(" *"))
    return Stretch(start + lead, start + len(text.rstrip(" *.")), text.strip(" *").rstrip(" *."))


def _led(ground: Ground, value: Stretch, owed: Obligation) -> Obligation:
    if owed.actor is not None and owed.actor.basis == "stated":
        return owed
    return replace(owed, actor=Actor(ground.view.span(value.start, value.end), "stated"))


def _due(ground: Ground, paragraph: Paragraph, value: Stretch, owed: Obligation) -> Obligation:
    pack = ground.packs[paragraph.language]
    due = deadlines.in_cell(ground.view, pack, value, ground.dated)
    if due is None or (owed.deadline is not None and not owed.deadline.vague):
        return owed
    return replace(owed, deadline=due, kind="task" if owed.kind == "directive" else owed.kind)
