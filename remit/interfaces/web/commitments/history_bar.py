"""The history of a commitment as one line: from its first day to today or its due date, cut where
the work or a clock changed, with both due dates. What lies ahead is what will be if nothing is
recorded any more."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from remit.commitments.queries.timeline import Entry, Whole
from remit.domain.history import Segment
from remit.domain.vocabulary import DONE_OUTCOMES, OPEN, Clock, Work
from remit.interfaces import labels, writing
from remit.interfaces.web.charts import isolating, scales, tables
from remit.interfaces.web.charts.history import AFTER, Day, History, Piece
from remit.interfaces.web.charts.shown import Chart

NAME = "history"
# The tone of work that does not run against its clock; other work shows how the clock stands.
OF_WORK = {
    Work.PROPOSED: "muted",
    Work.REJECTED: "muted",
    Work.CONTESTED: "warn",
    Work.CLAIMED: "wait",
    Work.VERIFIED: "good",
    Work.SUSPENDED: "muted",
    Work.CANCELLED: "muted",
    Work.SUPERSEDED: "muted",
}


def chart(whole: Whole, today: dt.date) -> Chart | None:
    """The line of a commitment; none while it has no history."""
    segments = whole.segments
    if not segments:
        return None
    end = _end(segments, today)
    acts = _acts(whole.entries)
    told = (
        piece for one in segments if one.on_from < end for piece in _pieces(one, end, today, acts)
    )
    pieces = [_joined(list(alike)) for _key, alike in itertools.groupby(told, key=_alike)]
    data = History(
        key=NAME,
        title=_("History"),
        says=_said(segments, today),
        heads=(_("From"), _("Until"), _("Status")),
        tones=_tones(pieces),
        pieces=pieces,
        days=_days(segments, today),
        months=_months(segments[0].on_from, end),
    )
    return Chart(data)


def about(whole: Whole, today: dt.date) -> list[str]:
    """What the picture is about: the commitment, and the day."""
    named = f"{isolating.named(f'#{whole.card.id}')} {isolating.named(whole.card.title)}"
    return [named, f"{_('As of')} {writing.day(today)}"]


def _end(segments: Sequence[Segment], today: dt.date) -> dt.date:
    state = segments[-1].state
    ends = [state.original, state.revised, today, segments[-1].on_from]
    return max(day for day in ends if day is not None) + AFTER


def _acts(entries: Iterable[Entry]) -> dict[dt.date, str]:
    """The place of the act on the page from which a day on a state holds; the last one of a day."""
    return {one.effective_on: f"#act-{one.seq}" for one in entries if one.in_force}


def _pieces(
    one: Segment, end: dt.date, today: dt.date, acts: dict[dt.date, str]
) -> Iterable[Piece]:
    until = min(one.on_until or end, end)
    cuts = [one.on_from, until]
    if one.on_from <= today < until - AFTER:
        cuts.insert(1, today + AFTER)
    for start, stop in itertools.pairwise(cuts):
        if start < stop:
            state = _state(one)
            yield Piece(
                on_from=start,
                on_until=stop,
                tone=_tone(one),
                word=labels.label(one.bucket.work),
                state=state,
                says=state,
                ahead=start > today,
                url=acts.get(start, ""),
            )


def _alike(piece: Piece) -> tuple[str, str, bool]:
    return piece.tone, piece.state, piece.ahead


def _joined(alike: Sequence[Piece]) -> Piece:
    """Pieces that say the same follow each other as one: an act between them changed no state."""
    first, last = alike[0], alike[-1]
    days = f"{writing.day(first.on_from)} – {writing.day(last.on_until - AFTER)}"
    state = tables.ahead(first.state) if first.ahead else first.state
    return dataclasses.replace(first, on_until=last.on_until, says=f"{days}: {state}")


def _state(one: Segment) -> str:
    """The work, and while something is owed how it stands against the revised date."""
    work = labels.label(one.bucket.work)
    if one.bucket.work not in OPEN:
        return work
    return isolating.joined(work, labels.label(one.bucket.revised))


def _tone(one: Segment) -> str:
    if one.bucket.work is Work.CLOSED:
        return "good" if one.bucket.outcome in DONE_OUTCOMES else "muted"
    if one.bucket.work in OF_WORK:
        return OF_WORK[one.bucket.work]
    return "bad" if one.bucket.revised is Clock.OVERDUE else "calm"


def _tones(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """Each tone that is there, with the states that it stands for; what only lies ahead says so."""
    found: dict[str, dict[str, bool]] = {}
    for piece in pieces:
        states = found.setdefault(f"history-{piece.tone}", {})
        states[piece.state] = states.get(piece.state, True) and piece.ahead
    return [
        (paint, " / ".join(tables.ahead(state) if far else state for state, far in states.items()))
        for paint, states in found.items()
    ]


def _days(segments: Sequence[Segment], today: dt.date) -> list[Day]:
    state = segments[-1].state
    dues = [("original", _("Original due date"), state.original)]
    if state.revised != state.original:
        dues.append(("revised", _("Revised due date"), state.revised))
    marked = [
        Day(due + AFTER, kind, f"{word} {writing.day(due)}") for kind, word, due in dues if due
    ]
    return [*marked, Day(today, "today", f"{_('Today')} {writing.day(today)}")]


def _months(first: dt.date, end: dt.date) -> list[tuple[dt.date, str]]:
    return [(day, writing.short_month(day)) for day in scales.months(first, end)]


def _said(segments: Sequence[Segment], today: dt.date) -> str:
    """How it stands today and since when, and by when it is due."""
    past = [one for one in segments if one.on_from <= today] or segments[:1]
    state = _state(past[-1])
    same = list(itertools.takewhile(lambda one: _state(one) == state, reversed(past)))
    stands = _("%(state)s, since %(day)s.") % {
        "state": state,
        "day": writing.day(same[-1].on_from),
    }
    dues = [one.word for one in _days(segments, today) if one.kind != "today"]
    return " ".join([stands, *map(_ended, dues)])


def _ended(words: str) -> str:
    """Words as a sentence; a day of Korean ends with a full stop already."""
    return words if words.endswith(".") else _("%(words)s.") % {"words": words}
