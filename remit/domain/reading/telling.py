"""What a text as a whole tells of the bodies that it names: who owes most, who writes, to whom."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from remit.domain.reading import bodies, carrying, folding
from remit.domain.reading.bodies import Named
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Obligation, Span
from remit.domain.reading.sections import Setting

WORD = re.compile(r"[^\W_]+")
# What a line may stand in at its head to say whose it is: "(Finance)", "[Harbour Board]".
LABEL = re.compile(r"[(\[<{«‘“【〈](?P<name>[^\d()\[\]<>{}【】〈〉]{2,40})[)\]>}»’”】〉]")
# What a text names by the way counts half of what it says owes.
BY_THE_WAY = 0.5
MAIN = 3
MOST_MENTIONS, LEAST_TEXT, DENSEST = 30, 1500, 6.0
# Where else a text names who owes: at its head, at its end, just above a draft, in short lines.
HEAD_LINES, END_LINES, JUST_ABOVE, SHORT_LINE = 12, 4, 2, 100
# So far above a draft stands the line that is but a name; so much of it the name fills.
TITLE_ABOVE, FILLED = 15, 0.5


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
    _times: dict[str, int] = field(default_factory=dict)
    # What the whole text says of each body, by the language that asks.
    known: dict[tuple[Span, str], dict[str, float]] = field(default_factory=dict)

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
        self._titles: dict[int, Span | None] = {}

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

    def span(self, one: Named) -> Span:
        """A name as the text writes it."""
        return self.ground.view.span(one.start, one.end)

    @cached_property
    def mentions(self) -> tuple[Counter[str], dict[str, Span]]:
        """How often each body is named where a text may say who owes, and where first."""
        places = set(range(min(HEAD_LINES, len(self.listing))))
        places |= set(range(max(0, len(self.listing) - END_LINES), len(self.listing)))
        for place in dict.fromkeys(self.places):
            places |= set(range(max(0, place - JUST_ABOVE), place + 1))
        counted: Counter[str] = Counter()
        first: dict[str, Span] = {}
        for place in sorted(places):
            for one in self.named(place):
                span = self.span(one)
                name = key(span.quote)
                counted[name] += 1
                first.setdefault(name, span)
        del counted[""]
        return counted, first

    @cached_property
    def mentioned(self) -> int:
        """How many times any body is named there."""
        return max(1, self.mentions[0].total())

    @cached_property
    def _mentioned(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.mentions[1])}

    def shorter(self, name: str) -> list[Span]:
        """The names with which a longer one begins, where each stands first, in text order."""
        known, first = self._mentioned, self.mentions[1]
        ends = (at for at, letter in enumerate(name) if letter == " ")
        held = [name[:end] for end in ends if name[:end] in known]
        return [first[one] for one in sorted(held, key=known.__getitem__)]

    @cached_property
    def often(self) -> list[Span]:
        """The bodies that a text names most often, and the one that it names first."""
        counted, first = self.mentions
        return [first[name] for name, _ in counted.most_common(MAIN)]

    @cached_property
    def lead(self) -> Span | None:
        """The body that a text names before all others."""
        return min(self.mentions[1].values(), key=lambda one: one.start, default=None)

    @cached_property
    def closing(self) -> Span | None:
        """The body that acts in the last lines of a text."""
        last = range(max(0, len(self.listing) - END_LINES), len(self.listing))
        acting = (one for place in last for one in self.named(place) if one.does)
        return next(map(self.span, acting), None)

    def title(self, place: int) -> Span | None:
        """The name that the nearest line above consists of, if one does."""
        for above in range(place - 1, max(-1, place - 1 - TITLE_ABOVE), -1):
            if above not in self._titles:
                self._titles[above] = self._bare_name(above)
            if self._titles[above]:
                return self._titles[above]
        return None

    def _bare_name(self, place: int) -> Span | None:
        line = self.listing[place].paragraph.content
        if len(line) > SHORT_LINE:
            return None
        names = self.named(place)
        long = sum(one.end - one.start for one in names)
        return self.span(names[0]) if names and long >= len(line) * FILLED else None

    def label(self, place: int) -> Span | None:
        """The name in brackets with which a paragraph begins."""
        paragraph = self.listing[place].paragraph
        found = LABEL.match(paragraph.content)
        if found is None:
            return None
        return self.ground.view.span(*(paragraph.body + at for at in found.span("name")))

    @cached_property
    def low(self) -> str:
        """The text in lower case."""
        return self.ground.view.text.lower()

    def times(self, span: Span) -> int:
        """How often a text writes the name of a body."""
        name = span.quote.lower()
        if name not in self._times:
            self._times[name] = min(MOST_MENTIONS, self.low.count(name))
        return self._times[name]

    def density(self, span: Span) -> float:
        """How often a text names a body, for each thousand letters."""
        return min(DENSEST, self.times(span) * 1000 / max(LEAST_TEXT, len(self.low)))

    @cached_property
    def densest(self) -> tuple[float, str]:
        """The one of the main bodies that the text names most often, and how often."""
        return max(((self.density(self.names[one]), one) for one in self.main), default=(0.0, ""))

    @cached_property
    def share_stated(self) -> float:
        """The share of the drafts that name who owes them."""
        stated = sum(bool(one.actor and one.actor.basis == "stated") for one in self.owed)
        return stated / max(1, len(self.owed))
