"""Who owes: the unit named in the clause, else in the list header, else in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.domain.reading.cues import Draft
from remit.domain.reading.folding import View
from remit.domain.reading.records import Actor, Span
from remit.domain.reading.rules import Hit, Pack, Rule
from remit.domain.reading.splitting import Stretch

LONGEST = 260
# An order has few words that bind; a clause with more is no sentence.
MOST_CUES = 6
EDGES = " ,،:;.\"'()-"


def actor_of(draft: Draft, inherited: Span | None) -> Actor | None:
    """The actor of a clause with the basis on which it is known."""
    view, pack, clause, fired = draft.view, draft.pack, draft.clause, draft.fired
    own = named(view, pack, clause, fired) or (None if fired else heading(view, pack, clause))
    if own:
        return Actor(own, "stated")
    return Actor(inherited, "inherited") if inherited else None


def named(view: View, pack: Pack, clause: Stretch, fired: Sequence[Hit]) -> Span | None:
    """The unit that stands where the cue expects it."""
    for cue in fired[:MOST_CUES]:
        # A clause that opens with such an order goes to whom the words before it are addressed.
        if cue.rule.value == "unaddressed" and cue.start == clause.start:
            return None
        for family in cue.rule.actor:
            found = _beside(view, pack, clause, cue, family)
            if found:
                return found
    return None


def announced(view: View, pack: Pack, clause: Stretch) -> Span | None:
    """The unit to which a header hands the items below it: the last one that it names."""
    for rule in pack.possible("HEADER_ACTOR", clause.text):
        found = _phrase(view, rule, clause.text, clause.start)
        if found:
            return found
    return None


def heading(view: View, pack: Pack, clause: Stretch) -> Span | None:
    """The unit with which a clause or a header opens."""
    for rule in pack.possible("SUBJECT", clause.text):
        found = _phrase(view, rule, clause.text, clause.start)
        if found:
            return found
    return None


def cooperating(view: View, pack: Pack, clause: Stretch) -> tuple[Span, ...]:
    """The units named as taking part, each by itself."""
    found = (
        view.span(*_trimmed(clause, *place))
        for hit in pack.hits("COOPERATING", clause.text, clause.start)
        if "actor" in hit.group_spans
        for place in _each(pack, clause, *hit.group_spans["actor"])
    )
    return tuple(dict.fromkeys(span for span in found if span.quote))


def _each(pack: Pack, clause: Stretch, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of a row of units: it is cut where the name of another one begins."""
    for hit in pack.hits("NEXT_UNIT", clause.text, clause.start):
        if start < hit.start and hit.end < end:
            yield start, hit.start
            start = hit.end
    yield start, end


def _beside(view: View, pack: Pack, clause: Stretch, cue: Hit, family: str) -> Span | None:
    for rule in pack.possible(family, clause.text):
        for text, offset in _sides(rule, clause, cue):
            found = _phrase(view, rule, text, offset)
            if found:
                return found
    return None


def _sides(rule: Rule, clause: Stretch, cue: Hit) -> Iterator[tuple[str, int]]:
    before, after = cue.start - clause.start, cue.end - clause.start
    if rule.scope == "before":
        yield clause.text[:before], clause.start
    elif rule.scope == "after":
        yield clause.text[after:], cue.end
    else:
        yield clause.text, clause.start


def _phrase(view: View, rule: Rule, text: str, offset: int) -> Span | None:
    match = rule.regex.search(text)
    if not match or match.group("actor") is None:
        return None
    start, end = match.span("actor")
    end = min(end, start + LONGEST)
    whole = Stretch(offset, offset + len(text), text)
    span = view.span(*_trimmed(whole, start + offset, end + offset))
    return span if span.quote else None


def _trimmed(clause: Stretch, start: int, end: int) -> tuple[int, int]:
    text = clause.text[start - clause.start : end - clause.start]
    lead = len(text) - len(text.lstrip(EDGES))
    tail = len(text) - len(text.rstrip(EDGES))
    if lead + tail >= len(text):
        return start, start
    # A name that opens a bracket goes on to the end of it.
    name, behind = text[lead : len(text) - tail], clause.text[end - tail - clause.start :]
    opens = name.count("(") > name.count(")") and behind.startswith(")")
    return start + lead, end - tail + opens
