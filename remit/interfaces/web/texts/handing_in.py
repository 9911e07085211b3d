"""Handing in several files at once: they are read as a job, and a page shows how far it is. It can
be left and come back to; where the job stopped, the person lets it go on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Confidentiality
from remit.interfaces import labels, sentences
from remit.interfaces.sentences import intake as words
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.kernel import clock
from remit.texts import confined
from remit.texts import queries as texts
from remit.texts.intake import actions, jobs, queries
from remit.texts.intake.queries import BatchCard, Outcome
from remit.texts.intake.terms import Origin, Terms

GRACE = dt.timedelta(seconds=60)
# The colour in which an outcome is shown.
TONES = {"REGISTERED": "good", "REFUSED": "bad", "KNOWN": "calm", "OPENED": "muted"}


@dataclass(frozen=True, slots=True)
class Line:
    """A file as the page shows it; `document` is empty if the viewer may not read it."""

    file: Outcome
    said: str
    tone: str
    notes: Sequence[str]
    document: int | None
    number: str
    title: str


def around(request: Asking) -> dict[str, object]:
    """What stands beside the form: levels to choose from, and what was handed in lately."""
    return {
        "levels": [(level.value, labels.label(level)) for level in Confidentiality],
        "usual_level": Confidentiality.INTERNAL.value,
        "lately": queries.batches(request.by.person, origin=Origin.WEB),
        "limits": confined.limits(),
    }


def hand_in(request: Asking, files: Sequence[tuple[str, bytes]]) -> HttpResponse:
    """Several files are handed in once, however often the form is sent."""
    done = requests.once(request, lambda: {"url": _handed_in(request, files)})
    return requests.sent_on(request, str(done["url"]))


@require_GET
@rights.needs(Permission.REGISTER_TEXTS)
def intake(request: Asking, number: int) -> HttpResponseBase:
    """How far the reading of a batch is, and what became of each file."""
    batch = queries.batch(request.by.person, number)
    lines = _lines(request, queries.outcomes(batch.id))
    context = {
        "batch": batch,
        "lines": lines,
        "percent": 100 * batch.done // max(batch.total, 1),
        "stopped": _has_stopped(batch),
    }
    part = "intake_progress" if request.headers.get("HX-Request") else "intake"
    return render(request, f"texts/{part}.html", context | _counts(lines))


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def resume(request: Asking, number: int) -> HttpResponseBase:
    """A reading that stopped goes on with the file at which it stopped."""
    batch = queries.batch(request.by.person, number)
    if not _has_stopped(batch):
        raise Refusal("INTAKE_NOT_STOPPED")
    requests.once(request, lambda: _resumed(batch.id))
    return requests.sent_on(request, reverse("intake", args=[number]))


def _handed_in(request: Asking, files: Sequence[tuple[str, bytes]]) -> str:
    level = reading.text(request.POST, "confidentiality") or Confidentiality.INTERNAL.value
    if level not in set(Confidentiality):
        raise Refusal("FIELD_EMPTY", field="confidentiality")
    terms = Terms(confidentiality=Confidentiality(level), origin=Origin.WEB)
    batch = actions.hand_in(by=request.by, at=clock.now(), files=files, terms=terms)
    jobs.take_in.enqueue(batch)
    return reverse("intake", args=[batch])


def _resumed(batch: int) -> dict[str, object]:
    jobs.take_in.enqueue(batch, resumed=True)
    return {"batch": batch}


def _has_stopped(batch: BatchCard) -> bool:
    """Nothing happened for longer than any one file may take."""
    patience = dt.timedelta(seconds=confined.limits().seconds) + GRACE
    return not batch.is_done and clock.now() - batch.moved_at > patience


def _lines(request: Asking, outcomes: Sequence[Outcome]) -> list[Line]:
    known = texts.titles(request.viewer, (one.document for one in outcomes if one.document))
    return [_line(one, known) for one in outcomes]


def _line(one: Outcome, known: dict[int, tuple[str, str]]) -> Line:
    code = "READING" if one.reading else one.outcome
    number, title = known.get(one.document or 0, ("", ""))
    findings = [*([one.refusal] if one.refusal else []), *one.notes]
    return Line(
        file=one,
        said=words.outcome(code),
        tone=TONES.get(code, "wait"),
        notes=[sentences.finding_sentence(finding) for finding in findings],
        document=one.document if one.document in known else None,
        number=number,
        title=title,
    )


def _counts(lines: Sequence[Line]) -> dict[str, object]:
    outcomes = [line.file.outcome for line in lines]
    return {
        "registered": outcomes.count("REGISTERED"),
        "known": outcomes.count("KNOWN"),
        "refused": outcomes.count("REFUSED"),
        "drafts": sum(line.file.drafts for line in lines),
    }
