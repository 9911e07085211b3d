"""Who owes a draft: of all bodies that may be meant, the one that most signs speak for.

What was read first, by the words beside the cue or from the line above, is one candidate among
others. Each sign has a weight, learnt from annotated texts and kept beside the packs; the likeliest
candidate is taken, and it may be nobody.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.domain.reading import kinds, lacking
from remit.domain.reading.candidates import Asking, Candidate
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Actor, Obligation, Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told

# For two bodies less apart than that, in log odds, about as much speaks: of eight drafts of our own
# annotated texts that were so, seven named the wrong one.
APART = 1.0


def chosen(
    ground: Ground, listing: Sequence[Setting], owed: Sequence[Obligation]
) -> tuple[Obligation, ...]:
    """The drafts in text order, each with the body that is likeliest to owe it."""
    drafts = sorted(owed, key=lambda one: (one.span.start, one.span.end))
    told = Told(ground, listing, drafts)
    actors: list[Span | None] = []
    made: list[Obligation] = []
    for at, one in enumerate(drafts):
        setting = told.setting(at)
        asking = Asking(told, at, setting, actors) if setting else None
        ranked = _ranked(asking) if asking else []
        actor = _told(asking, ranked[0]) if asking else one.actor
        actors.append(actor.span if actor else None)
        if actor != one.actor:
            one = replace(one, actor=actor, kind=kinds.of_owner(one.kind, actor, one.deadline))
        open_to = (lacking.ACTOR,) if actor and asking and _is_open(asking, ranked) else ()
        made.append(replace(one, lacks=(*one.lacks, *open_to)))
    return tuple(made)


def _ranked(asking: Asking) -> list[Candidate]:
    """All that may be meant, the likeliest first."""
    owing = asking.pack.owing
    return sorted(asking.gather(), key=lambda one: -weight(owing, one))


def _is_open(asking: Asking, ranked: Sequence[Candidate]) -> bool:
    """Whether about as much speaks for another body, or for nobody, as for the likeliest."""
    owing = asking.pack.owing
    first, *others = (weight(owing, one) for one in ranked[:2])
    return bool(owing) and any(first - other < APART for other in others)


def _told(asking: Asking, best: Candidate) -> Actor | None:
    """A body, and how the text tells it."""
    actor = asking.owed.actor
    if best.span is None or (actor is not None and best.span == actor.span):
        return None if best.span is None else actor
    stated = asking.left <= asking.view.position(best.span.start) < asking.end
    return Actor(best.span, "stated" if stated else "inherited")


def weight(owing: Mapping[str, float], candidate: Candidate) -> float:
    """How much speaks for a candidate."""
    signs = candidate.signs.items()
    return math.fsum([owing[sign] * worth for sign, worth in signs if sign in owing])
