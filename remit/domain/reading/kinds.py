"""What sort of binding a draft is, and how far the cues that fired support it."""

from __future__ import annotations

from collections.abc import Sequence

from remit.domain.reading import cues
from remit.domain.reading.cues import Draft
from remit.domain.reading.records import Actor, Deadline
from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.splitting import Stretch

MOST_SURE = 0.99
# What only its place or its date speaks for stays below what is shown, whatever else it has.
FAINT, FOLDED = 0.3, 0.45
LIMITING = frozenset({"by", "before", "in", "on", "within"})
# What goes on with a promise or a proposal, in words that do not bind alone, is one too.
GOES_ON = frozenset({"commitment", "recommendation"})


def kind_of(
    pack: Pack,
    clause: Stretch,
    fired: Sequence[Hit],
    due: Deadline | None,
    asked: str = "",
    *,
    orders: bool = False,
) -> str:
    """What the cue says, else what the header asks for; a date or a product makes it a task."""
    kind = cues.strongest(fired).rule.kind if fired else asked or "directive"
    # Under a heading of actions a promise is the task of whoever is named.
    if asked == "task" and kind == "commitment":
        kind = "task"
    # Who may order says "should" and means "shall".
    if orders and fired and cues.strongest(fired).rule.value == "polite":
        kind = "directive"
    # Words such as “soon” set no date; they urge an order on, whatever it is.
    dated = due is not None and not due.only_words and due.operator in LIMITING
    urged = tuple(pack.hits("EXHORTATION", clause.text)) if kind == "directive" else ()
    # Nobody is set over the public: what it is asked is no task, whatever its date.
    if any(hit.rule.value == "public" for hit in urged):
        return "exhortation"
    if kind == "directive" and dated:
        return "task"
    if kind == "directive" and pack.first("TASK", clause.text):
        return "task"
    if urged:
        return "exhortation"
    if kind == "commitment" and dated and fired and cues.strongest(fired).rule.value == "passive":
        return "task"
    return kind


def continued(kind: str) -> str:
    """The kind of a clause without words that bind, after a clause of this kind."""
    return kind if kind in GOES_ON else ""


def proposed(kind: str, section: str) -> str:
    """Below a heading of proposals an order is put as a request, and binds as a proposal does."""
    return section if section == "recommendation" and kind in ("directive", "task") else kind


def assigned(draft: Draft, kind: str, actor: Actor | None, due: Deadline | None) -> str:
    """A task has a unit that owes it, or a date where no unit need be named.

    What many will do, named by their sort only, is told them and no promise of theirs.
    """
    unowned = draft.pack.first("UNOWNED", draft.clause.text) is not None
    if kind == "commitment" and actor is not None and _is_told(draft, actor):
        kind = "task" if due is not None and not due.only_words else "directive"
    nobody = actor is None and (unowned or due is None or due.only_words)
    return "directive" if kind == "task" and nobody else kind


def of_owner(kind: str, actor: Actor | None, due: Deadline | None) -> str:
    """What names its day is a task as soon as the text tells who owes it."""
    dated = due is not None and not due.only_words and due.operator in LIMITING
    return "task" if kind == "directive" and actor is not None and dated else kind


def _is_told(draft: Draft, actor: Actor) -> bool:
    plain = draft.fired and cues.strongest(draft.fired).rule.value in ("plain", "passive")
    return bool(plain) and draft.pack.first("MANY", actor.span.quote) is not None


def confidence(draft: Draft, actor: Actor | None, due: Deadline | None, announced: bool) -> float:
    """One minus the product of the doubts that each sign leaves, as measured on annotated texts."""
    doubts = [1 - hit.rule.weight for hit in draft.fired[:4]] + [1 - draft.context]
    if actor is not None and actor.basis == "stated":
        doubts.append(0.8)
    if due is not None and not due.only_words:
        doubts.append(0.7)
    if announced:
        doubts.append(0.6)
    doubt = 1.0
    for one in doubts:
        doubt *= one
    most = MOST_SURE if draft.fired or draft.context > FAINT else FOLDED
    return round(min(most, draft.pack.sure(1 - doubt)), 2)
