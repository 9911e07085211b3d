"""What a text as a whole tells of the bodies that it names: who owes most, who writes, to whom."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from remit.domain.reading import bodies, carrying, folding
from remit.domain.reading.bodies import Named
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Obligation, Span
from remit.domain.reading.sections import Setting

WORD = re.compile(r"[^\W_]+")
# What a text names by the way counts half of what it says owes.
BY_THE_WAY = 0.5
MAIN = 3
MOST_MENTIONS, LEAST_TEXT, DENSEST = 30, 1500, 6.0


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name by which two mentions of one body are told to be the same."""
    words = WORD.findall(folding.folded(name).lower())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@dataclass
class Told:
    """What a text as a whole tells of the bodies that it names."""

    ground: Ground
    listing: Sequence[Setting]
    owed: Sequence[Obligation]
    names: dict[str, Span] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    _named: dict[int, tuple[Named, ...]] = field(default_factory=dict)
    _density: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Count the bodies that owe, and half those that are said to do something."""
        view = self.ground.view
        starts = [one.paragraph.start for one in self.listing]
        self.starts = [view.position(one.span.start) for one in self.owed]
        self.places = [bisect.bisect_right(starts, at) - 1 for at in self.starts]
        for one in self.owed:
            if one.actor and one.actor.basis == "stated":
                self._count(one.actor.span, 1.0)
        for place in dict.fromkeys(self.places):
            for name in self.named(place):
                if name.does:
                    self._count(view.span(name.start, name.end), BY_THE_WAY)
        self.total = sum(self.weight.values()) or 1.0
        self.main = sorted(self.weight, key=lambda one: -self.weight[one])[:MAIN]
        self.first = min(self.names, key=lambda one: self.names[one].start, default="")
        self.writer = carrying.writer(self.ground, self.listing)
        self.readers = carrying.addressees(self.ground, self.listing)

    def _count(self, span: Span, by: float) -> None:
        name = key(span.quote)
        if name:
            self.weight[name] += by
            self.names.setdefault(name, span)

    def setting(self, at: int) -> Setting | None:
        """Where a draft stands; nowhere, if it stands in a table."""
        place = self.places[at]
        held = place >= 0 and self.starts[at] < self.listing[place].paragraph.end
        return self.listing[place] if held else None

    def named(self, place: int) -> tuple[Named, ...]:
        """The bodies that a paragraph names."""
        if place < 0:
            return ()
        if place not in self._named:
            paragraph = self.listing[place].paragraph
            pack = self.ground.packs[paragraph.language]
            self._named[place] = bodies.named(pack, paragraph)
        return self._named[place]

    @cached_property
    def low(self) -> str:
        """The text in lower case."""
        return self.ground.view.text.lower()

    def density(self, span: Span) -> float:
        """How often a text names a body, for each thousand letters."""
        name = span.quote.lower()
        if name not in self._density:
            often = min(MOST_MENTIONS, self.low.count(name))
            self._density[name] = min(DENSEST, often * 1000 / max(LEAST_TEXT, len(self.low)))
        return self._density[name]

    @cached_property
    def densest(self) -> tuple[float, str]:
        """The one of the main bodies that the text names most often, and how often."""
        return max(((self.density(self.names[one]), one) for one in self.main), default=(0.0, ""))

    @cached_property
    def share_stated(self) -> float:
        """The share of the drafts that name who owes them."""
        stated = sum(bool(one.actor and one.actor.basis == "stated") for one in self.owed)
        return stated / max(1, len(self.owed))
