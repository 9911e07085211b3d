"""What a text hands on from paragraph to paragraph: to whom it goes, who writes, whom it means."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from remit.domain.reading import markers, splitting
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.records import Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch

WRITER_LINES = 24
# So far below stands the end of what a paragraph begins and stops at a comma.
FURTHEST = 5


def addressees(ground: Ground, listing: Sequence[Setting]) -> Span | None:
    """The line that says to whom a letter goes."""
    for setting, following in itertools.pairwise(listing):
        paragraph, below = setting.paragraph, following.paragraph
        pack = ground.packs[paragraph.language]
        hit = pack.first("ADDRESSEES", paragraph.text, paragraph.start)
        if hit:
            end = below.body + len(below.content.rstrip(" ;.,"))
            return ground.view.span(*hit.group_spans.get("actor", (below.body, end)))
    return None


def proposes(ground: Ground, listing: Sequence[Setting]) -> bool:
    """Whether a text tells of what a body recommends."""
    lines = (setting.paragraph for setting in listing)
    return any(ground.packs[one.language].first("PROPOSES", one.text) for one in lines)


def writer(ground: Ground, listing: Sequence[Setting]) -> Span | None:
    """The unit that the head of a text names as the one that writes."""
    found: Span | None = None
    for one in (setting.paragraph for setting in listing[:WRITER_LINES]):
        hit = ground.packs[one.language].first("WRITER", one.text, one.start)
        named = ground.view.span(*hit.group_spans["actor"]) if hit else None
        # The lead may name the branch of the body that the head names.
        if named and (found is None or named.quote.endswith(found.quote)):
            found = named
    return found or _audited(ground, listing)


def _audited(ground: Ground, listing: Sequence[Setting]) -> Span | None:
    """The body that was audited: it is asked, and the answers beside what is asked are its own."""
    for one in (setting.paragraph for setting in listing):
        hit = ground.packs[one.language].first("ADDRESSEES", one.text, one.start)
        if hit and hit.rule.value == "audited":
            return ground.view.span(*hit.group_spans["actor"])
    return None


def enter_group(ground: Ground, setting: Setting, memory: Memory) -> None:
    """A heading that ends with the name of a unit hands it all that stands below."""
    paragraph = setting.paragraph
    if not setting.is_heading:
        return
    memory.heading_marker, memory.headed_at = paragraph.marker, len(memory.drafts)
    hit = ground.packs[paragraph.language].first("GROUP_LEAD", paragraph.content, paragraph.body)
    if hit:
        memory.group = ground.view.span(*hit.group_spans["actor"])
        memory.group_marker, memory.last_actor = paragraph.marker, None
    elif paragraph.marker == memory.group_marker and (paragraph.marker or memory.group_due):
        memory.group = None
    memory.group_due = memory.group_due if memory.group else None


def _answering(ground: Ground, setting: Setting, memory: Memory) -> Span | None:
    """The unit that reports at the head of a paragraph; one that goes on still speaks to it."""
    paragraph, pack = setting.paragraph, ground.packs[setting.paragraph.language]
    hit = pack.first("ANSWERING", paragraph.text, paragraph.start)
    if hit:
        return ground.view.span(*hit.group_spans["actor"])
    return None if paragraph.marker or pack.first("FRESH", paragraph.text) else memory.answering


def below(ground: Ground, listing: Sequence[Setting], at: int) -> Stretch | None:
    """The words that end what a paragraph begins that stops at a comma."""
    for setting, following in itertools.pairwise(listing[at : at + FURTHEST]):
        here, there = setting.paragraph, following.paragraph
        if following.is_heading or not ground.packs[here.language].first("CARRIES", here.text):
            return None
        pack = ground.packs[there.language]
        if not pack.first("CARRIES", there.text):
            return splitting.sentences(there, pack)[0]
    return None


def leave_paragraph(ground: Ground, setting: Setting, memory: Memory) -> None:
    """Forget what only the paragraph before meant, keep what goes on."""
    paragraph = setting.paragraph
    memory.nearest_kind = ""
    memory.nearest.clear()
    memory.answering = _answering(ground, setting, memory)
    _leave_item(memory, paragraph.marker)
    if not paragraph.marker and ground.packs[paragraph.language].first("FRESH", paragraph.text):
        memory.last_actor = None


def tell(ground: Ground, setting: Setting, memory: Memory) -> None:
    """Of whom a paragraph only tells something, he promises what follows without a name."""
    paragraph = setting.paragraph
    hit = ground.packs[paragraph.language].first("TELLS", paragraph.content, paragraph.body)
    if hit:
        memory.last_actor, memory.promised = ground.view.span(*hit.group_spans["actor"]), True


def _leave_item(memory: Memory, marker: str) -> None:
    """The unit that one item names owes nothing of the next item, nor of one further out."""
    if not marker:
        memory.lists.clear()
    elif marker not in memory.lists:
        memory.lists[marker] = memory.last_actor
    else:
        opened = list(memory.lists)
        inner = opened[opened.index(marker) + 1 :]
        # Below a sign that counts nothing, the parts may name who owes the items that follow.
        if inner and marker in markers.SIGNS:
            memory.lists[marker] = memory.last_actor
        elif not inner or memory.lists[marker]:
            memory.last_actor = memory.lists[marker]
        for one in inner:
            del memory.lists[one]
