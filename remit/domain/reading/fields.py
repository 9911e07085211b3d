"""Lines below an order that say who owes it, by when, with whom, and what is handed over.

“Responsible: Ministry of Transport” and “Timeline: December 2025” are no orders of their own; they
fill what the order above them leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from remit.domain.reading import deadlines
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Actor, Obligation, Span
from remit.domain.reading.rules import Hit
from remit.domain.reading.splitting import Paragraph, Stretch

UNIT = re.compile(r"[^;,،؛\n]{2,}")


def filled(ground: Ground, paragraph: Paragraph, owed: Obligation) -> Obligation | None:
    """The order above with what this line adds to it; nothing if the line says something else."""
    pack = ground.packs[paragraph.language]
    hits = sorted(pack.hits("FIELD", paragraph.content, paragraph.body), key=lambda hit: hit.start)
    if not hits or hits[0].start > paragraph.body:
        return None
    for hit in hits:
        owed = _with(ground, paragraph, hit, owed)
    return owed


def _with(ground: Ground, paragraph: Paragraph, hit: Hit, owed: Obligation) -> Obligation:
    value = _value(paragraph, hit)
    if hit.rule.value == "lead":
        return _led(ground, value, owed)
    if hit.rule.value == "deadline":
        return _due(ground, paragraph, value, owed)
    if hit.rule.value == "cooperating":
        return replace(owed, cooperating=(*owed.cooperating, *_units(ground, value)))
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


def _units(ground: Ground, value: Stretch) -> Iterator[Span]:
    for found in UNIT.finditer(value.text):
        lead = len(found.group()) - len(found.group().lstrip())
        end = found.start() + len(found.group().rstrip())
        yield ground.view.span(value.start + found.start() + lead, value.start + end)
