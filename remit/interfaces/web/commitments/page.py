"""The page of one commitment: what is owed and by when, what the unit says beside what the other
party found, the parts, and every act with its hash."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from remit.commitments.queries import then
from remit.commitments.queries import timeline as timelines
from remit.commitments.queries.lists import Card
from remit.commitments.queries.timeline import Entry, Whole
from remit.domain import vocabulary as v
from remit.domain.acts import Tag
from remit.domain.buckets import Bucket
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces import due_sentences, labels
from remit.interfaces.web import handing, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.charts import shown
from remit.interfaces.web.charts.shown import Chart
from remit.interfaces.web.commitments import (
    attached,
    conversation,
    history_bar,
    lateness,
    moments,
    names,
    reading,
    timeline,
    verbs,
)
from remit.interfaces.web.commitments.bases import changed
from remit.interfaces.web.commitments.names import Names
from remit.kernel import clock
from remit.organisation.queries import UnitCard
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import Passage

_ANSWERS = frozenset({Tag.COMMITMENT_VERIFIED, Tag.COMMITMENT_RETURNED, Tag.COMMITMENT_REFUTED})


@dataclass(frozen=True, slots=True)
class Sides:
    """What the unit says beside what the other party found; both of before, if it was reopened."""

    claim: Entry | None
    answer: Entry | None
    reopened: Entry | None

    @property
    def found(self) -> v.Evidence | None:
        """What the verification of this claim rested on, whatever holds today."""
        if self.answer is None or self.answer.tag is not Tag.COMMITMENT_VERIFIED:
            return None
        return v.Evidence(str(self.answer.data.get("evidence") or v.Evidence.DOCUMENT_CHECKED))


@require_GET
@rights.needs(rights.SIGNED_IN)
def commitment(request: Asking, number: int) -> HttpResponseBase:
    """One commitment, to whoever may read it, as it stands or as it stood in some figures."""
    moment = moments.asked(request)
    if moment is not None:
        return _then(request, number, moment)
    whole = timelines.whole(request.viewer, number)
    known = names.of_whole(request.viewer, whole)
    choice = verbs.choice(request, number, v.Work(whole.card.work))
    talk = conversation.talk(request.viewer, whole, reading.number(request.GET, "answer"))
    context = facts(request.viewer, whole, known) | {
        "talk": talk,
        "timeline": timeline.beside(
            timeline.rows(tuple(whole.entries), known), talk, timeline.partings(whole)
        ),
        "passages": passages(request.viewer, number),
        "latest": max(whole.entries, key=lambda entry: entry.seq),
        "choice": choice,
        "evidence": attached.attached(whole, known, choice.withdrawable),
        "basis_changes": changed(request.viewer, whole.card),
    }
    return render(request, "commitments/page.html", context)


def _then(request: Asking, number: int, moment: moments.Moment) -> HttpResponseBase:
    """What stood on that day, as known at that act; it is looked at, and not acted on."""
    whole = then.whole(request.viewer, number, moment.on, moment.known_seq)
    known = moments.named_then(names.of_whole(request.viewer, whole), moment)
    context = facts(request.viewer, whole, known, moment.on) | {
        "then": moment,
        "evidence": attached.attached(whole, known),
        "door": None,
        "timeline": list(timeline.rows(tuple(whole.entries), known)),
        "passages": passages(request.viewer, number),
        "latest": max(whole.entries, key=lambda entry: entry.seq),
    }
    return render(request, "commitments/page.html", context)


@require_GET
@rights.needs(rights.SIGNED_IN)
def picture(request: Asking, number: int, form: str) -> HttpResponseBase:
    """The timeline of one commitment as a picture that stands alone."""
    whole = timelines.whole(request.viewer, number)
    today = clock.today()
    chart = history_bar.chart(whole, today)
    if chart is None or form not in shown.MEDIA:
        raise Refusal("COMMITMENT_UNKNOWN", commitment=str(number))
    name = f"{number}-{today.isoformat()}"
    return shown.file(chart.data, history_bar.about(whole, today), name=name, form=form)


def passages(viewer: Viewer, number: int) -> list[tuple[Passage, str]]:
    """The words of the texts, each with its language, if several languages say it."""
    found = pairs.passages(viewer, number)
    return [(one, labels.language(one.document.language)) for one in found]


def facts(
    viewer: Viewer, whole: Whole, known: Names, day: dt.date | None = None
) -> dict[str, object]:
    """All that the page shows, in the form in which it is shown, as it stands on a day or today."""
    today = day or clock.today()
    card = whole.card
    return {
        "whole": whole,
        "card": card,
        "names": known,
        "today": today,
        "work": v.Work(card.work),
        "type": v.Type(card.type),
        "basis": v.Basis(whole.basis),
        "references": _references(whole.entries),
        "confidentiality": v.Confidentiality(whole.confidentiality),
        "outcome": v.Outcome(whole.outcome) if whole.outcome else None,
        "confidence": _confidence(whole),
        "blocked": v.Block(card.blocked) if card.blocked and card.work in v.OPEN else None,
        "bucket": bucket(whole, today),
        **_due_said(whole),
        "lead": known.unit(card.lead),
        "door": handing.door(viewer, known.unit(card.lead), v.Work(card.work)),
        "issuer": known.unit(card.issuer),
        "post": known.post(card.post),
        "blocked_by": known.unit(whole.blocked_by),
        "cooperating": [(known.unit(unit), on) for unit, on in whole.cooperating.items()],
        "ancestors": list(reversed(whole.ancestors)),
        "parts": _rows(whole.parts, known),
        "beside": _rows(whole.beside, known),
        "sides": sides(whole.entries),
        "history": history_bar.chart(whole, today) if day else _history(whole, today),
        "late": lateness.late(whole, known, today),
        "stands": lateness.stands(whole, known, today),
        "returned": lateness.returned(whole, today),
    }


def _history(whole: Whole, today: dt.date) -> Chart | None:
    chart = history_bar.chart(whole, today)
    if chart is None:
        return None
    svg, png = (reverse("commitment_picture", args=[whole.card.id, form]) for form in shown.MEDIA)
    return replace(chart, svg_url=svg, png_url=png)


def _rows(cards: Iterable[Card], known: Names) -> list[tuple[Card, v.Work | None, UnitCard | None]]:
    """Other commitments on the page of one, each with its state and its lead unit."""
    return [(one, v.Work(one.work) if one.work else None, known.unit(one.lead)) for one in cards]


def sides(entries: Iterable[Entry]) -> Sides:
    """The claim that stands, or the last one, and the answer to it."""
    claim = answer = reopened = None
    for entry in entries:
        if not entry.in_force:
            continue
        if entry.tag is Tag.COMMITMENT_CLAIMED:
            claim, answer, reopened = entry, None, None
        elif entry.tag in _ANSWERS:
            answer = entry
        elif entry.tag is Tag.COMMITMENT_REOPENED:
            reopened = entry
    return Sides(claim, answer, reopened)


def _due_said(whole: Whole) -> dict[str, object]:
    """Why the due date is what it is, and whether it was computed from its words."""
    if whole.due is None:
        return {"why": "", "is_computed": False}
    said = whole.due.explanation, whole.due.wording
    return {"why": due_sentences.explained(*said), "is_computed": due_sentences.is_computed(*said)}


def _confidence(whole: Whole) -> v.Confidence | None:
    """The forecast, while there is still something to forecast."""
    is_open = v.Work(whole.card.work) in v.OPEN
    return v.Confidence(whole.confidence) if whole.confidence and is_open else None


def _references(entries: Iterable[Entry]) -> list[str]:
    return [text for entry in entries if (text := entry.texts.get("reference"))]


def bucket(whole: Whole, today: dt.date) -> Bucket | None:
    """Where it counts today; what no figure counts stands against no clock."""
    holding = [one for one in whole.segments if one.on_from <= today] or whole.segments[:1]
    last = holding[-1].bucket if holding else None
    return last if last and last.counted else None
