"""From clauses to drafts: what is owed, by whom, by when, of which kind, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from remit.domain.reading import actors, cues, deadlines, deliverables, kinds, splitting
from remit.domain.reading.cues import Draft
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.records import Actor, Obligation, Span
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch

SILENT = frozenset({"basis", "end"})
REPORTING = frozenset({"report", "limitation"})
MODAL = 0.8
TRAILING = " .,;:،؛。!…\"'"


@dataclass
class Memory:
    """What the drafts so far tell about the next clause."""

    last_actor: Span | None = None
    nearest_actor: Span | None = None
    section: str = ""
    in_list: bool = False
    drafts: list[Obligation] = field(default_factory=list)


class Follows(NamedTuple):
    """What a clause follows: an item of a list, the header of an order, an order already read."""

    item: bool
    operative: bool
    orders: bool


@dataclass(frozen=True)
class Ground:
    """All that stays the same while one document is read."""

    view: View
    packs: Mapping[str, Pack]
    dated: Calendar
    taken: tuple[tuple[int, int], ...]
    operative: bool


def drafts(ground: Ground, listing: Sequence[Setting]) -> tuple[Obligation, ...]:
    """The obligations of a document in text order."""
    memory = Memory()
    for setting in listing:
        if setting.section in SILENT:
            continue
        if setting.is_heading and setting.section != memory.section:
            memory.last_actor, memory.section = None, setting.section
        _read_paragraph(ground, setting, memory)
    return tuple(
        replace(draft, id=f"O{number}") for number, draft in enumerate(memory.drafts, start=1)
    )


def _read_paragraph(ground: Ground, setting: Setting, memory: Memory) -> None:
    pack = ground.packs[setting.paragraph.language]
    if setting.is_header or (setting.is_heading and not _is_bare_order(pack, setting)):
        return
    if pack.first("PRESS", setting.paragraph.text) or pack.first("SOURCE", setting.paragraph.text):
        return
    memory.nearest_actor = None
    before = len(memory.drafts)
    continues = memory.in_list and not setting.paragraph.marker
    follows = Follows(continues, ground.operative, before > 0)
    for sentence in splitting.sentences(setting.paragraph, pack):
        for clause, fired, weight in _candidates(pack, sentence, setting, follows):
            candidate = Draft(ground.view, pack, clause, tuple(fired), weight)
            draft = _draft(candidate, ground, setting, memory)
            memory.last_actor = draft.actor.span if draft.actor else memory.last_actor
            if draft.actor and draft.actor.basis == "stated":
                memory.nearest_actor = draft.actor.span
            memory.drafts.append(draft)
    marked = bool(setting.paragraph.marker)
    memory.in_list = len(memory.drafts) > before and (marked or continues)


def _is_bare_order(pack: Pack, setting: Setting) -> bool:
    paragraph = setting.paragraph
    clause = Stretch(paragraph.body, paragraph.end, paragraph.content)
    if len(clause.text) < 12 or setting.section in REPORTING:
        return False
    owed = setting.obliges or setting.orders
    # A headline repeats in short what the text orders; an item does not.
    cued = bool(cues.cues_in(pack, clause)) and (owed or paragraph.marker != "")
    return cued or (owed and _in_context(pack, clause) > 0)


def _candidates(
    pack: Pack, sentence: Stretch, setting: Setting, follows: Follows
) -> Iterator[tuple[Stretch, list[Hit], float]]:
    if deliverables.announced(pack, sentence):
        fired = cues.cues_in(pack, sentence)
        if fired:
            yield sentence, fired, 0.0
            return
    went_before = False
    for clause in splitting.clauses(sentence):
        fired = cues.cues_in(pack, clause)
        if fired and _counts_here(setting, fired):
            went_before = True
            for part, cues_of_part in cues.split_at(clause, fired):
                yield part, cues_of_part, 0.0
        elif not fired:
            weight = _context_weight(
                pack, clause, setting, follows._replace(item=went_before or follows.item)
            )
            went_before = weight > 0
            if weight:
                yield clause, [], weight


def _counts_here(setting: Setting, fired: list[Hit]) -> bool:
    if setting.section not in REPORTING:
        return True
    return cues.strongest(fired).rule.weight >= 0.85


def _context_weight(pack: Pack, clause: Stretch, setting: Setting, follows: Follows) -> float:
    if setting.section in REPORTING:
        return 0.0
    marked = bool(setting.paragraph.marker)
    opens = clause.start == setting.paragraph.body
    owed = (
        setting.obliges
        or follows.item
        or (setting.orders and (marked or follows.operative))
        or (follows.operative and (follows.orders or (marked and opens)))
    )
    return _in_context(pack, clause) if owed else 0.0


def _in_context(pack: Pack, clause: Stretch) -> float:
    if cues.is_excluded(pack, clause):
        return 0.0
    hit = pack.first("CONTEXT", clause.text)
    return hit.rule.weight if hit else 0.0


def _draft(draft: Draft, ground: Ground, setting: Setting, memory: Memory) -> Obligation:
    view, pack, clause, fired = draft.view, draft.pack, draft.clause, draft.fired
    header = setting.header.actor if setting.header else None
    actor = actors.actor_of(draft, memory.nearest_actor or header or memory.last_actor)
    start, end = _limits(view, clause, fired, actor)
    due = deadlines.deadline_in(view, pack, clause, ground.dated, ground.taken)
    header_cues = setting.header.cues if setting.header and setting.obliges else ()
    return Obligation(
        id="",
        span=view.span(start, end),
        kind=kinds.kind_of(pack, clause, fired, due),
        actor=actor,
        cooperating=actors.cooperating(view, pack, clause),
        action=_action(draft, actor, end),
        deliverables=deliverables.listed(view, pack, clause),
        condition=_wording(draft, "CONDITION"),
        recurrence=_wording(draft, "RECURRENCE"),
        deadline=due,
        confidence=kinds.confidence(draft, actor, due, bool(header_cues)),
        cues=tuple(dict.fromkeys([*(hit.rule.id for hit in fired), *header_cues])) or ("context",),
    )


def _wording(draft: Draft, family: str) -> str | None:
    hit = draft.pack.first(family, draft.clause.text, draft.clause.start)
    return draft.view.span(hit.start, hit.end).quote if hit else None


def _limits(
    view: View, clause: Stretch, fired: Sequence[Hit], actor: Actor | None
) -> tuple[int, int]:
    end = clause.end
    while end > clause.start and clause.text[end - clause.start - 1] in TRAILING:
        end -= 1
    if not fired or fired[0].rule.scope != "cue":
        return clause.start, end
    start = fired[0].start
    if actor is not None and actor.basis == "stated":
        start = min(start, max(clause.start, view.position(actor.span.start)))
    return min(start, end), end


def _action(draft: Draft, actor: Actor | None, end: int) -> str:
    view, clause = draft.view, draft.clause
    start = clause.start
    if actor is not None and actor.basis == "stated":
        start = max(start, view.position(actor.span.end))
    leading = [hit for hit in draft.fired if hit.rule.scope == "cue" or hit.rule.weight >= MODAL]
    first = leading[0] if leading else None
    if first and first.start >= start - 1 and first.end - clause.start <= len(clause.text) * 0.6:
        start = first.end
    particle = draft.pack.first("PARTICLE", clause.text[start - clause.start :])
    start += particle.end if particle else 0
    rest = view.span(start, end).quote.strip(" ,،:")
    return rest if len(rest) > 3 else view.span(clause.start, end).quote
