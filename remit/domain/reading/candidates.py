"""Who may be meant by a draft: every body that the text offers, with the signs that speak for it.

A body may be named in the clause, before it in the paragraph, in the line above the items, at the
head of the text, or in the draft before; or nobody is meant. Nothing is decided here.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from remit.domain.reading import bodies, kinds
from remit.domain.reading.bodies import Named
from remit.domain.reading.records import RESEMBLANCE, Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told, key

STOPS = (". ", "; ", "? ", ": ")
MOST_NAMES, FURTHEST, HEAD = 6, 5, 600
NEAR, DEEP, LONG_NAME = 3, 60, 9
SEVERAL = 2.0
# So few drafts after it was named a body that goes on owing is still meant.
NEARBY = 0.7
# Only of whom was named longer ago than some six drafts does the text fall silent.
LONG_AGO = 2.0
ELSEWHERE = ("before.", "stated.before", "para.", "main", "first")
Signs = dict[str, float]
# The signs that weigh otherwise in one language than in another, and those in certain drafts.
BY_LANGUAGE = ("stated", "inherited", "before.same", "main1", "in.does")
BY_STATE = (
    *("stated", "inherited", "before.same", "before.next", "header"),
    *("main1", "first", "writer", "in.does"),
)
STATES = frozenset({"unowned", "commit", "none", "faint"})


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
        return not (headed and deep) and not self._is_public(key(actor.span.quote))

    def _is_public(self, name: str) -> bool:
        return any(rule.regex.search(name) for rule in self.pack.of("PUBLIC"))

    def add(self, span: Span, signs: Mapping[str, float]) -> None:
        """Let a sign speak for a body."""
        name = key(span.quote)
        if name:
            self.found.setdefault(name, Candidate(span, name)).signs.update(signs)

    def gather(self) -> list[Candidate]:
        """All bodies that may be meant, and nobody."""
        self._own()
        self._before()
        self._above()
        self._beside()
        self._whole()
        states = self._states()
        known = [one for one in self.found.values() if one.span and self._may_owe(one)]
        for one in known:
            if one.span is not None:
                self._measure(one.span, one, states)
        since = [one.signs.get("since", 0.0) for one in known if "inherited" in one.signs]
        if since and since[0] < NEARBY:
            # Only who acts in the sentence itself takes the place of whom the text just named.
            return [one for one in known if {"inherited", "in.does"} & one.signs.keys()]
        return known if since and since[0] < LONG_AGO else [*known, self._nobody(states)]

    def _may_owe(self, one: Candidate) -> bool:
        """Whether more speaks for a body than that it owed one thing before.

        What was read as owed by nobody falls to a body that the text sets to do several things.
        """
        only_before = all(sign.startswith(ELSEWHERE) for sign in one.signs)
        return (
            self.owed.actor is not None or not only_before or self.told.weight[one.key] >= SEVERAL
        )

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
                return self.view.span(one.start, one.end)
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
        inside = [one for one in names if self.left <= one.start < self.end]
        if inside and inside[0].does and self._tells():
            # Who tells what others are to do owes nothing of it.
            del inside[0]
        for number, one in enumerate(inside[:MOST_NAMES]):
            span = self.view.span(one.start, one.end)
            signs = dict.fromkeys(self._parts_played(one, number), 1.0)
            signs["in.near"] = 1 - min(1.0, (one.start - self.left) / 120)
            own = self._is_own(one)
            self.add(self.own if own and self.own else span, signs)
        if self.owed.actor and self.owed.actor.basis == "stated" and self.own:
            self.add(self.own, dict.fromkeys(self._standing(self.own, inside), 1.0))
        acting = [one for one in names if one.end <= self.left and one.does]
        if acting:
            self.add(self.view.span(acting[-1].start, acting[-1].end), {"para.last": 1.0})
        if len(acting) > 1:
            self.add(self.view.span(acting[0].start, acting[0].end), {"para.first": 1.0})

    def _tells(self) -> bool:
        words = self.view.folded[self.left : self.end]
        return any(rule.regex.search(words) for rule in self.pack.of("BODY_TELLS"))

    def _is_own(self, one: Named) -> bool:
        actor = self.owed.actor
        if actor is None or actor.basis != "stated":
            return False
        start, end = (self.view.position(at) for at in (actor.span.start, actor.span.end))
        return one.start < end and start < one.end

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

    def _states(self) -> list[str]:
        actor, setting = self.owed.actor, self.setting
        words = self.view.folded[self.start : self.end]
        holds = {
            "unowned": self.pack.first("UNOWNED", words) is not None,
            "commit": self.owed.kind == "commitment",
            "marked": setting.paragraph.marker != "",
            "resembles": self.owed.cues == (RESEMBLANCE,),
            "faint": self.owed.confidence < kinds.FOLDED,
            "none": actor is None,
            "inherited": actor is not None and actor.basis == "inherited",
            "stated": actor is not None and actor.basis == "stated",
            "headed": setting.header is not None and setting.header.actor is not None,
            "operative": self.told.ground.operative,
        }
        return [state for state, true in holds.items() if true]

    def _measure(self, span: Span, one: Candidate, states: Sequence[str]) -> None:
        told, signs, weight = self.told, one.signs, self.told.weight[one.key]
        signs |= {"count": math.log1p(weight), "share": weight / told.total}
        if "header" not in signs and "stated" not in signs:
            named = bisect.bisect_left(told.starts, self.view.position(span.start))
            signs["since"] = math.log1p(max(0, self.at - named))
            signs["inherited*since"] = signs["since"] if "inherited" in signs else 0.0
        signs["after"] = float(span.start > self.owed.span.end)
        signs["top"] = float(span.start < HEAD)
        signs["public"] = float(self._is_public(one.key))
        signs["long"] = float(len(one.key.split()) > LONG_NAME)
        if one.key == told.densest[1]:
            signs["densest"], signs["densest*none"] = 1.0, float("none" in states)
        if any(sign in signs for sign in ("main1", "main2", "main3", "first", "writer", "readers")):
            signs["density"] = told.density(span)
            if "none" in states:
                signs |= {"density*none": signs["density"], "share*none": signs["share"]}
        self._cross(signs, states)

    def _cross(self, signs: Signs, states: Sequence[str]) -> None:
        for sign in [one for one in BY_LANGUAGE if one in signs]:
            signs[f"{sign}.{self.paragraph.language}"] = 1.0
        for sign in [one for one in BY_STATE if one in signs]:
            signs |= {f"{sign}*{one}": 1.0 for one in states if one in STATES}

    def _nobody(self, states: Sequence[str]) -> Candidate:
        told, language = self.told, self.paragraph.language
        signs = {"nobody": 1.0, f"nobody.{language}": 1.0, "nobody.stated": told.share_stated}
        signs |= {f"nobody*{one}": 1.0 for one in states}
        signs |= {"nobody.density": told.densest[0], "nobody.readers": float(bool(told.readers))}
        return Candidate(None, "", {**signs, "nobody.writer": float(bool(told.writer))})
