"""From a clause that binds to a draft: what is owed, by whom, by when, and how sure we are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from remit.domain.reading import actors, clocks, cues, deadlines, deliverables, elapsed, kinds
from remit.domain.reading.cues import Draft
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.limits import Lines
from remit.domain.reading.places import Places
from remit.domain.reading.records import Actor, Deadline, Obligation, Span
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Paragraph, Stretch

MODAL = 0.8
TRAILING = " .,;:،؛。!…\"'"


@dataclass
class Memory:
    """What the drafts so far tell about the next clause."""

    last_actor: Span | None = None
    nearest: dict[bool, Span] = field(default_factory=dict)
    writer: Span | None = None
    promised: bool = False
    nearest_kind: str = ""
    section: str = ""
    addressees: Span | None = None
    # Whether the text as a whole proposes, so that what it “has done” is a proposal too.
    proposes: bool = False
    # Who just reported in this paragraph: to him goes what is ordered next.
    answering: Span | None = None
    # Whom the heading above names in brackets at its end, and the mark of that heading.
    group: Span | None = None
    group_marker: str = ""
    # By when it owes that; the mark of the last heading, and how many drafts stood above it.
    group_due: Deadline | None = None
    heading_marker: str = ""
    headed_at: int = -1
    # The words below a paragraph that stops at a comma, which say how it is meant.
    below: Stretch | None = None
    in_list: bool = False
    ordered: bool = False
    lists: dict[str, Span | None] = field(default_factory=dict)
    drafts: list[Obligation] = field(default_factory=list)
    # What may be an order of its own within another; nothing that follows is filled into it.
    shared: list[Obligation] = field(default_factory=list)
    # The level of each draft; where the task opened that field lines may fill; whether they did.
    levels: list[str] = field(default_factory=list)
    block: int = 0
    filled: bool = False
    # A line that orders nothing itself; whether the lines with labels now fill the whole block.
    title: Paragraph | None = None
    whole: bool = False
    # How many drafts there were when each list that is open began; the column that a line names.
    lists_began: dict[str, int] = field(default_factory=dict)
    column: tuple[str, str] | None = None
    # Which time each line above has been found to set.
    set_above: dict[tuple[int, bool], Deadline | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """All that stays the same while one document is read."""

    view: View
    packs: Mapping[str, Pack]
    dated: Calendar
    taken: Places
    operative: bool


def composed(draft: Draft, ground: Ground, setting: Setting, memory: Memory) -> Obligation:
    """The draft that a clause makes where it stands, after what went before."""
    view, pack, clause, fired = draft.view, draft.pack, draft.clause, draft.fired
    header = setting.header.actor if setting.header else None
    addressed = any(hit.rule.value == "addressed" for hit in fired)
    reader = memory.addressees if addressed else None
    # Who writes promises for himself; whom he addresses owes the rest.
    promised = bool(fired) and cues.strongest(fired).rule.kind == "commitment"
    before = _before(memory, promised, header or reader, apart=bool(pack.of("WRITER")))
    # A thing that is to be done names nobody, and the unit of the sentence before is not meant.
    unowned = pack.first("UNOWNED", clause.text) is not None
    readers = None if promised else memory.addressees
    known = (header or memory.answering if unowned and not promised else before) or readers
    actor = _addressed(pack, actors.actor_of(draft, known), memory.addressees)
    actor = _meant(pack, actor, memory.last_actor)
    actor = _body_of(pack, actor, memory.writer) if promised else actor
    start, end = _limits(draft, actor)
    binds = bool(fired) or draft.context > kinds.FAINT
    due = deadlines.deadline_in(view, pack, clause, ground.dated, ground.taken, binds=binds)
    often = clocks.repeats_in(view, pack, clause, ground.dated)
    due = clocks.due_of(often, _or_above(ground, setting, memory, due))
    asked = setting.kind or memory.nearest_kind
    kind = kinds.kind_of(pack, clause, fired, due, asked, orders=ground.operative)
    kind = kinds.proposed(kind, _asks(fired, setting, memory))
    header_cues = setting.header.cues if setting.header and setting.obliges else ()
    return Obligation(
        id="",
        span=view.span(start, end),
        kind=kinds.assigned(draft, kind, actor, due),
        actor=actor,
        cooperating=actors.cooperating(view, pack, clause),
        action=_action(draft, actor, end),
        deliverables=deliverables.listed(view, pack, clause),
        condition=_quote(draft, pack.first("CONDITION", clause.text, clause.start)),
        recurrence=_quote(draft, deadlines.recurrence(pack, clause)),
        deadline=due,
        confidence=kinds.confidence(draft, actor, due, bool(header_cues)),
        cues=tuple(dict.fromkeys([*(hit.rule.id for hit in fired), *header_cues])) or ("context",),
        repeats=often,
        lapsed=_lapsed(ground, pack, clause, setting) if binds else None,
    )


def _lapsed(ground: Ground, pack: Pack, clause: Stretch, setting: Setting) -> Deadline | None:
    """A limit that had passed, in the words of an order or in those that hand it out."""
    for words in (clause, elapsed.announced(setting)):
        past = words and elapsed.lapsed(ground.view, pack, words, ground.dated, ground.taken)
        if past is not None:
            return past
    return None


def _asks(fired: Sequence[Hit], setting: Setting, memory: Memory) -> str:
    """What requests ask for here, and orders told of in a text that proposes them."""
    told = cues.strongest(fired).rule.value if fired else ""
    if told == "made" and memory.proposes:
        return "recommendation"
    return setting.kind if any(hit.rule.value == "addressed" for hit in fired) else ""


def _addressed(pack: Pack, actor: Actor | None, readers: Span | None) -> Actor | None:
    """Whom a text only calls “you” is the one to whom it goes, where its head says who that is."""
    if readers is None or actor is None or not pack.first("READER", actor.span.quote):
        return actor
    return Actor(readers, "inherited")


def _meant(pack: Pack, actor: Actor | None, named: Span | None) -> Actor | None:
    """The unit that “this ministry” means: the one named last."""
    if named is None or actor is None or not pack.first("SAME", actor.span.quote):
        return actor
    return Actor(named, "inherited")


def _body_of(pack: Pack, actor: Actor | None, writer: Span | None) -> Actor | None:
    """Who promises under the bare name of a post speaks for the body that writes."""
    if writer is None or actor is None or not pack.first("POST", actor.span.quote):
        return actor
    return Actor(writer, "inherited")


def remember(memory: Memory, draft: Obligation) -> None:
    """What the next clause may inherit from this draft."""
    if draft.actor:
        memory.last_actor = draft.actor.span
        memory.promised = draft.kind == "commitment"
    if draft.actor and draft.actor.basis == "stated":
        memory.nearest.pop(memory.promised, None)
        memory.nearest[memory.promised] = draft.actor.span
    memory.nearest_kind = kinds.continued(draft.kind)
    memory.drafts.append(draft)


def _before(memory: Memory, promised: bool, asked: Span | None, *, apart: bool) -> Span | None:
    """The unit of what went before; where a pack knows the writer, promises and orders part."""
    if not apart:
        nearest = next(reversed(memory.nearest.values()), None)
        return nearest or asked or memory.group or memory.last_actor
    goes_on = memory.last_actor if promised == memory.promised else None
    writer = memory.writer if promised else None
    return memory.nearest.get(promised) or asked or goes_on or memory.group or writer


def _or_above(
    ground: Ground, setting: Setting, memory: Memory, due: Deadline | None
) -> Deadline | None:
    """The time that a clause says, before vague words the one that a line above sets for it."""
    if due is not None and not due.only_words:
        return due
    lines = Lines(ground.view, ground.dated, ground.taken, memory.set_above)
    above = lines.above(ground.packs[setting.paragraph.language], setting) or memory.group_due
    return due if above is None or (due is not None and above.only_words) else above


def _quote(draft: Draft, hit: Hit | None) -> str | None:
    return draft.view.span(hit.start, hit.end).quote if hit else None


def _limits(draft: Draft, actor: Actor | None) -> tuple[int, int]:
    view, clause, fired = draft.view, draft.clause, draft.fired
    end = clause.end
    while end > clause.start and clause.text[end - clause.start - 1] in TRAILING:
        end -= 1
    if not fired or draft.context > kinds.FAINT or fired[0].rule.scope != "cue":
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
    reach = first.end - clause.start if first else 0
    # “Not be diverted” says nothing without the words before it.
    bound = draft.pack.first("BOUND_TO_SUBJECT", clause.text[reach:].lstrip()) if first else None
    near = first is not None and first.start >= start - 1 and reach <= len(clause.text) * 0.6
    if first and near and not bound:
        start = first.end
    particle = draft.pack.first("PARTICLE", clause.text[start - clause.start :])
    start += particle.end if particle else 0
    rest = f"{_verb(draft, actor)}{view.span(start, end).quote.strip(' ,،:')}"
    return rest if len(rest) > 3 else view.span(clause.start, end).quote


def _verb(draft: Draft, actor: Actor | None) -> str:
    """The verb with which a clause opens before it names who acts, where a language says it so."""
    if actor is None or actor.basis != "stated":
        return ""
    before = draft.clause.text[: max(0, draft.view.position(actor.span.start) - draft.clause.start)]
    verb = draft.pack.first("ACTS_FIRST", before, draft.clause.start)
    # What bids is no act of whoever is bidden, unless it goes on with “that he does”.
    verb = None if verb and draft.fired and not verb.groups.get("that") else verb
    return f"{draft.view.span(*verb.group_spans['verb']).quote} " if verb else ""
