"""A document as the clauses in which the reader looks for orders, each with what was decided on
it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.domain.reading import reader, splitting
from remit.domain.reading.learning.records import Decision, Evidence
from remit.domain.reading.rules import Pack

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause in the folded alphabet with the decision on it, if anybody decided."""

    evidence: Evidence
    language: str
    folded: str
    decision: Decision | None
    is_open: bool = False


def passages(
    document: int,
    text: str,
    packs: Mapping[str, Pack],
    decisions: Sequence[Decision],
    waiting: Iterable[tuple[int, int]] = (),
) -> Iterator[Passage]:
    """The clauses of a document; those on which a decision is waited for are open."""
    view = reader.viewed(text)
    undecided = list(waiting)
    for paragraph in splitting.paragraphs(view):
        pack = packs[paragraph.language]
        for sentence in splitting.sentences(paragraph, pack):
            for clause in splitting.turns(sentence, pack):
                span = view.span(clause.start, clause.end)
                decision = _decision_on(span.start, span.end, decisions)
                kind = decision.kind if decision else ""
                yield Passage(
                    evidence=Evidence(document, span.start, span.end, span.quote, kind),
                    language=paragraph.language,
                    folded=clause.text.strip(),
                    decision=decision,
                    is_open=any(overlap((span.start, span.end), one) > 0 for one in undecided),
                )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Which share of the shorter of two stretches both have."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    shorter = min(one[1] - one[0], other[1] - other[0])
    return max(shared, 0) / shorter if shorter > 0 else 0.0


def _decision_on(start: int, end: int, decisions: Sequence[Decision]) -> Decision | None:
    near = [
        (overlap((start, end), (one.start, one.end)), one.binds, number, one)
        for number, one in enumerate(decisions)
    ]
    best = max(near, default=None, key=lambda row: row[:3])
    return best[3] if best and best[0] >= HALF else None
