"""What speaks for a body as the one that owes a draft, beside the part that it plays in the text.

How often it is named and set to act, how long ago, what sort of name it has; and what the draft is
like.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from remit.domain.reading import kinds
from remit.domain.reading.records import RESEMBLANCE, Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told

HEAD, LONG_NAME, MOST_WORDS = 600, 9, 6
SEVERAL = 2.0
# So few drafts after it was named a body that goes on owing is still meant.
NEARBY = 0.7
# Only of whom was named longer ago than some six drafts does the text fall silent.
LONG_AGO = 2.0
# Signs of a body that the text names elsewhere only.
ELSEWHERE = ("before.", "stated.before", "para.", "up", "main", "first", "often", "lead", "clos")
WHOLE = frozenset({"main1", "main2", "main3", "first", "writer", "readers"})
# The signs that weigh otherwise in one language than in another, and those in certain drafts.
BY_LANGUAGE = ("stated", "inherited", "before.same", "main1", "in.does", "in.asked", "elsewhere")
BY_STATE = (
    *("stated", "inherited", "before.same", "before.next", "header", "title", "label", "para.any"),
    *("main1", "first", "writer", "in.does", "often1", "lead", "up.does", "in.agent"),
)
STATES = frozenset({"unowned", "commit", "none", "faint", "speaks"})
# What stands between the parts of a name; what goes before is the head of it.
BETWEEN = frozenset({"of", "for"})
Signs = dict[str, float]


@dataclass(frozen=True)
class Draft:
    """A draft that asks who owes it: what it is like bears on every candidate."""

    told: Told
    at: int
    setting: Setting

    @cached_property
    def states(self) -> tuple[str, ...]:
        """What the draft is like."""
        owed, setting, told = self.told.owed[self.at], self.setting, self.told
        view, pack = told.ground.view, told.ground.packs[setting.paragraph.language]
        words = view.folded[told.starts[self.at] : view.position(owed.span.end)]
        basis = owed.actor.basis if owed.actor else "none"
        holds = {
            "unowned": pack.first("UNOWNED", words) is not None,
            "commit": owed.kind == "commitment",
            "marked": setting.paragraph.marker != "",
            "resembles": owed.cues == (RESEMBLANCE,),
            "faint": owed.confidence < kinds.FOLDED,
            "speaks": any(rule.regex.search(words) for rule in pack.of("SPEAKS")),
            "headed": setting.header is not None and setting.header.actor is not None,
            "operative": told.ground.operative,
        }
        return (basis, *(state for state, true in holds.items() if true))

    @cached_property
    def title(self) -> Span | None:
        """The name that heads the lines among which the draft stands."""
        return self.told.title(self.told.places[self.at])

    @cached_property
    def crossing(self) -> tuple[str, ...]:
        """What of it lets the signs of a candidate weigh otherwise."""
        return tuple(one for one in self.states if one in STATES)

    def measure(self, span: Span, name: str, signs: Signs) -> None:
        """Add to the signs of a candidate what the whole text says of it."""
        language = self.setting.paragraph.language
        weight, pack = self.told.weight[name], self.told.ground.packs[language]
        elsewhere = float(is_elsewhere(signs))
        signs["elsewhere"] = elsewhere
        signs["elsewhere*few"] = elsewhere * (weight < SEVERAL)
        self._since(span, signs)
        known = self.told.known.get((span, language))
        if known is None:
            known = self.told.known[span, language] = _standing(self.told, pack, span, name)
        signs.update(known)
        self._often(span, name, signs)
        signs["after"] = float(span.start > self.told.owed[self.at].span.end)
        self._cross(signs, language)

    def _since(self, span: Span, signs: Signs) -> None:
        """How many drafts ago a body was named, and whether another heads the section since."""
        told, title = self.told, self.title
        if title is not None:
            signs["past.title"] = float(span.start < title.start)
        if "header" in signs or "stated" in signs:
            return
        named = bisect.bisect_left(told.starts, told.ground.view.position(span.start))
        since = signs["since"] = math.log1p(max(0, self.at - named))
        if "inherited" in signs:
            signs["inherited*since"] = since
            signs["inherited.near"] = float(since < NEARBY)
            signs["inherited.far"] = float(since >= LONG_AGO)

    def _often(self, span: Span, name: str, signs: Signs) -> None:
        told = self.told
        none = "none" in self.states
        if name == told.densest[1]:
            signs |= {"densest": 1.0, "densest*none": float(none)}
        if WHOLE & signs.keys():
            signs["density"] = told.density(span)
            if none:
                signs |= {"density*none": signs["density"], "share*none": signs["share"]}

    def _cross(self, signs: Signs, language: str) -> None:
        for sign, crossed in _by_language(language):
            if sign in signs:
                signs[crossed] = signs[sign]
        for sign, states in _by_state(self.crossing):
            if sign in signs:
                signs.update(states)

    def nobody(self) -> Signs:
        """What speaks for it that nobody is meant."""
        told, language = self.told, self.setting.paragraph.language
        signs = {"nobody": 1.0, f"nobody.{language}": 1.0, "nobody.stated": told.share_stated}
        signs |= {f"nobody*{one}": 1.0 for one in self.states}
        signs |= {f"nobody*none.{language}": 1.0} if "none" in self.states else {}
        signs |= {"nobody.density": told.densest[0], "nobody.readers": float(bool(told.readers))}
        return {**signs, "nobody.writer": float(bool(told.writer))}


@lru_cache(maxsize=64)
def _by_language(language: str) -> tuple[tuple[str, str], ...]:
    """The signs that weigh otherwise in a language, and their names there."""
    return tuple((sign, f"{sign}.{language}") for sign in BY_LANGUAGE)


@lru_cache(maxsize=64)
def _by_state(crossing: tuple[str, ...]) -> tuple[tuple[str, Signs], ...]:
    """The signs that weigh otherwise in drafts of these states, and what they are there."""
    return tuple((sign, {f"{sign}*{one}": 1.0 for one in crossing}) for sign in BY_STATE)


def _standing(told: Told, pack: Pack, span: Span, name: str) -> Signs:
    """What the whole text says of a body, whichever draft asks."""
    weight, (counted, _) = told.weight[name], told.mentions
    return {
        "count": math.log1p(weight),
        "share": weight / told.total,
        "mentions": math.log1p(counted[name]),
        "mentioned": counted[name] / told.mentioned,
        "recurs": math.log1p(told.times(span)),
        "top": float(span.start < HEAD),
        "public": float(is_public(pack, name)),
        "long": float(len(name.split()) > LONG_NAME),
        **dict.fromkeys(sorts(pack.language, name), 1.0),
    }


def is_public(pack: Pack, name: str) -> bool:
    """Whether a name means people in general."""
    return any(rule.regex.search(name) for rule in pack.of("PUBLIC"))


def is_elsewhere(signs: Iterable[str]) -> bool:
    """Whether a text names a body only elsewhere than at the draft and the lines that head it."""
    return all(sign.startswith(ELSEWHERE) for sign in signs)


def sorts(language: str, name: str) -> Iterator[str]:
    """By its head a name tells what sort of body it is; and by how many words it has."""
    words = name.split()
    if language == "ko":
        last = words[-1].removesuffix("들")
        yield from (f"is:{last[-1:]}", f"is:{last[-2:]}")
    elif language == "en":
        parts = (at for at, word in enumerate(words) if at and word in BETWEEN)
        yield f"is:{words[next(parts, len(words)) - 1].removesuffix('s')}"
    else:
        yield from (f"is:{words[0]}", f"is:{' '.join(words[:2])}")
    yield f"words:{min(len(words), MOST_WORDS)}"
