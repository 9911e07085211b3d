"""How sure each draft is, and what no rule speaks for: clauses that stand and sound like orders.

An order in words that no rule knows is lost to the clerk unless somebody shows it. So each clause,
with a draft or without one, is weighed by what rules say of it, by its place and by its words. What
is likelier an order than not is shown; the likeliest of the rest are kept behind the fold, never
more of them than are shown.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.domain.reading import (
    composing,
    kinds,
    languages,
    sections,
    splitting,
    standing,
    trailing,
    weighing,
)
from remit.domain.reading.composing import Ground, Memory
from remit.domain.reading.cues import Draft
from remit.domain.reading.records import RESEMBLANCE, SHOWN, Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.sections import Setting
from remit.domain.reading.splitting import Stretch
from remit.domain.reading.standing import Candidate

# Shorter words are names and marks; a support below the least is no more than chance.
SHORTEST, LEAST = 15, 0.05
# What a document rests on or tells as past seldom binds, and a text of a few clauses is seen at a
# glance: of these only what much resembles an order is kept.
LIKELY, FEW = 0.15, 2
END = "end"
# Lines that fill an order above them are none, and none is what is told as a relation.
FILLING = ("FIELD", "SETS_TIME", "CHANGES")
# What no rule speaks for may be shown; it is never accepted unseen.
UNRULED = 0.79
# A document of few drafts, or none, is the one whose words the rules may not know.
AT_LEAST = 8
# What looks like an order where no other stands beside it.
LEADING = frozenset({"item", "order_form", "product", "obliges"})


class Weighed(NamedTuple):
    """A candidate, and how likely it is an order."""

    candidate: Candidate
    share: float
    signs: frozenset[str]


def weighed(
    ground: Ground, listing: Sequence[Setting], told: Sequence[Obligation]
) -> list[Obligation]:
    """The drafts of a text, each as sure as it is, and what most resembles orders beside them.

    What may be an order within another is no sure draft of rules, and speaks for no neighbour.
    """
    told, within = _apart(told)
    found = list(_weighed(ground, listing, told))
    drafted = ((one, one.candidate.draft) for one in found)
    ruled = [_as_sure(one, draft) for one, draft in drafted if draft is not None]
    likely = sorted(_likely(found, owed=bool(told)), key=lambda pair: -pair[0].share)
    sure = sum(one.confidence >= SHOWN for one in ruled)
    carried = sum(one.share >= SHOWN for one, _ in likely)
    kept = likely[: carried + room(sure + carried, len(ruled) - sure)]
    return [*ruled, *(_resembling(ground, one, setting) for one, setting in kept), *within]


def _apart(told: Sequence[Obligation]) -> tuple[list[Obligation], list[Obligation]]:
    whole = [one for one in told if not one.only_shares]
    return whole, [one for one in told if one.only_shares]


def room(shown: int, folded: int) -> int:
    """How many clauses without a draft may be folded, beside the drafts that are."""
    return max(AT_LEAST, shown - folded)


def candidates(
    ground: Ground, listing: Sequence[Setting], told: Sequence[Obligation]
) -> list[Candidate]:
    """Every draft, and every clause without one that may bind, in text order."""
    starts = [setting.paragraph.start for setting in listing]
    told, _within = _apart(told)
    found = [_drafted(ground, listing, starts, draft) for draft in told]
    found += _uncovered(ground, listing, told)
    return sorted(found, key=lambda one: (one.clause.start, one.clause.end))


def _weighed(
    ground: Ground, listing: Sequence[Setting], told: Sequence[Obligation]
) -> Iterator[Weighed]:
    found = candidates(ground, listing, told)
    for one, signs in zip(found, standing.signs(ground, found, len(listing)), strict=True):
        odds = weighing.odds(one.pack.weights, one.pack.language, signs, one.clause.text)
        if one.draft is not None:
            odds = weighing.among(len(found), signs[standing.SUPPORT], odds)
        yield Weighed(one, weighing.share(odds), frozenset(signs))


def _likely(found: Sequence[Weighed], *, owed: bool) -> Iterator[tuple[Weighed, Setting]]:
    """The clauses without a draft that may be kept, and where they stand."""
    for one in found:
        setting = one.candidate.setting
        if one.candidate.draft is not None or setting is None:
            continue
        told = "told" in one.signs and "silenced" not in one.signs
        strict = told or setting.section in sections.SILENT or len(found) <= FEW
        # A text that owes nothing at all keeps only what has the form of an order.
        if one.share >= (LIKELY if strict else LEAST) and (owed or one.signs & LEADING):
            yield one, setting


def _as_sure(one: Weighed, draft: Obligation) -> Obligation:
    if not one.candidate.pack.weights:
        return draft
    sure = round(min(kinds.MOST_SURE, one.share), 2)
    # What rules alone would not show says that its words and its place spoke for it.
    carried = sure >= SHOWN > draft.confidence and RESEMBLANCE not in draft.cues
    return replace(
        draft, confidence=sure, cues=(*draft.cues, RESEMBLANCE) if carried else draft.cues
    )


def _resembling(ground: Ground, one: Weighed, setting: Setting) -> Obligation:
    pack, last = one.candidate.pack, one.candidate.last
    draft = Draft(ground.view, pack, one.candidate.clause, (), kinds.FAINT)
    # Who owed the sentence before, in the same paragraph, is the likeliest to owe this one.
    memory = Memory(nearest={False: last.actor.span} if last and last.actor else {})
    memory.nearest_kind = kinds.continued(last.kind) if last else ""
    made = composing.composed(draft, ground, setting, memory)
    end = one.candidate.clause.end
    made = trailing.timed(made, trailing.set_behind(ground, setting.paragraph, end))
    sure = round(min(UNRULED, one.share), 2)
    return replace(made, kind=_kind(one, made), confidence=sure, cues=(RESEMBLANCE,))


def _kind(one: Weighed, made: Obligation) -> str:
    """What the words for an order ask for, though something else in the clause silences them."""
    pack, clause = one.candidate.pack, one.candidate.clause
    silenced = tuple(pack.hits("CUE", clause.text, clause.start))
    return kinds.kind_of(pack, clause, silenced, made.deadline) if silenced else made.kind


def _drafted(
    ground: Ground, listing: Sequence[Setting], starts: Sequence[int], draft: Obligation
) -> Candidate:
    view = ground.view
    start, end = view.position(draft.span.start), view.position(draft.span.end)
    clause = Stretch(start, end, view.folded[start:end])
    number = max(0, bisect.bisect_right(starts, start) - 1)
    row = draft.cues == ("table",) or not listing
    setting = None if row else listing[number]
    known = setting.paragraph.language if setting else languages.language_of(clause.text, "")
    return Candidate(clause, ground.packs[known], setting, number, draft)


def _uncovered(
    ground: Ground, listing: Sequence[Setting], owed: Sequence[Obligation]
) -> Iterator[Candidate]:
    """Every clause outside tables that no draft covers, with the last draft of its paragraph."""
    covered = sorted(owed, key=lambda one: (one.span.start, one.span.end))
    starts = [one.span.start for one in covered]
    ends = list(itertools.accumulate((one.span.end for one in covered), max))
    for number, setting in enumerate(listing):
        if not _may_bind(setting):
            continue
        begins = ground.view.span(setting.paragraph.start, setting.paragraph.end).start
        pack = ground.packs[setting.paragraph.language]
        for clause in _clauses(setting, pack):
            span = ground.view.span(clause.start, clause.end)
            before = bisect.bisect_left(starts, span.end)
            if before and ends[before - 1] > span.start:
                continue
            last = covered[before - 1] if before and starts[before - 1] >= begins else None
            if not pack.either(FILLING, clause.text):
                yield Candidate(clause, pack, setting, number, None, last)


def _may_bind(setting: Setting) -> bool:
    named = setting.is_heading or setting.is_header
    return not named and setting.section != END


def _clauses(setting: Setting, pack: Pack) -> Iterator[Stretch]:
    for sentence in splitting.sentences(setting.paragraph, pack):
        yield from (one for one in splitting.turns(sentence, pack) if len(one.text) >= SHORTEST)
