"""One commitment as it stood on a day, as known at an act: folded from the acts that were recorded
by then and had taken effect, so that it is what the figures of that moment counted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from remit.commitments import models
from remit.commitments.queries import evidence, lists, timeline
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain import lifecycle
from remit.domain.history import Fact, State, fold, in_force, segments, state_on, withdrawals
from remit.domain.history.segments import bucket_on
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer


def whole(viewer: Viewer, number: int, on: dt.date, known_seq: int) -> Whole:
    """A commitment of a moment, for whoever may read it today; what had not begun is refused."""
    now = timeline.whole(viewer, number)
    entries = _known(now.entries, on, known_seq)
    steps = fold(_facts(entries))
    state = state_on(steps, on)
    if state is None:
        facts = {"commitment": str(number), "on": on.isoformat(), "act": str(known_seq)}
        raise Refusal("COMMITMENT_NOT_YET", **facts)
    return replace(
        now,
        card=_card(now.card, state, entries, on),
        due=now.due if state.original == now.card.original else None,
        evidence=state.evidence.value,
        outcome=state.outcome.value if state.outcome else "",
        confidence="",
        claimed_on=state.claimed_on,
        blocked_by=state.blocked_by,
        cooperating=_signed_off_by(now, on),
        parts=_parts(viewer, number, on, known_seq),
        beside=(),
        items=evidence.behind(entries),
        withdrawn=evidence.withdrawn(entries),
        entries=entries,
        segments=segments(steps),
    )


def _known(entries: Iterable[Entry], on: dt.date, known_seq: int) -> list[Entry]:
    """The acts of that moment; what was annulled later was still in force."""
    then = [one for one in entries if one.seq <= known_seq and one.effective_on <= on]
    facts = _facts(then)
    standing, withdrawn = {fact.seq for fact in in_force(facts)}, withdrawals(facts)
    return [
        replace(
            one,
            in_force=one.seq in standing or one.tag in lifecycle.ABOUT_ACTS,
            withdraws=withdrawn.get(one.seq),
        )
        for one in then
    ]


def _facts(entries: Iterable[Entry]) -> list[Fact]:
    return [Fact(one.seq, one.effective_on, one.tag, one.data) for one in entries]


def _card(now: Card, state: State, entries: Sequence[Entry], on: dt.date) -> Card:
    told = sorted((one for one in entries if one.in_force), key=lambda one: one.effective_on)
    titles = [title for one in told if (title := one.texts.get("title"))]
    return replace(
        now,
        title=titles[-1] if titles and now.title else now.title,
        lead=state.lead,
        post=state.post,
        work=state.work.value,
        original=state.original,
        revised=state.revised,
        blocked=state.blocked or "",
        extension_asked=state.extension_asked,
        bucket=bucket_on(state, on),
    )


def _signed_off_by(now: Whole, on: dt.date) -> dict[int, dt.date | None]:
    return {unit: day if day and day <= on else None for unit, day in now.cooperating.items()}


def _parts(viewer: Viewer, number: int, on: dt.date, known_seq: int) -> list[Card]:
    spans = models.Span.objects.filter(parent=number, on_from__lte=on, known_from__lte=known_seq)
    spans = spans.exclude(on_until__lte=on).exclude(known_until__lte=known_seq)
    return lists.as_of(viewer, spans.order_by("commitment"))
