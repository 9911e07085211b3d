"""The timeline of a commitment: every act with its words and its hash, and what it led to."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.commitments import models
from remit.commitments.projections import fresh
from remit.commitments.queries import beside as orders
from remit.commitments.queries import evidence, lists, visibility
from remit.commitments.queries.evidence import Evidence
from remit.domain import due as dues
from remit.domain import lifecycle
from remit.domain.acts import By, Tag
from remit.domain.due import Due
from remit.domain.history import Fact, Segment, annulments, fold, in_force, segments, withdrawals
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the timeline shows it; a text that was erased is None. `withdraws` is the request
    for more time that fell away with it, unanswered; `annulled_by` is the act that annulled it."""

    seq: int
    tag: Tag
    effective_on: dt.date
    recorded_at: dt.datetime
    by: By
    data: Mapping[str, object]
    texts: Mapping[str, str | None]
    hash: str
    in_force: bool
    withdraws: int | None = None
    annulled_by: int | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a page shows of one commitment."""

    card: lists.Card
    confidentiality: str
    basis: str
    own_registration: bool
    due: Due | None
    evidence: str
    outcome: str
    confidence: str
    claimed_on: dt.date | None
    blocked_by: int | None
    place: tuple[int, int] | None
    cooperating: Mapping[int, dt.date | None]
    ancestors: Sequence[int]
    parts: Sequence[lists.Card]
    beside: Sequence[lists.Card]
    items: Sequence[Evidence]
    withdrawn: Sequence[Evidence]
    entries: Sequence[Entry]
    segments: Sequence[Segment]
    last_act: int


def whole(viewer: Viewer, number: int) -> Whole:
    """One commitment with its history, if the viewer may read it."""
    row = _readable(viewer, number)
    entries, history = _history(number)
    card = lists.now(row)
    place = (row.start, row.end) if row.start is not None and row.end is not None else None
    return Whole(
        card=card,
        confidentiality=row.confidentiality,
        basis=row.basis,
        own_registration=row.own_registration,
        due=dues.from_data(row.due_said, row.due_wording or None) if row.due_said else None,
        evidence=row.evidence,
        outcome=row.outcome,
        confidence=row.confidence,
        claimed_on=row.claimed_on,
        blocked_by=row.blocked_by_id,
        place=place,
        cooperating=_cooperating(row),
        ancestors=row.ancestors,
        parts=_parts(viewer, number),
        beside=orders.beside(viewer, card, place),
        items=evidence.behind(entries),
        withdrawn=evidence.withdrawn(entries),
        entries=entries,
        segments=history,
        last_act=row.last_act,
    )


def entries(viewer: Viewer, number: int) -> list[Entry]:
    """Every act on a commitment, the first one first, if the viewer may read it."""
    return _history(_readable(viewer, number).pk)[0]


def _readable(viewer: Viewer, number: int) -> models.Commitment:
    row = visibility.one(viewer, number)
    if row is None:
        raise Refusal("COMMITMENT_UNKNOWN", commitment=str(number))
    return row


def _history(number: int) -> tuple[list[Entry], tuple[Segment, ...]]:
    acts = ledger.acts_about(number, prefix="commitment.")
    facts = [Fact(act.seq, act.effective_on, act.tag, act.data) for act in acts]
    standing, withdrawn = {fact.seq for fact in in_force(facts)}, withdrawals(facts)
    annulled = annulments(facts)
    entries = [
        Entry(
            seq=act.seq,
            tag=act.tag,
            effective_on=act.effective_on,
            recorded_at=act.recorded_at,
            by=act.by,
            data=act.data,
            texts=act.texts,
            hash=act.hash.hex(),
            in_force=act.seq in standing or act.tag in lifecycle.ABOUT_ACTS,
            withdraws=withdrawn.get(act.seq),
            annulled_by=annulled.get(act.seq),
        )
        for act in acts
    ]
    return entries, segments(fold(facts))


def _cooperating(row: models.Commitment) -> dict[int, dt.date | None]:
    begun = fresh.known(row.pk)
    if begun is not None:
        return dict.fromkeys(begun.cooperating)
    return dict(row.cooperations.values_list("unit", "signed_off_on"))


def _parts(viewer: Viewer, number: int) -> list[lists.Card]:
    if fresh.known(number) is not None:
        return []
    below = models.Commitment.objects.filter(parent=number).order_by("id")
    numbers = list(below.values_list("id", flat=True))
    seen = lists.readable(viewer, numbers)
    return [
        lists.now(seen[part]) if part in seen else lists.Card(part, hidden=True) for part in numbers
    ]
