"""Passages that say the same and have a commitment each: the same obligation would be owed
twice."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from remit.domain.history import Fact, fold, segments
from remit.domain.vocabulary import UNCOUNTED, Outcome
from remit.ledger import queries as ledger
from remit.texts import models


@dataclass(frozen=True, slots=True)
class Twice:
    """Two drafts that say the same, each with a commitment of its own."""

    drafts: tuple[int, int]
    commitments: tuple[int, int]


def twice(pairs: Iterable[tuple[int, int]]) -> list[Twice]:
    """Of these pairs those of which both passages have a commitment that counts."""
    both = [(min(pair), max(pair)) for pair in pairs]
    rows = models.Draft.objects.filter(
        pk__in={draft for pair in both for draft in pair}, status=models.Draft.ACCEPTED
    )
    decided = rows.values_list("pk", "commitment")
    made = {draft: commitment for draft, commitment in decided if commitment is not None}
    found = [
        Twice((one, other), (made[one], made[other]))
        for one, other in both
        if one in made and other in made and made[one] != made[other]
    ]
    counting = _counting({number for one in found for number in one.commitments})
    return [one for one in found if counting.issuperset(one.commitments)]


def homes(commitments: Collection[int]) -> dict[int, int]:
    """Of each commitment that was made of a draft, the document of that draft."""
    acts = ledger.acts_of(commitments, prefix="commitment.", texts=False)
    founding = {act.subject: act for act in acts if act.seq == act.subject}
    drafts = {number: act.data.get("draft") for number, act in founding.items()}
    placed = models.Draft.objects.filter(pk__in=[one for one in drafts.values() if one])
    documents = dict(placed.values_list("pk", "document"))
    return {
        number: documents[draft]
        for number, draft in drafts.items()
        if isinstance(draft, int) and draft in documents
    }


def _counting(commitments: Collection[int]) -> set[int]:
    """Those that count: not cancelled, not superseded, and not closed as a duplicate."""
    facts: dict[int, list[Fact]] = {}
    for act in ledger.acts_of(commitments, prefix="commitment.", texts=False):
        fact = Fact(act.seq, act.effective_on, act.tag, act.data)
        facts.setdefault(act.subject, []).append(fact)
    last = {number: segments(fold(known))[-1].state for number, known in facts.items()}
    return {
        number
        for number, state in last.items()
        if state.work not in UNCOUNTED and state.outcome is not Outcome.DUPLICATE
    }
