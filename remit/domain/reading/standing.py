"""Where a clause stands that may bind: what rules say of it, its place, its form, its neighbours.

Each sign has a name and a worth. They belong to no language, so that what one language teaches
serves the others; what a sign weighs is told by the weights of a pack.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from remit.domain.reading import cues, deadlines, sections
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import SHOWN, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Paragraph, Stretch

# Lengths of a clause, in letters, where a longer one is of another sort.
LENGTHS = (15, 25, 40, 80, 150, 300)
LEAST_SURE, MOST_SURE = 0.02, 0.99
STOPS = ".;؛:,،!?"
# How many clauses on either side are neighbours, how many lines are the head and the tail.
NEAR, HEAD, TAIL, PARTS = 4, 5, 4, 5
MOST_CUES = 3
UP_FRONT = 60
SUPPORT = "support"
# What speaks for a draft that has no cue of its own.
BARE = frozenset({"context", "title", "table"})
# What rules of these families say of a clause without a draft.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "order_form": ("CONTEXT",),
    "product": ("TASK",),
    "finding": ("FINDING",),
    "quantity": ("QUANTITY", "PERCENT", "SHARE"),
    "cue": ("CUE",),
    "exclusion": ("EXCLUSION",),
}


class Candidate(NamedTuple):
    """A clause that may bind: its words, where it stands, and the draft that rules make of it.

    A row of a table stands in no paragraph. `last` is the draft before it in its paragraph.
    """

    clause: Stretch
    pack: Pack
    setting: Setting | None
    number: int
    draft: Obligation | None
    last: Obligation | None = None

    @property
    def drafted(self) -> bool:
        """Whether rules show it."""
        return self.draft is not None and self.draft.confidence >= SHOWN

    @property
    def is_item(self) -> bool:
        """Whether it stands at the head of a marked line."""
        setting = self.setting
        return setting is not None and setting.paragraph.marker != "" and self.opens

    @property
    def opens(self) -> bool:
        """Whether its paragraph begins with it."""
        return self.setting is not None and self.clause.start == self.setting.paragraph.body


def signs(
    ground: Ground, candidates: Sequence[Candidate], paragraphs: int
) -> Iterator[dict[str, float]]:
    """The signs of each candidate of a text, in their order."""
    shown = [int(one.drafted) for one in candidates]
    sums = list(itertools.accumulate(shown, initial=0))
    for at, one in enumerate(candidates):
        found = dict(_of_rules(ground, one))
        found.update(_of_form(one.clause.text))
        if one.setting is not None:
            found.update(dict.fromkeys(_of_setting(one, one.setting, paragraphs), 1.0))
        low, high = max(0, at - NEAR), min(len(shown), at + NEAR + 1)
        found["near"] = (sums[high] - sums[low] - shown[at]) / (2 * NEAR)
        found[f"before:{_neighbour(candidates, at, at - 1)}"] = 1.0
        found[f"after:{_neighbour(candidates, at, at + 1)}"] = 1.0
        yield found


def _of_rules(ground: Ground, one: Candidate) -> Iterator[tuple[str, float]]:
    if one.draft is None:
        text = one.clause.text
        due = deadlines.deadline_in(ground.view, one.pack, one.clause, ground.dated, ground.taken)
        yield "clause", 1.0
        yield from dict.fromkeys(_of_families(one.pack, text), 1.0).items()
    else:
        due = one.draft.deadline
        yield from _of_draft(one.draft)
    yield f"due:{'vague' if due and due.only_words else due.operator if due else ''}", 1.0
    if due is not None and due.value:
        yield "dated", 1.0


def _of_draft(draft: Obligation) -> Iterator[tuple[str, float]]:
    sure = min(max(draft.confidence, LEAST_SURE), MOST_SURE)
    yield "draft", 1.0
    yield SUPPORT, math.log(sure / (1 - sure))
    yield f"actor:{draft.actor.basis if draft.actor else ''}", 1.0
    fired = sum(code not in BARE for code in draft.cues)
    yield f"cues:{min(fired, MOST_CUES)}", 1.0
    if draft.cues[0] in BARE:
        yield f"by:{draft.cues[0]}", 1.0


def _of_families(pack: Pack, text: str) -> Iterator[str]:
    for name, families in FAMILIES.items():
        if pack.either(families, text):
            yield name


def _of_form(text: str) -> Iterator[tuple[str, float]]:
    yield f"length:{bisect_right(LENGTHS, len(text))}", 1.0
    yield "letters", math.log(max(len(text), 1) / 100)
    yield f"end:{text[-1:] if text[-1:] in STOPS else ''}", 1.0
    if any(map(str.isdigit, text)):
        yield "digit", 1.0
    if '"' in text:
        yield "quoted", 1.0
    if "(" in text:
        yield "bracket", 1.0
    if ":" in text[:UP_FRONT]:
        yield "colon", 1.0


def _of_setting(one: Candidate, setting: Setting, paragraphs: int) -> Iterator[str]:
    paragraph = setting.paragraph
    yield f"marker:{paragraph.marker}"
    yield f"section:{setting.section}"
    yield "opens" if one.opens else "inner"
    holds = {
        "marked": paragraph.marker != "",
        "item": one.is_item,
        "closes": one.clause.end >= paragraph.end - 2,
        "obliges": setting.obliges,
        "charges": setting.charges,
        "orders": setting.orders,
        "announces": setting.is_header,
        "heading": setting.is_heading,
        "titles": setting.titles,
        "parts": setting.header is not None and setting.header.parts,
        "report": setting.section in sections.REPORTING,
    }
    yield from (name for name, held in holds.items() if held)
    yield from _of_place(one.number, paragraphs)
    if one.draft is None:
        yield from _of_reports(one, paragraph)


def _of_reports(one: Candidate, paragraph: Paragraph) -> Iterator[str]:
    """What tells that a clause without a draft reports; of drafts rules have seen to it."""
    if cues.is_excluded(one.pack, one.clause):
        yield "told"
        if one.pack.first("CUE", one.clause.text) is not None:
            yield "silenced"
    if one.pack.either(("PRESS", "SOURCE", "FRAME"), paragraph.text):
        yield "press"


def _of_place(number: int, paragraphs: int) -> Iterator[str]:
    yield f"part:{number * PARTS // max(1, paragraphs)}"
    if number == 0:
        yield "first"
    if number < HEAD:
        yield "head"
    if paragraphs - number < TAIL:
        yield "tail"


def _neighbour(candidates: Sequence[Candidate], at: int, beside: int) -> str:
    """How far a neighbour stands, and whether rules make a draft of it."""
    if not 0 <= beside < len(candidates):
        return "none"
    here, there = candidates[at], candidates[beside]
    if there.setting is None or here.setting is None:
        return "row"
    away = abs(here.number - there.number)
    far = "same" if away == 0 else "next" if away == 1 else "far"
    what = "shown" if there.drafted else "clause" if there.draft is None else "folded"
    return f"{far}-{what}"
