"""What a draft lacks: a deadline where its words speak of a time from which the reader made none,
somebody who owes it where no body is named or two are as likely, and that it is one order only
where its words charge two bodies or set two limits. However sure the reader is that it binds, a
person completes it; it is never accepted unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.domain.reading import dates, deadlines, languages, stated, turns
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Obligation
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

DEADLINE, ACTOR, ONE_ORDER = "deadline", "actor", "one-order"
# A year alone names a plan, a budget or an index as often as a time.
NAMING = frozenset({"year"})
LIMITS = frozenset({"by", "before"})
TABLE = ("table",)


def told(ground: Ground, owed: Sequence[Obligation]) -> list[Obligation]:
    """The drafts of a text, each with what it lacks besides what was found to be lacking before."""
    return [
        replace(one, lacks=tuple(dict.fromkeys((*one.lacks, *_lacks(ground, one))))) for one in owed
    ]


def _lacks(ground: Ground, one: Obligation) -> Iterator[str]:
    if one.actor is None:
        yield ACTOR
    start, end = ground.view.position(one.span.start), ground.view.position(one.span.end)
    words = Stretch(start, end, ground.view.folded[start:end])
    pack = ground.packs[languages.language_of(words.text, "en")]
    if one.deadline is None and one.repeats is None and _speaks_of_a_time(ground, pack, words):
        yield DEADLINE
    # A row of a table has a column for whom it charges, and one for its limit.
    if one.cues != TABLE and _is_several(ground, pack, words, one):
        yield ONE_ORDER


def _speaks_of_a_time(ground: Ground, pack: Pack, words: Stretch) -> bool:
    """Whether its words tell a time that belongs to no other document."""
    return any(
        moment.granularity not in NAMING and not ground.taken.touch(moment.start, moment.end)
        for moment in dates.moments(pack, words.text, words.start)
    )


def _is_several(ground: Ground, pack: Pack, words: Stretch, one: Obligation) -> bool:
    """Whether its words charge a second body, or set a second limit of another day."""
    if len(turns.names(pack, words)) > 1:
        return True
    return one.repeats is None and len(_limits(ground, pack, words)) > 1


def _limits(ground: Ground, pack: Pack, words: Stretch) -> set[str]:
    """The limits of some words; a month beside a day of it is the same limit."""
    if not dates.moments(pack, words.text, words.start):
        return set()
    hidden = stated.hidden(pack, words, ground.taken)
    told = (
        deadlines.computed(ground.view, one, ground.dated)
        for one in stated.limits(pack, words, hidden)
    )
    found = {
        one.value
        for one in told
        if one.value and one.operator in LIMITS and not deadlines.is_past(one, ground.dated)
    }
    return {
        one for one in found if not any(other != one and other.startswith(one) for other in found)
    }
