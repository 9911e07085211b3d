"""What sort of binding a draft is, and how far the cues that fired support it."""

from __future__ import annotations

from collections.abc import Sequence

from remit.domain.reading import cues
from remit.domain.reading.cues import Draft
from remit.domain.reading.records import Actor, Deadline
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch

MOST_SURE = 0.99


def kind_of(pack: Pack, clause: Stretch, fired: Sequence[Hit], due: Deadline | None) -> str:
    """Directive unless the cue, the date or the wording says otherwise."""
    kind = cues.strongest(fired).rule.kind if fired else "directive"
    dated = due is not None and (
        due.vague or due.operator in ("by", "before", "in", "on", "within")
    )
    if kind == "directive" and dated:
        return "task"
    if kind == "directive" and pack.first("TASK", clause.text):
        return "task"
    if kind == "directive" and pack.first("EXHORTATION", clause.text):
        return "exhortation"
    if kind == "commitment" and dated and cues.strongest(fired).rule.value == "passive":
        return "task"
    return kind


def confidence(draft: Draft, actor: Actor | None, due: Deadline | None, announced: bool) -> float:
    """One minus the product of the doubts that each sign leaves."""
    doubts = [1 - hit.rule.weight for hit in draft.fired[:4]] + [1 - draft.context]
    if actor is not None and actor.basis == "stated":
        doubts.append(0.8)
    if due is not None and not due.vague:
        doubts.append(0.7)
    if announced:
        doubts.append(0.6)
    doubt = 1.0
    for one in doubts:
        doubt *= one
    return round(min(MOST_SURE, 1 - doubt), 2)
