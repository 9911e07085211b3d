"""Which clauses are one obligation: those that go on with the order before them.

A pack says by JOIN rules how a clause goes on; scope `sentence` holds between the semicolons of one
sentence, scope `item` from sentence to sentence of one marked item, scope `line` of any paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from remit.domain.reading.rules import Hit, Pack
from remit.domain.reading.sharing import Part
from remit.domain.reading.splitting import LONGEST_STRETCH, Paragraph, Stretch


class Candidate(NamedTuple):
    """A clause that may bind, the number of its sentence, its cues and the weight of its place."""

    sentence: int
    clause: Stretch
    fired: tuple[Hit, ...]
    weight: float
    # Later parts that may be orders of their own.
    shared: tuple[Part, ...] = ()
    # Which turn it is of a sentence that charges several bodies.
    turn: int = 0


def joined(pack: Pack, paragraph: Paragraph, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates of a paragraph, each with the clauses that only go on with it."""
    first: Candidate | None = None
    last: Candidate | None = None
    for one in found:
        if first and last and _goes_on(pack, paragraph, (first, last, one)):
            last = one
            continue
        if first and last:
            yield _together(paragraph, first, last)
        first = last = one
    if first and last:
        yield _together(paragraph, first, last)


def _goes_on(
    pack: Pack, paragraph: Paragraph, parts: tuple[Candidate, Candidate, Candidate]
) -> bool:
    first, last, one = parts
    same_sentence = one.sentence == last.sentence
    if one.clause.end - first.clause.start > LONGEST_STRETCH or _cut_from(last, one):
        return False
    scopes = {"sentence"} if same_sentence else {"line", "item" if paragraph.marker else "line"}
    return any(
        rule.scope in scopes and rule.regex.search(one.clause.text)
        for rule in pack.possible("JOIN", one.clause.text)
    )


def _cut_from(last: Candidate, one: Candidate) -> bool:
    """Whether both were one clause that a cue of its own divided."""
    return one.clause.start <= last.clause.end


def _together(paragraph: Paragraph, first: Candidate, last: Candidate) -> Candidate:
    start, end = first.clause.start, last.clause.end
    text = paragraph.text[start - paragraph.start : end - paragraph.start]
    shared = first.shared if last is first else (*first.shared, *last.shared)
    return first._replace(clause=Stretch(start, end, text), shared=shared)
