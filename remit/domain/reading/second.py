"""A second reader beside the rules: a language model that points, while the rules still read.

It answers with quotations. One that is not found in the paragraph is dropped with all that hangs
on it; a date is computed by the rules from the quoted words and never taken over. A draft says who
found it: the rules, the model, or both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from remit.domain.reading import deadlines, header, quoting, reader, references, splitting
from remit.domain.reading.deadlines import Calendar
from remit.domain.reading.folding import View
from remit.domain.reading.records import Actor, Deadline, Obligation, Reading, Span
from remit.domain.reading.rules import Pack
from remit.domain.reading.splitting import Stretch

RULE, MODEL, BOTH = "rule", "model", "both"
KINDS = frozenset({"directive", "task", "commitment", "recommendation", "exhortation"})
# What the model alone has seen is shown and never accepted unseen; agreement raises confidence.
MODEL_ALONE = 0.6
AGREED = 0.5
LEAST_OVERLAP = 0.5
MOST = 40
MOST_PARAGRAPHS = 400
LEAST_PARAGRAPH = 20
HEAD_LINES, HEAD_LENGTH = 4, 600

Ask = Callable[[str, str], object]


def drafts(
    view: View, pack: Pack, paragraph: Span, answer: object, dated: Calendar
) -> tuple[Obligation, ...]:
    """The drafts that an answer names, each with quotations found in the paragraph."""
    found = (_draft(view, pack, paragraph, item, dated) for item in _items(answer))
    return tuple(draft for draft in found if draft is not None)


def reread(found: Reading, packs: Mapping[str, Pack], ask: Ask) -> Reading:
    """A reading to which the model has added what it saw, paragraph by paragraph.

    `ask` is given the head of the document and one paragraph, and gives back any JSON value, or
    nothing when the model did not answer; then the rules' reading stands.
    """
    view = reader.viewed(found.text)
    packs = reader.chosen(view, packs)
    listing = splitting.paragraphs(view)
    named = references.mentions(listing, packs)
    dated = header.head(view, listing, packs, named).calendar if listing else None
    head = "\n".join(one.text for one in listing[:HEAD_LINES])[:HEAD_LENGTH]
    seen: list[Obligation] = []
    for paragraph in listing[:MOST_PARAGRAPHS]:
        place = view.span(paragraph.start, paragraph.end)
        if dated is not None and len(place.quote) >= LEAST_PARAGRAPH:
            answer = ask(head, place.quote)
            seen.extend(drafts(view, packs[paragraph.language], place, answer, dated))
    return replace(found, obligations=together(found.obligations, seen))


def together(rules: Sequence[Obligation], model: Sequence[Obligation]) -> tuple[Obligation, ...]:
    """Drafts of both in text order; where they overlap by half they are one, as the rules read.

    Where no rule speaks for a draft that only resembles an order, the model's takes its place.
    """
    left = list(model)
    joined: list[Obligation] = []
    ruled = [one for one in rules if not (one.only_resembles and _among(one, model))]
    for one in ruled:
        same = next((other for other in left if _same(one.span, other.span)), None)
        if same is None:
            joined.append(one)
        else:
            left.remove(same)
            sure = round(1 - (1 - one.confidence) * AGREED, 2)
            joined.append(replace(one, source=BOTH, confidence=max(one.confidence, sure)))
    alone = [one for one in left if not _among(one, ruled)]
    ordered = sorted([*joined, *alone], key=lambda one: (one.span.start, one.span.end))
    return tuple(replace(one, id=f"O{number}") for number, one in enumerate(ordered, start=1))


def _items(answer: object) -> Iterator[Mapping[str, Any]]:
    """The items of an answer of whatever form; what is no list of objects holds none."""
    listed = answer.get("obligations") if isinstance(answer, Mapping) else answer
    if isinstance(listed, list):
        yield from (item for item in listed[:MOST] if isinstance(item, Mapping))


def _draft(
    view: View, pack: Pack, paragraph: Span, item: Mapping[str, Any], dated: Calendar
) -> Obligation | None:
    span = _quoted(view, paragraph, item.get("quote"))
    if span is None:
        return None
    actor = _quoted(view, paragraph, item.get("actor"))
    due = _due(view, pack, span, item.get("deadline"), dated)
    kind = item.get("kind")
    action = _quoted(view, span, item.get("action"))
    condition = _quoted(view, paragraph, item.get("condition"))
    partners = item.get("cooperating")
    named = partners if isinstance(partners, list) else []
    cooperating = (_quoted(view, paragraph, one) for one in named[:MOST])
    return Obligation(
        id="",
        span=span,
        kind=kind if isinstance(kind, str) and kind in KINDS else "directive",
        actor=Actor(actor, "stated") if actor else None,
        cooperating=tuple(one for one in cooperating if one),
        action=(action or span).quote,
        deliverables=(),
        condition=condition.quote if condition else None,
        recurrence=None,
        deadline=due,
        confidence=MODEL_ALONE,
        cues=("model",),
        source=MODEL,
    )


def _quoted(view: View, place: Span, quote: object) -> Span | None:
    if not isinstance(quote, str):
        return None
    return quoting.located(view.text, quote, place.start, place.end)


def _due(view: View, pack: Pack, place: Span, quote: object, dated: Calendar) -> Deadline | None:
    span = _quoted(view, place, quote)
    if span is None:
        return None
    start, end = view.position(span.start), view.position(span.end)
    words = Stretch(start, end, view.folded[start:end])
    return deadlines.in_cell(view, pack, words, dated)


def _among(one: Obligation, others: Sequence[Obligation]) -> bool:
    return any(_same(one.span, other.span) for other in others)


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shorter > 0 and shared >= LEAST_OVERLAP * shorter
