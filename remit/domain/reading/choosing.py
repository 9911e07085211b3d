"""Who owes a draft: of all bodies that may be meant, the one that most signs speak for.

What was read first, by the words beside the cue or from the line above, is one candidate among
others. Each sign has a weight; the likeliest candidate is taken, and it may be nobody.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.domain.reading.candidates import Asking, Candidate
from remit.domain.reading.composing import Ground
from remit.domain.reading.records import Actor, Obligation, Span
from remit.domain.reading.sections import Setting
from remit.domain.reading.telling import Told

# Log odds of each sign, fitted on the texts up to number 56: docs/explanation/reading-quality.md.
WEIGHTS: Mapping[str, float] = {
    "after": -2.23,
    "before.next": 1.85,
    "before.next*commit": 0.50,
    "before.next*none": -0.96,
    "before.next*unowned": -0.19,
    "before.same": 1.05,
    "before.same*commit": 0.13,
    "before.same*faint": 0.99,
    "before.same*none": -0.88,
    "before.same*unowned": 0.85,
    "before.same.ar": 0.35,
    "before.same.en": 0.32,
    "before.same.ko": -0.16,
    "before.same.vi": 0.54,
    "count": 0.88,
    "densest": 0.17,
    "densest*none": -0.13,
    "density": -0.37,
    "density*none": -0.15,
    "first": 0.14,
    "first*commit": 0.49,
    "first*none": 0.27,
    "first*unowned": -0.72,
    "header": 2.56,
    "header*commit": 0.20,
    "header*none": -0.11,
    "header*unowned": 0.68,
    "in.asked": 1.48,
    "in.does": 0.50,
    "in.does*none": 1.06,
    "in.does.ar": -0.29,
    "in.does.en": 0.24,
    "in.does.ko": 0.62,
    "in.first": -0.81,
    "in.head": 0.51,
    "in.head*does": 0.83,
    "in.left": -1.25,
    "in.list": 0.60,
    "in.near": 1.43,
    "in.nominative": -0.23,
    "in.other": -0.75,
    "in.own": 0.24,
    "in.subject": -0.12,
    "in.told": -0.86,
    "in.topic": 0.89,
    "in.with": -0.32,
    "inherited": 1.50,
    "inherited*commit": 0.19,
    "inherited*since": -0.28,
    "inherited*unowned": -0.37,
    "inherited.ar": 0.54,
    "inherited.en": 0.21,
    "inherited.ko": 0.97,
    "inherited.vi": 0.43,
    "long": 0.26,
    "main1": 0.22,
    "main1*commit": -0.19,
    "main1*none": 0.47,
    "main1.ar": -0.69,
    "main1.en": 0.36,
    "main1.ko": 0.36,
    "main1.vi": 0.19,
    "main2": 0.54,
    "nobody": 1.38,
    "nobody*commit": -0.33,
    "nobody*faint": -0.59,
    "nobody*headed": -1.94,
    "nobody*inherited": 0.50,
    "nobody*marked": 0.67,
    "nobody*none": 0.61,
    "nobody*operative": -1.35,
    "nobody*stated": 0.33,
    "nobody*unowned": 1.38,
    "nobody.ar": 0.93,
    "nobody.density": -0.20,
    "nobody.en": 0.14,
    "nobody.readers": -2.19,
    "nobody.stated": -0.64,
    "nobody.vi": 0.43,
    "nobody.writer": 0.24,
    "para.first": 0.11,
    "para.last": -0.10,
    "public": -1.00,
    "readers": 1.94,
    "share": 1.07,
    "share*none": 0.71,
    "since": -0.56,
    "stated": 1.67,
    "stated*commit": 0.20,
    "stated*unowned": -0.37,
    "stated.ar": 0.60,
    "stated.before": -0.57,
    "stated.before.same": -0.17,
    "stated.deep": 0.19,
    "stated.deep*headed": 0.61,
    "stated.en": -0.71,
    "stated.ko": 1.38,
    "stated.unknown": 1.44,
    "stated.vi": 0.40,
    "writer": 1.03,
    "writer*commit": 1.61,
    "writer*none": 0.61,
    "writer*unowned": 0.67,
}


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
        actor = likeliest(asking) if asking and not asking.settled else one.actor
        actors.append(actor.span if actor else None)
        made.append(one if actor == one.actor else replace(one, actor=actor))
    return tuple(made)


def likeliest(asking: Asking) -> Actor | None:
    """The body that most speaks for, and how the text tells it."""
    best = max(asking.gather(), key=weight)
    actor = asking.owed.actor
    if best.span is None or (actor is not None and best.span == actor.span):
        return None if best.span is None else actor
    stated = asking.left <= asking.view.position(best.span.start) < asking.end
    return Actor(best.span, "stated" if stated else "inherited")


def weight(candidate: Candidate) -> float:
    """How much speaks for a candidate."""
    signs = candidate.signs
    return math.fsum([WEIGHTS[sign] * signs[sign] for sign in signs if sign in WEIGHTS])
