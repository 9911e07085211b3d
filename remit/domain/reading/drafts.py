"""From clauses to drafts: which clauses of a document bind, by their words or by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.domain.reading import (
    carrying,
    clocks,
    composing,
    cues,
    deadlines,
    deliverables,
    fields,
    joining,
    kinds,
    sections,
    sharing,
    splitting,
    trailing,
    turns,
)
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.cues import Draft
from remit.domain.reading.joining import Candidate
from remit.domain.reading.records import SHARED, Obligation
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.sharing import Part
from remit.domain.reading.splitting import Stretch

# An item of a list that is owed, whatever its words; an item with the form of an order elsewhere.
ITEM = 0.55
LEAST_ITEM, LEAST_LEAD, LEAST_END = 12, 24, 14


class Follows(NamedTuple):
    """What a clause follows: an item, the head of an order, an order in the text, one just now."""

    item: bool
    operative: bool
    orders: bool
    at_once: bool = False
    # What stands below a paragraph that stops at a comma and tells its mood.
    below: Stretch | None = None


def drafts(ground: Ground, listing: Sequence[Setting]) -> tuple[Obligation, ...]:
    """The obligations of a document in text order, and then what may be one within another."""
    memory = Memory(
        addressees=carrying.addressees(ground, listing),
        writer=carrying.writer(ground, listing),
        proposes=carrying.proposes(ground, listing),
    )
    for at, setting in enumerate(listing):
        if setting.section in sections.SILENT:
            continue
        memory.below = carrying.below(ground, listing, at)
        if setting.is_heading and setting.section != memory.section:
            memory.last_actor, memory.section = None, setting.section
        _read_paragraph(ground, setting, memory)
    return (*memory.drafts, *memory.shared)


def _read_paragraph(ground: Ground, setting: Setting, memory: Memory) -> None:
    pack = ground.packs[setting.paragraph.language]
    filling = () if setting.names else (fields, trailing)
    if any(one.fill(ground, setting.paragraph, memory) for one in filling):
        return
    setting = fields.labelled(ground, setting)
    if memory.filled or setting.is_heading:
        memory.block, memory.filled, memory.whole = len(memory.drafts), False, False
    fields.remember_title(setting, memory)
    carrying.enter_group(ground, setting, memory)
    if setting.is_header:
        setting = _before_lead_in(pack, setting)
    elif setting.is_heading and not _is_bare_order(ground, setting):
        return
    if pack.either(("PRESS", "SOURCE", "FRAME"), setting.paragraph.text):
        return
    carrying.leave_paragraph(ground, setting, memory)
    before, taken = len(memory.drafts), []
    continues = memory.in_list and not setting.paragraph.marker
    follows = Follows(continues, ground.operative, before > 0, memory.ordered, memory.below)
    found = _found(ground, setting, follows)
    for one in _parted(ground, pack, joining.joined(pack, setting.paragraph, found)):
        candidate = Draft(ground.view, pack, one.clause, one.fired, one.weight)
        draft = composing.composed(candidate, ground, setting, memory)
        draft = turns.owned(ground.view, pack, one, draft)
        composing.remember(memory, draft)
        memory.levels.append(setting.paragraph.marker)
        taken.append(one.turn)
        _share(ground, setting, memory, one)
    memory.drafts[before:] = turns.settled(memory.drafts[before:], taken)
    trailing.fill_behind(ground, setting.paragraph, memory, before)
    fields.close(ground, setting.paragraph, memory, before)
    marked = bool(setting.paragraph.marker)
    memory.ordered = len(memory.drafts) > before
    if not memory.ordered:
        carrying.tell(ground, setting, memory)
    memory.title = None if memory.ordered else memory.title
    memory.in_list = memory.ordered and (marked or continues)


def _parted(ground: Ground, pack: Pack, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, each cut where another body takes its turn, and where two clocks meet."""
    for one in found:
        for turn in turns.parted(pack, one):
            yield from clocks.parted(ground.view, pack, turn, ground.dated)


def _before_lead_in(pack: Pack, setting: Setting) -> Setting:
    """A paragraph without its last sentence, which only announces the items below."""
    paragraph = setting.paragraph
    *_, last = splitting.sentences(paragraph, pack)
    end = max(paragraph.body, last.start)
    text = paragraph.text[: end - paragraph.start]
    return replace(setting, paragraph=replace(paragraph, end=end, text=text))


def _found(ground: Ground, setting: Setting, follows: Follows) -> Iterator[Candidate]:
    pack = ground.packs[setting.paragraph.language]
    for number, sentence in enumerate(splitting.sentences(setting.paragraph, pack)):
        for clause, fired, weight in _candidates(ground, pack, sentence, setting, follows):
            follows = follows._replace(at_once=follows.at_once or weight != kinds.FAINT)
            shared = _shared(pack, clause, fired, setting)
            yield Candidate(number, clause, tuple(fired), weight, shared)


def _shared(
    pack: Pack, clause: Stretch, fired: Sequence[Hit], setting: Setting
) -> tuple[Part, ...]:
    of = sharing.known(
        pack,
        clause,
        [hit.start for hit in fired],
        marked=setting.paragraph.marker != "",
        obliges=setting.obliges,
    )
    return tuple(sharing.shared(of, clause))


def _share(ground: Ground, setting: Setting, memory: Memory, one: Candidate) -> None:
    """Put what may be an order of its own beside the one whose clause it shares."""
    pack = ground.packs[setting.paragraph.language]
    for part in one.shared:
        draft = Draft(ground.view, pack, part.clause, (), kinds.FAINT)
        made = composing.composed(draft, ground, setting, memory)
        memory.shared.append(replace(made, confidence=round(part.sure, 2), cues=(SHARED,)))


def _is_bare_order(ground: Ground, setting: Setting) -> bool:
    pack = ground.packs[setting.paragraph.language]
    paragraph = setting.paragraph
    clause = Stretch(paragraph.body, paragraph.end, paragraph.content)
    # A headline repeats in short what the text orders; an item does not.
    fired = cues.cues_in(pack, clause)
    line = any(hit.rule.scope == "line" for hit in fired)
    title = _is_title(ground, setting) and not line
    if len(clause.text) < 12 or setting.section in sections.REPORTING or title:
        return False
    owed = setting.obliges or setting.orders
    # A line above items that closes with the words of an order is an order with parts.
    if setting.titles and not any(hit.end + LEAST_END >= clause.end for hit in fired):
        return False
    cued = bool(fired) and (owed or line or paragraph.marker != "")
    return cued or (owed and not setting.titles and _in_context(pack, clause) > 0)


def _is_title(ground: Ground, setting: Setting) -> bool:
    """Whether markup makes a line without a number a title, repeating what stands below."""
    paragraph = setting.paragraph
    folded = ground.view.folded
    line = folded.rfind("\n", 0, paragraph.start) + 1
    before, after = folded[line : paragraph.start].strip(), folded[paragraph.end :][:4].lstrip()
    dressed = before[:1] == "#" or (before == "**" and after.startswith("**"))
    return dressed and not paragraph.marker


def _candidates(
    ground: Ground, pack: Pack, sentence: Stretch, setting: Setting, follows: Follows
) -> Iterator[tuple[Stretch, list[Hit], float]]:
    if deliverables.announced(pack, sentence) or pack.first("WHOLE", sentence.text):
        fired = cues.cues_in(pack, sentence)
        if fired:
            yield sentence, fired, 0.0
            return
    went_before = False
    parts = list(splitting.turns(sentence, pack))
    last = follows.below if sentence.end >= setting.paragraph.end else None
    for clause, following in zip(parts, [*parts[1:], last], strict=False):
        fired = _fired(pack, clause, following, follows)
        if fired and _counts_here(setting, fired):
            went_before = True
            borrowed = fired[0].start >= clause.end
            for part, its_own in [(clause, fired)] if borrowed else cues.split_at(clause, fired):
                yield part, its_own, _lead(pack, part, setting, follows, its_own)
        elif not fired:
            weight = _context_weight(
                pack, clause, setting, follows._replace(item=went_before or follows.item)
            )
            went_before = weight > 0
            if weight or _is_dated(ground, pack, clause, setting):
                yield clause, [], weight or kinds.FAINT


def _lead(
    pack: Pack, clause: Stretch, setting: Setting, follows: Follows, fired: list[Hit]
) -> float:
    """The weight of an item that orders from its first word on, long before its first cue."""
    if not setting.paragraph.marker or fired[0].start < clause.start + LEAST_LEAD:
        return 0.0
    weight = _context_weight(pack, clause, setting, follows)
    return weight if weight > kinds.FAINT else 0.0


def _fired(pack: Pack, clause: Stretch, following: Stretch | None, follows: Follows) -> list[Hit]:
    """The cues of a clause; one that stops at a comma takes its mood from the clause after it."""
    fired = cues.cues_in(pack, clause)
    goes_on = clause.text.endswith(",") and not pack.first("ENDS_QUOTE", clause.text)
    if not fired and following is not None and goes_on:
        fired = cues.cues_in(pack, following)
    # In a document that orders, the plain present tells what is ordered.
    return [hit for hit in fired if hit.rule.value != "narrated" or not follows.operative]


def _counts_here(setting: Setting, fired: list[Hit]) -> bool:
    if setting.section not in sections.REPORTING:
        return True
    return cues.strongest(fired).rule.weight >= 0.85


def _context_weight(pack: Pack, clause: Stretch, setting: Setting, follows: Follows) -> float:
    if setting.section in sections.REPORTING:
        return 0.0
    marked = bool(setting.paragraph.marker)
    opens = clause.start == setting.paragraph.body
    owed = (
        setting.obliges
        or follows.item
        or (setting.orders and (marked or follows.operative))
        or (follows.operative and (follows.orders or (marked and opens)))
    )
    charged = marked and setting.charges
    inside = _in_context(pack, clause, charged=charged)
    item = _is_item(setting, clause) and not cues.is_excluded(pack, clause, charged=charged)
    if setting.header and setting.header.parts and marked:
        return min(inside, kinds.FAINT)
    if owed:
        return inside or (ITEM if item and setting.obliges else 0.0)
    if follows.at_once and not cues.is_excluded(pack, clause):
        ordered = pack.first("FOLLOWING", clause.text)
        return ordered.rule.weight if ordered else 0.0
    return min(inside, kinds.FAINT) if item else 0.0


def _is_dated(ground: Ground, pack: Pack, clause: Stretch, setting: Setting) -> bool:
    """Words that set a date still to come may bind, though no cue says so; a person looks."""
    if setting.section in sections.REPORTING or cues.is_excluded(pack, clause):
        return False
    due = deadlines.deadline_in(ground.view, pack, clause, ground.dated, ground.taken, binds=False)
    return due is not None and deadlines.lies_ahead(due, ground.dated)


def _is_item(setting: Setting, clause: Stretch) -> bool:
    """Words at the head of a marked line that say more than the name of a section."""
    paragraph = setting.paragraph
    named = paragraph.marker in ("", "article") or setting.is_heading
    return not named and clause.start == paragraph.body and len(clause.text) >= LEAST_ITEM


def _in_context(pack: Pack, clause: Stretch, *, charged: bool = False) -> float:
    if cues.is_excluded(pack, clause, charged=charged):
        return 0.0
    hit = pack.first("CONTEXT", clause.text)
    return hit.rule.weight if hit else 0.0
