"""What a draft lacks: a deadline where its words speak of a time from which the reader made none,
and somebody who owes it where no body is named or two are as likely. However sure the reader is
that it binds, a person completes it; it is never accepted unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.domain.reading import dates, languages
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Obligation

DEADLINE, ACTOR = "deadline", "actor"
# A year alone names a plan, a budget or an index as often as a time.
NAMING = frozenset({"year"})


def told(ground: Ground, owed: Sequence[Obligation]) -> list[Obligation]:
    """The drafts of a text, each with what it lacks besides what its owner was found to lack."""
    return [replace(one, lacks=(*one.lacks, *_lacks(ground, one))) for one in owed]


def _lacks(ground: Ground, one: Obligation) -> Iterator[str]:
    if one.actor is None:
        yield ACTOR
    if one.deadline is None and one.repeats is None and _speaks_of_a_time(ground, one):
        yield DEADLINE


def _speaks_of_a_time(ground: Ground, one: Obligation) -> bool:
    """Whether its words tell a time that belongs to no other document."""
    start, end = ground.view.position(one.span.start), ground.view.position(one.span.end)
    words = ground.view.folded[start:end]
    pack = ground.packs[languages.language_of(words, "en")]
    return any(
        moment.granularity not in NAMING
        and not ground.taken.touch(start + moment.start, start + moment.end)
        for moment in dates.moments(pack, words)
    )
