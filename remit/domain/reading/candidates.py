"""Who may be meant by a draft: every body that the text offers, with the part that it plays there.

A body may be named in the clause, before it in the paragraph, in the lines above, at the head or
the end of the text, or in the draft before; or nobody is meant. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from remit.domain.reading import bearing, bodies
from remit.domain.reading.bearing import Signs
from remit.domain.reading.bodies import Named
from remit.domain.reading.records import Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told, key

STOPS = (". ", "; ", "? ", ": ")
MOST_NAMES, FURTHEST = 6, 5
NEAR, DEEP, REACH = 3, 60, 120


@dataclass
class Candidate:
    """A body that may be meant, or nobody, and what speaks for it."""

    span: Span | None
    key: str = ""
    signs: Signs = field(default_factory=dict)


@dataclass
class Asking:
    """One draft, and the bodies gathered for it."""

    told: Told
    at: int
    setting: Setting
    chosen: Sequence[Span | None]
    found: dict[str, Candidate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Where the draft and its sentence begin and end in the view."""
        self.owed = self.told.owed[self.at]
        self.view, self.paragraph = self.told.ground.view, self.setting.paragraph
        self.pack = self.told.ground.packs[self.paragraph.language]
        self.start, self.end = self.told.starts[self.at], self.view.position(self.owed.span.end)
        before = self.paragraph.text[: max(0, self.start - self.paragraph.start)]
        stop = max(before.rfind(mark) + len(mark) if mark in before else 0 for mark in STOPS)
        self.left = self.paragraph.start + stop

    @cached_property
    def settled(self) -> bool:
        """Whether the words of the draft name who owes it: there nothing is left to weigh.

        Who only belongs to the public owes little, and a name deep in an item below a line that
        hands the items to a body may be no more than part of what is to be done.
        """
        actor, header = self.owed.actor, self.setting.header
        if actor is None or actor.basis != "stated" or self.own != actor.span:
            return False
        headed = header is not None and header.actor is not None and bool(self.paragraph.marker)
        deep = self.view.position(actor.span.start) > self.left + DEEP // 2
        return not (headed and deep) and not bearing.is_public(self.pack, key(actor.span.quote))

    def add(self, span: Span, signs: Mapping[str, float]) -> None:
        """Let a sign speak for a body."""
        name = key(span.quote)
        if name:
            self.found.setdefault(name, Candidate(span, name)).signs.update(signs)

    def gather(self) -> list[Candidate]:
        """All bodies that may be meant, and nobody."""
        actor = self.owed.actor
        if actor is not None and self.settled:
            return [Candidate(actor.span, key(actor.span.quote))]
        self._own()
        self._before()
        self._above()
        self._beside()
        self._around()
        self._whole()
        draft = bearing.Draft(self.told, self.at, self.setting)
        known = [one for one in self.found.values() if self._may_owe(one)]
        for one in known:
            if one.span is not None:
                draft.measure(one.span, one.key, one.signs)
        since = [one.signs.get("since", 0.0) for one in known if "inherited" in one.signs]
        if since and since[0] < bearing.NEARBY:
            # Only who acts in the sentence itself takes the place of whom the text just named.
            return [one for one in known if {"inherited", "in.does"} & one.signs.keys()]
        return [*known, Candidate(None, "", draft.nobody())]

    def _may_owe(self, one: Candidate) -> bool:
        """Whether more speaks for a body than that it was named once before.

        What was read as owed by nobody falls to a body of which the text speaks several times.
        """
        if self.owed.actor is not None or not bearing.is_elsewhere(one.signs):
            return True
        spoken = max(self.told.weight[one.key], self.told.mentions[0][one.key])
        return spoken >= bearing.SEVERAL

    @cached_property
    def own(self) -> Span | None:
        """The body read first; where names begin with their head, with all that belongs to it."""
        actor = self.owed.actor
        if actor is None or actor.basis != "stated" or not bodies.holds_whole_names(self.pack):
            return actor.span if actor else None
        start, end = (self.view.position(at) for at in (actor.span.start, actor.span.end))
        for one in self.told.named(self.told.places[self.at]):
            listed = self.view.folded[end : end + 1] in ",;"
            if abs(one.start - start) < NEAR and one.end > end + NEAR and not listed:
                return self.told.span(one)
        return actor.span

    def _own(self) -> None:
        actor = self.owed.actor
        if actor and self.own:
            self.add(self.own, {actor.basis: 1.0})

    def _before(self) -> None:
        """Whoever was chosen for the draft before, and whoever was last named as owing."""
        if not self.at:
            return
        places, last = self.told.places, self.chosen[self.at - 1]
        if last is not None:
            gap = min(2, places[self.at] - places[self.at - 1])
            self.add(last, {("before.same", "before.next", "before.far")[max(0, gap)]: 1.0})
        for number in range(self.at - 1, max(-1, self.at - 1 - FURTHEST), -1):
            actor = self.told.owed[number].actor
            if actor and actor.basis == "stated":
                same = places[number] == places[self.at]
                self.add(actor.span, {"stated.before.same" if same else "stated.before": 1.0})
                return

    def _above(self) -> None:
        if self.setting.header and self.setting.header.actor:
            self.add(self.setting.header.actor, {"header": 1.0})

    def _beside(self) -> None:
        """The bodies named in the sentence, and those named before it in the paragraph."""
        names = self.told.named(self.told.places[self.at])
        within = [one for one in names if self.left <= one.start < self.end]
        inside = [one for one in within if not self._is_given(one)]
        tells = self._tells()
        if inside and inside[0].does and tells and not self._is_own(inside[0]):
            # Who tells what others are to do owes nothing of it.
            del inside[0]
        for number, one in enumerate(inside[:MOST_NAMES]):
            span = self.told.span(one)
            signs = dict.fromkeys(self._parts_played(one, number), 1.0)
            signs["in.near"] = 1 - min(1.0, (one.start - self.left) / REACH)
            signs["in.tells"] = float(tells and number == 0 and one.does != "")
            if self._is_own(one) and self.own:
                self.add(self.own, signs)
                signs = {"in.cut": 1.0} if key(self.own.quote) != key(span.quote) else {}
            self.add(span, signs)
            self._known_within(span, signs)
        if self.owed.actor and self.owed.actor.basis == "stated" and self.own:
            self.add(self.own, dict.fromkeys(self._standing(self.own, inside), 1.0))
        acting = [one for one in names if one.end <= self.left and one.does]
        if acting:
            self.add(self.told.span(acting[-1]), {"para.last": 1.0})
        if len(acting) > 1:
            self.add(self.told.span(acting[0]), {"para.first": 1.0})

    def _known_within(self, span: Span, signs: Mapping[str, float]) -> None:
        """The name that the text uses elsewhere and with which a longer one begins here."""
        for first in self.told.shorter(key(span.quote)):
            if span.quote.startswith(first.quote):
                within = Span(span.start, span.start + len(first.quote), first.quote)
                self.add(within, {**signs, "in.cut": 1.0, "in.known": 1.0})

    def _tells(self) -> bool:
        words = self.view.folded[self.left : self.end]
        return any(rule.regex.search(words) for rule in self.pack.of("BODY_TELLS"))

    def _is_given(self, one: Named) -> bool:
        """Whether the words before a name say that the body is given something."""
        if self._is_own(one):
            return False
        before = self.view.folded[self.left : one.start]
        given = self.pack.possible("GIVEN_TO", self.paragraph.text)
        return any(rule.regex.search(before) for rule in given)

    def _is_own(self, one: Named) -> bool:
        start, end = self._own_place
        return one.start < end and start < one.end

    @cached_property
    def _own_place(self) -> tuple[int, int]:
        actor = self.owed.actor
        if actor is None or actor.basis != "stated":
            return 0, 0
        return self.view.position(actor.span.start), self.view.position(actor.span.end)

    def _parts_played(self, one: Named, number: int) -> Iterator[str]:
        yield "in.first" if number == 0 else "in.other"
        if one.does:
            yield "in.does"
            yield f"in.{one.does}"
        yield from bodies.signs_beside(self.pack, self.paragraph, one)
        at_head = one.start <= self.left + NEAR
        signs = {
            "in.head": at_head,
            "in.head*does": at_head and one.does != "",
            "in.left": one.start < self.start,
            "in.list": one.parts > 1,
            "in.own": self._is_own(one),
        }
        yield from (sign for sign, holds in signs.items() if holds)

    def _standing(self, own: Span, inside: Sequence[Named]) -> Iterator[str]:
        start = self.view.position(own.start)
        header = self.setting.header is not None and self.setting.header.actor is not None
        signs = {
            "stated.deep": start > self.left + DEEP,
            "stated.unknown": not any(self._is_own(one) for one in inside),
            "stated.deep*headed": header and start > self.left + DEEP // 2,
        }
        yield from (sign for sign, holds in signs.items() if holds)

    def _around(self) -> None:
        """Those named before in the paragraph, in the lines above, and at the head of this one."""
        place, told = self.told.places[self.at], self.told
        before = [one for one in told.named(place) if one.end <= self.left]
        if before:
            self.add(told.span(before[-1]), {"para.any": 1.0})
        for up, sign in ((1, "up"), (2, "up2")):
            above = told.named(place - up)
            if above:
                self.add(told.span(above[-1]), {f"{sign}.last": 1.0})
                self.add(told.span(above[0]), {f"{sign}.first": 1.0})
                acting = [one for one in above if one.does]
                if acting:
                    self.add(told.span(acting[-1]), {f"{sign}.does": 1.0})
        title, label = told.title(place), told.label(place)
        if title:
            # A name at the head of the text tells who writes, further below whose a section is.
            self.add(title, {"title.top" if title.start < bearing.HEAD else "title": 1.0})
        if label:
            self.add(label, {"label": 1.0})

    def _whole(self) -> None:
        """Those of whom the whole text speaks: who writes, to whom, and who owes most."""
        told = self.told
        if told.writer:
            self.add(told.writer, {"writer": 1.0})
        if told.readers:
            self.add(told.readers, {"readers": 1.0})
        for rank, name in enumerate(told.main, start=1):
            self.add(told.names[name], {f"main{rank}": 1.0})
        if told.first:
            self.add(told.names[told.first], {"first": 1.0})
        for rank, span in enumerate(told.often, start=1):
            self.add(span, {f"often{rank}": 1.0})
        for one, sign in ((told.lead, "lead"), (told.closing, "closing")):
            if one:
                self.add(one, {sign: 1.0})
