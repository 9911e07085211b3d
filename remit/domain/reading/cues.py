"""The words that bind: which cues of a pack hold in a clause once the exclusions have spoken."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from remit.domain.reading.folding import View
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause that may bind, with the cues that fired and the weight of its context."""

    view: View
    pack: Pack
    clause: Stretch
    fired: tuple[Hit, ...]
    context: float


def cues_in(pack: Pack, clause: Stretch) -> list[Hit]:
    """The cues of a clause in text order, without those that an exclusion covers."""
    found = sorted(pack.hits("CUE", clause.text, clause.start), key=lambda hit: hit.start)
    if not found:
        return []
    if is_excluded(pack, clause):
        return []
    excluded = list(pack.hits("EXCLUSION", clause.text, clause.start, besides="clause"))
    return [
        hit for hit in found if not any(hit.overlaps(other.start, other.end) for other in excluded)
    ]


def is_excluded(pack: Pack, clause: Stretch, *, charged: bool = False) -> bool:
    """Whether the clause as a whole is a report, a definition or a refusal.

    What a text does by its own words it leaves to be done where a line above charges a unit; what
    it does to another document is told as a relation.
    """
    if pack.first("CHANGES", clause.text):
        return True
    besides = "own_act" if charged else ""
    return pack.holds("EXCLUSION", "clause", clause.text, besides=besides)


def strongest(found: Sequence[Hit]) -> Hit:
    """The cue that decides the kind: the heaviest, and of equals the first."""
    return max(found, key=lambda hit: (hit.rule.weight, -hit.start))


def split_at(clause: Stretch, found: list[Hit]) -> list[tuple[Stretch, list[Hit]]]:
    """A clause cut before each further cue that starts an obligation of its own."""
    starts = [clause.start]
    for before, hit in itertools.pairwise(found):
        lead = clause.text[: hit.start - clause.start].rstrip()
        # Arabic writes "and" onto the verb that goes on.
        onto_it = clause.text[hit.start - clause.start :].startswith(("كما ", "و"))
        parted = onto_it or lead.endswith(("،", ",", " and", " và"))
        if hit.rule.splits and parted and before.start < hit.start:
            starts.append(hit.start)
    limits = zip(starts, [*starts[1:], clause.end], strict=True)
    return [
        (_part(clause, start, end), [hit for hit in found if start <= hit.start < end])
        for start, end in limits
    ]


def _part(clause: Stretch, start: int, end: int) -> Stretch:
    return Stretch(start, end, clause.text[start - clause.start : end - clause.start])
