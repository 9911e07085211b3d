"""What the annotated texts teach of who owes: for each draft that the gold knows, the bodies that
may be meant with their signs, and which of them are right.

The rules know these texts too well to be believed as much on a new one. So each text is also asked
with a share of the bodies that the rules read hidden, or another put in their place.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from opened import Opened

from remit.domain.reading import reader, remainder
from remit.domain.reading.candidates import Asking, Candidate
from remit.domain.reading.composing import Ground
from remit.domain.reading.measuring import matching, naming
from remit.domain.reading.measuring.records import Body, Duty, Sheet, Stretch
from remit.domain.reading.records import SHOWN, Actor, Obligation, Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told
from remit.texts import packs

# So many times a text is asked with bodies hidden, at most this share of them; half as often
# another body takes the place of the one that was read.
COPIES, HIDDEN, MOST_HIDDEN, REPLACED = 2, 0.4, 0.9, 0.5
# In texts that are known nobody owes what the rules leave open; on a new one they often miss it.
NOBODY = 0.5
# A text with many drafts weighs more than one with few, but not as much more.
USUAL, FEWEST = 8, 4

Choose = Callable[[Sequence[Candidate]], Candidate]


@dataclass(frozen=True)
class Asked:
    """A draft of which the gold says who owes it, or that nobody does."""

    document: str
    weight: float
    signs: list[dict[str, float]]
    right: list[bool]
    somebody: bool
    chosen: int


@dataclass
class Document:
    """A text that is read, and what the gold says of its drafts."""

    id: str
    language: str
    number: int
    ground: Ground
    prose: Sequence[Setting]
    owed: Sequence[Obligation]
    gold: Sheet
    duties: dict[int, Duty]

    def __post_init__(self) -> None:
        """Nothing was compared yet."""
        self._known: dict[tuple[str, str], bool] = {}

    @property
    def weight(self) -> float:
        """How much each of its drafts weighs."""
        return (USUAL / max(FEWEST, len(self.duties))) ** 0.5

    def is_right(self, duty: Duty, span: Span | None) -> bool:
        """Whether a name resolves to the body that the gold means, or nobody is meant."""
        if duty.body is None or span is None:
            return duty.body is None and span is None
        asked = duty.body.label, span.quote
        if asked not in self._known:
            found = Body(span.quote, frozenset({span.quote}))
            self._known[asked] = naming.is_right(duty.body, found, self.gold.units)
        return self._known[asked]


def documents(known: Sequence[Opened]) -> list[Document]:
    """Every text that may teach and that holds a line, read."""
    read = (_document(one) for one in known)
    return [one for one in read if one]


def _document(one: Opened) -> Document | None:
    by = reader.grounded(one.text, packs.packs())
    if by is None:
        return None
    prose = by.prose
    drafts = remainder.weighed(by.ground, prose, reader.told(by, prose))
    owed = sorted(drafts, key=lambda each: (each.span.start, each.span.end))
    required = [each for each in one.gold.duties if not each.optional]
    places = [Stretch(each.span.start, each.span.end) for each in owed]
    shown = [each.confidence >= SHOWN for each in owed]
    pairs = matching.pairs([each.place for each in required], places, first=shown)
    return Document(
        id=one.id,
        language=one.language,
        number=one.number,
        ground=by.ground,
        prose=prose,
        owed=owed,
        gold=one.gold,
        duties={there: required[here] for here, there in pairs},
    )


def asked(one: Document, choose: Choose, copy: int = 0) -> Iterator[Asked]:
    """Each draft of a text that the gold knows; in a copy some bodies that were read are hidden."""
    owed = list(_hidden(one, copy)) if copy else one.owed
    told = Told(one.ground, one.prose, owed)
    before: list[Span | None] = []
    for at, draft in enumerate(owed):
        setting = told.setting(at)
        if setting is None:
            found = [Candidate(draft.actor.span if draft.actor else None)]
        else:
            found = Asking(told, at, setting, before).gather()
        best = choose(found)
        before.append(best.span)
        if at in one.duties:
            duty = one.duties[at]
            yield Asked(
                document=one.id,
                weight=one.weight * (1.0 if duty.body else NOBODY),
                signs=[each.signs for each in found],
                right=[one.is_right(duty, each.span) for each in found],
                somebody=duty.body is not None,
                chosen=found.index(best),
            )


def _hidden(one: Document, copy: int) -> Iterator[Obligation]:
    share = min(MOST_HIDDEN, 2 * HIDDEN * _drawn(one.id, copy))
    told = Told(one.ground, one.prose, one.owed)
    for at, draft in enumerate(one.owed):
        drawn = _drawn(one.id, copy, at)
        if draft.actor is None or drawn >= share * (1 + REPLACED):
            yield draft
        elif drawn < share:
            yield replace(draft, actor=None)
        else:
            others = _others(told, at, draft.actor) or [draft.actor.span]
            other = others[int(_drawn(one.id, copy, at, "other") * len(others))]
            yield replace(draft, actor=Actor(other, draft.actor.basis))


def _drawn(*of: object) -> float:
    """A number from nought to one, for the same things the same each time."""
    drawn = hashlib.sha256(" ".join(map(str, of)).encode()).digest()[:6]
    return int.from_bytes(drawn) / 256**6


def _others(told: Told, at: int, actor: Actor) -> list[Span]:
    """Bodies that may be taken for the one that was read."""
    if actor.basis == "stated":
        return [told.span(one) for one in told.named(told.places[at])]
    return list(told.names.values())
