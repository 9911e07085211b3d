"""Handing in several files at once: they are read as a job, and a page shows how far it is. It can
be left and come back to; where the job stopped, the person lets it go on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, may
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces import labels, sentences
from remit.interfaces.sentences import intake as words
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import confined
from remit.texts import queries as texts
from remit.texts.intake import actions, jobs, queries
from remit.texts.intake.queries import Outcome
from remit.texts.intake.terms import Origin, Terms
from remit.texts.queries import DocumentCard

FOR_ALL = (
    Field(
        name="issuer",
        label=_("Issuer of several files"),
        kind=Kind.UNIT,
        required=False,
        hint=_("Without one, each document has the issuer that its text says."),
    ),
    Field(
        name="type",
        label=_("Type of several files"),
        kind=Kind.CHOICE,
        required=False,
        words=tuple(DocumentType),
        hint=_("Without one, each document has the type that its text says."),
    ),
)
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
    issuer: UnitCard | None = None
    may_correct: bool = False


def around(request: Asking) -> dict[str, object]:
    """What stands in and beside the form: what was typed, levels, and what was handed in lately."""
    sent = showing.sent(request)
    return {
        "typed": str(request.POST.get("text", "")).replace("\r\n", "\n"),
        "levels": [(level.value, labels.label(level)) for level in Confidentiality],
        "usual_level": reading.text(request.POST, "confidentiality") or Confidentiality.INTERNAL,
        "for_all": showing.shown(FOR_ALL, sent),
        "is_for_all": any(any(sent.get(one.name, ())) for one in FOR_ALL),
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
        "stopped": queries.has_stopped(batch, clock.now()),
    }
    part = "intake_progress" if request.headers.get("HX-Request") else "intake"
    return render(request, f"texts/{part}.html", context | _counts(lines))


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def resume(request: Asking, number: int) -> HttpResponseBase:
    """A reading that stopped goes on with the file at which it stopped."""
    batch = queries.batch(request.by.person, number)
    if not queries.has_stopped(batch, clock.now()):
        raise Refusal("INTAKE_NOT_STOPPED")
    requests.once(request, lambda: _resumed(batch.id))
    return requests.sent_on(request, reverse("intake", args=[number]))


def _handed_in(request: Asking, files: Sequence[tuple[str, bytes]]) -> str:
    level = reading.text(request.POST, "confidentiality") or Confidentiality.INTERNAL.value
    if level not in set(Confidentiality):
        raise Refusal("FIELD_EMPTY", field="confidentiality")
    kind = reading.text(request.POST, "type")
    terms = Terms(
        issuer=reading.unit(request.POST, "issuer"),
        type=DocumentType(kind) if kind in set(DocumentType) else None,
        confidentiality=Confidentiality(level),
        origin=Origin.WEB,
    )
    batch = actions.hand_in(by=request.by, at=clock.now(), files=files, terms=terms)
    jobs.take_in.enqueue(batch)
    return reverse("intake", args=[batch])


def _resumed(batch: int) -> dict[str, object]:
    jobs.take_in.enqueue(batch, resumed=True)
    return {"batch": batch}


def _lines(request: Asking, outcomes: Sequence[Outcome]) -> list[Line]:
    named = [one.document for one in outcomes if one.document]
    known = {card.id: card for card in texts.documents_named(request.viewer, named)}
    issuers = organisation.units({card.issuer for card in known.values() if card.issuer})
    free = _free_to_correct(request, known.values())
    return [_line(one, known.get(one.document or 0), issuers, free) for one in outcomes]


def _line(
    one: Outcome,
    card: DocumentCard | None,
    issuers: dict[int, UnitCard],
    free: Collection[tuple[int | None, Confidentiality]],
) -> Line:
    code = "READING" if one.reading else one.outcome
    findings = [*([one.refusal] if one.refusal else []), *one.notes]
    return Line(
        file=one,
        said=words.outcome(code),
        tone=TONES.get(code, "wait"),
        notes=[sentences.finding_sentence(finding) for finding in findings],
        document=card.id if card else None,
        number=card.number if card else "",
        title=card.title if card else "",
        issuer=issuers.get(card.issuer or 0) if card else None,
        may_correct=card is not None and (card.issuer, card.confidentiality) in free,
    )


def _free_to_correct(
    request: Asking, cards: Iterable[DocumentCard]
) -> set[tuple[int | None, Confidentiality]]:
    """The issuers and levels for which the person may register; many files share one."""
    today, viewer = clock.today(), request.viewer
    asked = {(card.issuer, card.confidentiality) for card in cards}
    return {
        (issuer, level)
        for issuer, level in asked
        if may(Permission.REGISTER_TEXTS, viewer, texts.place_of(issuer, level, today))
    }


def _counts(lines: Sequence[Line]) -> dict[str, object]:
    outcomes = [line.file.outcome for line in lines]
    return {
        "registered": outcomes.count("REGISTERED"),
        "known": outcomes.count("KNOWN"),
        "refused": outcomes.count("REFUSED"),
        "drafts": sum(line.file.drafts for line in lines),
    }
