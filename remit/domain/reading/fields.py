"""Lines below an order that say who owes it, by when, with whom, and what is handed over.

“Responsible: Ministry of Transport” and “Timeline: December 2025” are no orders of their own; they
fill what the order above them leaves open. A title above such lines is itself what is owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.domain.reading import actors, cues, deadlines, headed, markers, splitting, tables
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Actor, Obligation
from remit.domain.reading.rules import Hit
from remit.domain.reading.sections import REPORTING, SILENT, Header, Setting
from remit.domain.reading.splitting import Paragraph, Stretch

# What stands behind these labels is the task itself, not something that fills it.
TASK, GROUP = "task", "group"
# How sure a title is that only the lines below it make a task.
TITLE = 0.82
LEAST_TITLE = 20


def fill(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line only adds to a task above it, which it then fills."""
    headed.enter(paragraph, memory)
    if _groups(ground, paragraph):
        # Below “Who does it:” stand the lines that fill every task since the title.
        memory.whole = len(memory.drafts) > memory.block
        return True
    if headed.takes(ground, paragraph, memory):
        return True
    _take_title(ground, paragraph, memory)
    done = [_fill_one(ground, paragraph, memory, at) for at in _tasks(memory, paragraph.marker)]
    memory.filled = memory.filled or any(done)
    return any(done) or _heads(ground, paragraph, memory)


def _heads(ground: Ground, paragraph: Paragraph, memory: Memory) -> bool:
    """Whether a line right below a heading says who leads, or when, what stands below both."""
    pack = ground.packs[paragraph.language]
    labels = pack.hits("FIELD", paragraph.content, paragraph.body)
    # A bare date or name may be that of the whole text.
    if memory.headed_at != len(memory.drafts) or any(_bare(one) for one in labels):
        return False
    told = filled(ground, paragraph, _blank(ground, paragraph))
    if told is None:
        return False
    memory.group_marker = memory.heading_marker
    memory.group = told.actor.span if told.actor else memory.group
    memory.group_due = told.deadline or memory.group_due
    return True


def _fill_one(ground: Ground, paragraph: Paragraph, memory: Memory, at: int) -> bool:
    task = memory.drafts[at]
    owed = filled(ground, paragraph, task)
    if owed is None:
        return False
    led, due = owed.actor is not task.actor, owed.deadline is not task.deadline
    # What has a line of its own for who or when is a task, however little its words say so.
    sure = max(owed.confidence, TITLE) if led or due else owed.confidence
    kind = "task" if led and owed.kind == "directive" else owed.kind
    memory.drafts[at] = replace(owed, confidence=sure, kind=kind)
    if led:
        _lead_parts(memory, at, owed.actor)
    return True


def labelled(ground: Ground, setting: Setting) -> Setting:
    """A line whose label says that a task follows, without the label; what it says is owed."""
    paragraph = setting.paragraph
    pack = ground.packs[paragraph.language]
    hit = pack.first("FIELD", paragraph.content, paragraph.body)
    if hit is None or hit.rule.value != TASK or hit.start > paragraph.body:
        return setting
    above = setting.header or Header(paragraph.marker, None, (), setting.section, obliges=True)
    body = hit.group_spans["value"][0]
    return replace(
        setting, paragraph=replace(paragraph, body=body), header=replace(above, obliges=True)
    )


def remember_title(setting: Setting, memory: Memory) -> None:
    """Keep a line that orders nothing itself, should the lines below make it a task."""
    paragraph = setting.paragraph
    owed = setting.section not in REPORTING | SILENT and paragraph.text[-1] != ":"
    plain = owed and len(paragraph.content) >= LEAST_TITLE
    titled = paragraph.marker != "" or (setting.is_heading and setting.orders)
    memory.title = paragraph if plain and titled else None


def _groups(ground: Ground, paragraph: Paragraph) -> bool:
    hit = ground.packs[paragraph.language].first("FIELD", paragraph.content)
    return hit is not None and hit.rule.value == GROUP and hit.start == 0


def _take_title(ground: Ground, paragraph: Paragraph, memory: Memory) -> None:
    """Make the title right above a line with a unit or a date the task that the line fills."""
    title, memory.title = memory.title, None
    if title is None:
        return
    blank = _blank(ground, title)
    owed = filled(ground, paragraph, blank)
    if owed is not None and (owed.actor or owed.deadline):
        memory.block = len(memory.drafts)
        memory.drafts.append(blank)
        memory.levels.append(title.marker)


def _blank(ground: Ground, title: Paragraph) -> Obligation:
    """A line as a task of which nothing else is known."""
    return Obligation(
        id="",
        span=ground.view.span(title.body, title.end),
        kind="task",
        actor=None,
        cooperating=(),
        action=ground.view.span(title.body, title.end).quote,
        deliverables=(),
        condition=None,
        recurrence=None,
        deadline=None,
        confidence=TITLE,
        cues=("title",),
    )


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


def _tasks(memory: Memory, marker: str) -> Sequence[int]:
    """The drafts that a line fills: the last one on the outer level, else the one right above.

    All of them, where they are points without a number below a line of the same rank as this one.
    """
    whole = headed.tasks(memory, marker)
    if whole:
        return whole
    levels = memory.levels[memory.block :]
    every = range(memory.block, len(memory.drafts))
    if memory.whole or (marker not in markers.SIGNS and marker and set(levels) == {"dash"}):
        return every
    outer = next((one for one in levels if one and one != marker), "") if marker else ""
    if outer and marker not in levels[: levels.index(outer)]:
        return [len(memory.levels) - 1 - levels[::-1].index(outer)]
    opened = memory.ordered or (len(every) == 1 and memory.drafts[-1].cues == ("title",))
    return every[-1:] if opened else ()


def _lead_parts(memory: Memory, at: int, actor: Actor | None) -> None:
    """Who leads a task owes its parts too, where they name nobody."""
    for place in range(at + 1, len(memory.drafts)):
        part = memory.drafts[place]
        if actor and (part.actor is None or part.actor.basis == "inherited"):
            memory.drafts[place] = replace(part, actor=replace(actor, basis="inherited"))


def filled(ground: Ground, paragraph: Paragraph, owed: Obligation) -> Obligation | None:
    """The order above with what this line adds to it; nothing if the line says something else."""
    pack = ground.packs[paragraph.language]
    told = pack.hits("FIELD", paragraph.content, paragraph.body)
    # A bare name behind a number is the heading of what stands below, not the cell of a table.
    counted = paragraph.marker != "" and paragraph.marker not in markers.SIGNS
    fills = (hit for hit in told if hit.rule.value != TASK and not (counted and _bare(hit)))
    hits = sorted(fills, key=lambda hit: hit.start)
    if not hits or hits[0].start > paragraph.body or _orders(ground, paragraph, hits):
        return None
    for hit in hits:
        owed = _with(ground, paragraph, hit, owed)
    return owed


def _bare(hit: Hit) -> bool:
    return hit.rule.scope == "bare"


def _orders(ground: Ground, paragraph: Paragraph, hits: Sequence[Hit]) -> bool:
    """Whether what follows a label is an order of its own, which nobody may lose."""
    return any(_is_order(ground, paragraph, hit) for hit in hits)


def _is_order(ground: Ground, paragraph: Paragraph, hit: Hit) -> bool:
    pack, value = ground.packs[paragraph.language], _value(paragraph, hit)
    fired = cues.cues_in(pack, value)
    # “Finish in May” behind the label of a time is a time, unless it says who is to finish.
    only_when = hit.rule.value == "deadline" and not actors.named(ground.view, pack, value, fired)
    return bool(fired) and not only_when


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
    if due is None or (owed.deadline is not None and not owed.deadline.only_words):
        return owed
    return replace(owed, deadline=due, kind="task" if owed.kind == "directive" else owed.kind)
