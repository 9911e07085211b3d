"""When a commitment was broken down, by whom, and into which parts: each part begins with an act of
its own, and those of one breakdown were recorded together."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from remit.commitments.queries.lists import Card
from remit.domain.acts import By, Tag
from remit.ledger import queries as ledger
from remit.ledger.records import Act


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One breakdown: its first act, its day, who did it, and the parts; of a hidden one only the
    number is told."""

    seq: int
    on: dt.date
    recorded_at: dt.datetime
    by: By
    parts: Sequence[Card]


def breakdowns(parts: Sequence[Card]) -> list[Breakdown]:
    """How these parts of one commitment came about, the first breakdown first."""
    known = {part.id: part for part in parts}
    together: dict[dt.datetime, list[Act]] = defaultdict(list)
    for act in ledger.acts_with(known, [Tag.COMMITMENT_ASSIGNED]) if known else ():
        if act.seq == act.subject:
            together[act.recorded_at].append(act)
    return [_breakdown(acts, [known[act.seq] for act in acts]) for acts in together.values()]


def _breakdown(acts: Sequence[Act], parts: Sequence[Card]) -> Breakdown:
    first = acts[0]
    return Breakdown(first.seq, first.effective_on, first.recorded_at, first.by, parts)
