"""What no rule speaks for: sentences that stand and sound like orders are kept behind the fold.

An order in words that no rule knows is lost to the clerk unless somebody shows it. So each sentence
that made no draft is weighed by signs that belong to no word: a neighbour that is owed, the mark of
an item, the form of an order, the way it ends. The likeliest are kept, never above the fold, and
never more of them than are shown.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.domain.reading import composing, cues, kinds, sections, splitting
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.cues import Draft
from remit.domain.reading.records import RESEMBLANCE, SHOWN, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch

# Shorter words are names and marks; a support below the least is no more than chance.
SHORTEST, SHORT, LEAST = 15, 25, 0.07
# A document of few drafts, or none, is the one whose words the rules may not know.
AT_LEAST = 8
# Log odds of each sign, by ridge regression over every sentence of the annotated texts (four
# languages together, by document sixfold crosswise); docs/explanation/reading-quality.md.
BASE = -2.5
SIGNS: Mapping[str, float] = {
    "item": 0.4,
    "order_form": 1.6,
    "product": 1.5,
    "obliging_header": 0.8,
    "stopped": 1.0,
    "after_draft": 1.4,
    "before_draft": 1.2,
    "told": -3.0,
    "silenced": 2.0,
    "report": -0.7,
    "short": -0.9,
    "finding": -1.1,
    "quantity": -0.9,
}
PER_HUNDRED_LETTERS = 0.3
# What looks like an order where no other stands beside it.
LEADING = frozenset({"item", "order_form", "product", "obliging_header"})


class Place(NamedTuple):
    """A clause where it stands, the draft that covers it, and the last one of its paragraph."""

    clause: Stretch
    setting: Setting
    owed: bool
    last: Obligation | None


class Weighed(NamedTuple):
    """A clause without a draft and how far it resembles an order, between 0 and 1."""

    likeness: float
    place: Place


def kept(
    ground: Ground, listing: Sequence[Setting], owed: Sequence[Obligation]
) -> Iterator[Obligation]:
    """The sentences without a draft that most resemble orders, as drafts behind the fold."""
    shown = sum(one.confidence >= SHOWN for one in owed)
    room = max(AT_LEAST, 2 * shown - len(owed))
    found = [one for one in _weighed(ground, listing, owed) if one.likeness >= LEAST]
    for one in sorted(found, key=lambda one: -one.likeness)[:room]:
        yield _folded(ground, one)


def _folded(ground: Ground, found: Weighed) -> Obligation:
    clause, setting, _, last = found.place
    pack = ground.packs[setting.paragraph.language]
    draft = Draft(ground.view, pack, clause, (), kinds.FAINT)
    # Who owed the sentence before, in the same paragraph, is the likeliest to owe this one.
    memory = Memory(nearest={False: last.actor.span} if last and last.actor else {})
    made = composing.composed(draft, ground, setting, memory)
    return replace(made, confidence=round(kinds.FOLDED * found.likeness, 2), cues=(RESEMBLANCE,))


def _weighed(
    ground: Ground, listing: Sequence[Setting], owed: Sequence[Obligation]
) -> Iterator[Weighed]:
    places = [None, *_places(ground, listing, owed), None]
    for before, place, after in zip(places, places[1:], places[2:], strict=False):
        if place is None or place.owed or not _may_bind(place):
            continue
        pack = ground.packs[place.setting.paragraph.language]
        if pack.first("FIELD", place.clause.text):
            continue
        signs = set(_signs(pack, place))
        signs |= {"after_draft"} if before and before.owed else set()
        signs |= {"before_draft"} if after and after.owed else set()
        # A text that owes nothing at all keeps only what has the form of an order.
        if owed or signs & LEADING:
            yield Weighed(likeness(signs, len(place.clause.text)), place)


def likeness(signs: Iterable[str], letters: int) -> float:
    """How likely a sentence with these signs and of this length is an order, between 0 and 1."""
    odds = BASE + PER_HUNDRED_LETTERS * min(letters, 300) / 100
    return 1 / (1 + math.exp(-odds - math.fsum(SIGNS[sign] for sign in signs)))


def _places(
    ground: Ground, listing: Sequence[Setting], owed: Sequence[Obligation]
) -> Iterator[Place]:
    """Every clause outside tables, in text order, with what covers it."""
    covered = sorted(owed, key=lambda one: (one.span.start, one.span.end))
    starts = [one.span.start for one in covered]
    ends = list(itertools.accumulate((one.span.end for one in covered), max))
    for setting in listing:
        begins = ground.view.span(setting.paragraph.start, setting.paragraph.end).start
        pack = ground.packs[setting.paragraph.language]
        for sentence in splitting.sentences(setting.paragraph, pack):
            for clause in splitting.turns(sentence, pack):
                span = ground.view.span(clause.start, clause.end)
                before = bisect.bisect_left(starts, span.end)
                last = covered[before - 1] if before and starts[before - 1] >= begins else None
                yield Place(clause, setting, before > 0 and ends[before - 1] > span.start, last)


def _may_bind(place: Place) -> bool:
    setting = place.setting
    named = setting.is_heading or setting.is_header or setting.section in sections.SILENT
    return not named and len(place.clause.text) >= SHORTEST


def _signs(pack: Pack, place: Place) -> Iterator[str]:
    clause, setting = place.clause, place.setting
    text, paragraph = clause.text, setting.paragraph
    excluded = cues.is_excluded(pack, clause)
    signs = {
        "item": paragraph.marker != "" and clause.start == paragraph.body,
        "obliging_header": setting.obliges,
        "stopped": text.endswith((".", ";", "؛")),
        "told": excluded or _of_the_press(pack, paragraph.text),
        # Words that bind stood there; only something else in the clause spoke against them.
        "silenced": excluded and pack.first("CUE", text) is not None,
        "report": setting.section in sections.REPORTING,
        "short": len(text) < SHORT,
        "order_form": pack.first("CONTEXT", text) is not None,
        "product": pack.first("TASK", text) is not None,
        "finding": pack.first("FINDING", text) is not None,
        "quantity": _any(pack, text, "QUANTITY", "PERCENT", "SHARE"),
    }
    return (sign for sign, holds in signs.items() if holds)


def _of_the_press(pack: Pack, text: str) -> bool:
    return _any(pack, text, "PRESS", "SOURCE", "FRAME")


def _any(pack: Pack, text: str, *families: str) -> bool:
    return any(pack.first(family, text) is not None for family in families)
