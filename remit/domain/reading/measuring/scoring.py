"""How one reading compares with the gold of its text, as a list of outcomes that can be added up.

Obligations are matched three times: all candidates, those shown, and those that may be accepted
in bulk. An optional obligation of the gold is neither missed nor, when it is found, wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.domain.reading.measuring import matching, naming, others, places
from remit.domain.reading.measuring.outcomes import Outcome, outcome
from remit.domain.reading.measuring.records import Due, Duty, Sheet, Stretch
from remit.domain.reading.records import SHOWN

BULK = 0.8
LEVELS = (("obligations", 0.0), ("obligations_shown", SHOWN), ("obligations_bulk", BULK))


@dataclass(frozen=True)
class Judged:
    """An obligation of the gold with its draft, or one of them alone."""

    gold: Duty | None
    draft: Duty | None
    body_right: bool = False

    @property
    def kind(self) -> str:
        """The kind by the gold, else by the draft."""
        known = self.gold or self.draft
        return known.kind if known else ""

    @property
    def likeness(self) -> float:
        """How alike the two places are."""
        if self.gold is None or self.draft is None:
            return 0.0
        return places.likeness(self.gold.place, self.draft.place)


@dataclass(frozen=True)
class Score:
    """All outcomes of one text, and its obligations one by one."""

    outcomes: tuple[Outcome, ...]
    judged: tuple[Judged, ...]


def score(gold: Sheet, found: Sheet) -> Score:
    """Compare a reading with the gold."""
    outcomes: list[Outcome] = []
    for measure, least in LEVELS:
        outcomes += [_met(measure, one) for one in judged(gold, found, least)]
    every = tuple(judged(gold, found))
    for one in every:
        outcomes += _of_duty(one)
    outcomes += others.outcomes(gold, found)
    return Score(tuple(outcomes), every)


def judged(gold: Sheet, found: Sheet, least: float = 0.0) -> Iterator[Judged]:
    """Every required obligation and every draft of at least some confidence."""
    required = sorted((one for one in gold.duties if not one.optional), key=_order)
    optional = [one for one in gold.duties if one.optional]
    drafts = sorted((one for one in found.duties if _is_of(one, least)), key=_order)
    paired = dict(_pairs(required, drafts))
    for index, one in enumerate(required):
        draft = drafts[paired[index]] if index in paired else None
        yield Judged(one, draft, _body_right(one, draft, gold))
    left = [draft for index, draft in enumerate(drafts) if index not in paired.values()]
    yield from (Judged(None, draft) for draft in left if not _touches(draft, optional))


def _is_of(one: Duty, least: float) -> bool:
    """What lacks something is never accepted in bulk."""
    return one.confidence >= least and not (least >= BULK and one.lacks)


def _order(one: Duty) -> tuple[Stretch, str, str]:
    return one.place, one.kind, repr((one.due, one.body and one.body.label, one.confidence))


def _pairs(left: Sequence[Duty], right: Sequence[Duty]) -> list[tuple[int, int]]:
    """The obligations that belong together; a shown draft goes before one behind the fold."""
    shown = [one.confidence >= SHOWN for one in right]
    return matching.pairs([one.place for one in left], [one.place for one in right], first=shown)


def _touches(draft: Duty, optional: Sequence[Duty]) -> bool:
    return any(places.overlap(draft.place, one.place) >= matching.LEAST_OVERLAP for one in optional)


def _body_right(one: Duty, draft: Duty | None, gold: Sheet) -> bool:
    if one.body is None or draft is None:
        return False
    return naming.is_right(one.body, draft.body, gold.units)


def _met(measure: str, one: Judged) -> Outcome:
    expected, found = one.gold is not None, one.draft is not None
    return Outcome(measure, expected, found, expected and found, one.kind)


def _of_duty(one: Judged) -> Iterator[Outcome]:
    """Deadlines of every obligation and draft; actor and kind of those that were matched."""
    gold = one.gold.due if one.gold else None
    draft = one.draft.due if one.draft else None
    yield from _deadlines(gold or Due(), draft or Due(), one.kind)
    if one.gold is None or one.draft is None:
        return
    yield Outcome("kinds", True, True, one.gold.kind == one.draft.kind, one.kind)
    if one.gold.body:
        yield Outcome("actors", True, one.draft.body is not None, one.body_right, one.kind)
    else:
        yield Outcome("actors_left_open", True, True, one.draft.body is None, one.kind)


def _deadlines(gold: Due, draft: Due, kind: str) -> Iterator[Outcome]:
    # Where the gold names the event only, a date computed from it is not judged, and a date of the
    # gold may be told as a length of time.
    counted = gold.triggered and draft.triggered and gold.value is None
    value = None if counted else draft.value
    by_event = draft.triggered and (gold.triggered or draft.value is None)
    same = value is not None and gold.value == value
    both = same and gold.operator == draft.operator
    yield from outcome("deadline_values", gold.value is not None, value is not None, same, kind)
    yield from outcome(
        "deadline_values_with_operator", gold.value is not None, value is not None, both, kind
    )
    yield from outcome("deadlines_vague", gold.vague, draft.vague, True, kind)
    yield from outcome("deadlines_by_event", gold.triggered, by_event, True, kind)
