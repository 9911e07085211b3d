"""A passage to which a person points: read by the rules as a paragraph of its own, below the head
of its document and what stands just above it. Where no rule takes it for an order, the unit and the
date that its words name are read all the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from remit.domain.reading import actors, deadlines, header, reader, references, splitting
from remit.domain.reading.places import Places
from remit.domain.reading.records import Actor, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

HEAD, ABOVE = 600, 1500
APART = "\n\n"


@dataclass(frozen=True)
class Context:
    """A passage with what is read before it, in pieces: where each begins here, and where there."""

    text: str
    at: int
    pieces: tuple[tuple[int, int], ...]

    def there(self, here: int) -> int:
        """A place in the whole text."""
        begun, origin = [piece for piece in self.pieces if piece[0] <= here][-1]
        return here - begun + origin


def context(text: str, start: int, end: int) -> Context:
    """The head of the document, the lines just above the passage, and the passage."""
    head = _line_before(text, min(HEAD, start))
    above = _line_after(text, max(head, start - ABOVE), start)
    pieces: list[tuple[int, int]] = []
    read = ""
    for begins, ends in ((0, head), (above, start), (start, end)):
        if text[begins:ends].strip():
            pieces.append((len(read), begins))
            read += text[begins:ends] + APART
    return Context(read, pieces[-1][0], tuple(pieces))


def owed(one: Context, packs: Mapping[str, Pack]) -> tuple[Obligation, ...]:
    """What the rules take for an order in the passage."""
    found = reader.read(one.text, packs)
    return tuple(owed for owed in found.obligations if owed.span.start >= one.at)


def named(one: Context, packs: Mapping[str, Pack]) -> Obligation | None:
    """The unit and the date that the words of a passage name, whatever they order."""
    view = reader.viewed(one.text)
    packs = reader.chosen(view, packs)
    listing = splitting.paragraphs(view)
    mentions = references.mentions(listing, packs)
    dated = header.head(view, listing, packs, mentions).calendar if listing else None
    own = [line for line in listing if line.start >= one.at]
    if dated is None or not own:
        return None
    pack = packs[own[0].language]
    clause = Stretch(own[0].start, own[-1].end, view.folded[own[0].start : own[-1].end])
    who = actors.heading(view, pack, clause)
    taken = Places.of(references.taken(mentions))
    return Obligation(
        id="",
        span=view.span(clause.start, clause.end),
        kind="task",
        actor=Actor(who, "stated") if who else None,
        cooperating=actors.cooperating(view, pack, clause),
        action=view.span(clause.start, clause.end).quote,
        deliverables=(),
        condition=None,
        recurrence=None,
        deadline=deadlines.deadline_in(view, pack, clause, dated, taken),
        confidence=0.0,
        cues=(),
    )


def _line_before(text: str, most: int) -> int:
    """The end of the last whole line up to a place."""
    return text.rfind("\n", 0, most) + 1 if most < len(text) else most


def _line_after(text: str, least: int, most: int) -> int:
    """The begin of the first whole line from a place on; the place itself, if none begins there."""
    if least == 0 or text[least - 1] == "\n":
        return least
    found = text.find("\n", least, most)
    return found + 1 if found >= 0 else least
