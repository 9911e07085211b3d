"""Registering a document in two steps: the text is read, then what the reader found is checked by a
person and registered. A document that is known already is not registered twice."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from remit.domain.reading import as_json
from remit.domain.reading.records import SHOWN
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Confidentiality, DocumentType
from remit.interfaces import sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind, Option
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.texts import handing_in, receiving, words
from remit.interfaces.web.texts.receiving import Received
from remit.kernel import clock
from remit.texts import actions, proposals
from remit.texts import queries as texts
from remit.texts.actions import NewDocument
from remit.texts.pairs import queries as pairs

KNOWN = "DOCUMENT_ALREADY_REGISTERED"
FIELDS = (
    Field(name="title", label=_("Title"), kind=Kind.LONG),
    Field(name="type", label=_("Type"), kind=Kind.CHOICE, words=tuple(DocumentType)),
    Field(name="number", label=_("Number"), kind=Kind.TEXT, required=False),
    Field(name="issued_on", label=_("Date"), kind=Kind.DAY, required=False),
    Field(name="issuer", label=_("Issuer"), kind=Kind.UNIT, required=False),
    Field(name="signer", label=_("Signed by the post"), kind=Kind.TEXT, required=False),
    Field(name="origin", label=_("Source"), kind=Kind.TEXT, required=False),
    Field(name="language", label=_("Language"), kind=Kind.PICK),
    Field(
        name="confidentiality",
        label=_("Confidentiality"),
        kind=Kind.CHOICE,
        words=tuple(Confidentiality),
    ),
)
# Asked so, a form is shown as it was sent, and nothing is done: its language was changed.
AGAIN = "again"
# Signs that are read within a second or two; more are read by the worker.
LONGEST_AT_ONCE = 300_000
_SENT = tuple(field for field in FIELDS if field.name != "language")


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def register(request: Asking) -> HttpResponseBase:
    """First the text is read, then it is registered with what a person confirmed."""
    if request.method == "GET":
        word = reading.text(request.GET, receiving.KEPT)
        return _taken_up(request, word) if word else _receive(request)
    if request.POST.get("step") != "register":
        return _received(request)
    received = receiving.carried(request)
    if AGAIN in request.GET:
        return _form(request, received, showing.sent(request))
    try:
        done = requests.once(request, lambda: _registered(request, received))
    except Refusal as refusal:
        return _refused(request, received, refusal)
    return requests.sent_on(request, str(done["url"]))


def _received(request: Asking) -> HttpResponse:
    """What is refused at the first step is said at its form, and nothing typed is lost."""
    if AGAIN in request.GET:
        return _receive(request)
    try:
        return _read(request)
    except Refusal as refusal:
        return _receive(request, refusal)


def _receive(request: Asking, refusal: Refusal | None = None) -> HttpResponse:
    context = {
        **handing_in.around(request),
        "here": reverse("register_text"),
        "chosen": [one.name for one in request.FILES.getlist("file")],
        "said": sentences.sentence(refusal) if refusal else "",
        "rule": refusal.rule if refusal else "",
    }
    return render(request, "texts/receive.html", context, status=_status(refusal))


def _taken_up(request: Asking, word: str) -> HttpResponse:
    """The second step again, as a page to which one came back."""
    return _form(request, receiving.taken_up(word, request.by.person), {})


def _read(request: Asking) -> HttpResponse:
    """One document is looked over by the person; several files are read one after the other.

    A text that takes long to read is read by the worker too, so that nobody else waits for it.
    """
    files = receiving.sent_files(request)
    if len(files) > 1:
        return handing_in.hand_in(request, files)
    received = receiving.one_document(*files[0]) if files else receiving.pasted(request)
    if received is None:
        return handing_in.hand_in(request, files)
    if not received.text.strip():
        raise Refusal("TEXT_EMPTY")
    if len(received.text) > LONGEST_AT_ONCE:
        return handing_in.hand_in(request, files or [("text.txt", received.text.encode())])
    return _form(request, received, {})


def _registered(request: Asking, received: Received) -> dict[str, object]:
    values = reading.values(request, _SENT)
    language = reading.text(request.POST, "language")
    values |= {
        "text": received.text,
        "language": language if language in dict(settings.LANGUAGES) else "",
        "original": receiving.original(received),
    }
    new: Callable[..., NewDocument] = NewDocument
    number = actions.register(by=request.by, at=clock.now(), document=new(**values))
    return {"url": reverse("text", args=[number])}


def _refused(request: Asking, received: Received, refusal: Refusal) -> HttpResponse:
    """The sentence at the form; a document that is known comes with the way to it."""
    if not request.headers.get("HX-Request"):
        return _form(request, received, showing.sent(request), refusal)
    if refusal.rule != KNOWN:
        raise refusal
    context = _said(request, refusal)
    return render(request, "texts/refused.html", context, status=_status(refusal))


def _form(
    request: Asking, received: Received, sent: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    text = received.text
    found = as_json(actions.read(text, sent_on=received.sent_on))
    header = found["document"]
    counts = {name: len(found[name]) for name in ("statistics", "references", "checks")}
    drafts = sum(one["confidence"] >= SHOWN for one in found["obligations"])
    said = refusal or _same_text(text)
    fields, words = showing.refused(_fields(header, sent or _start(text, header)), refusal)
    context = {
        "fields": fields,
        "kept": receiving.packed(text),
        "original": received.original,
        "notes": [sentences.finding_sentence(note) for note in received.notes],
        "text": text,
        "here": _here(request, received),
        "counts": {**counts, "drafts": drafts},
        "contradictions": [_contradiction(text, one) for one in found["checks"]],
        **(_said(request, said) if said is None or said.rule == KNOWN else {"said": words}),
    }
    return render(request, "texts/register.html", context, status=_status(refusal))


def _contradiction(text: str, check: Mapping[str, Any]) -> dict[str, object]:
    """What does not add up, with the words of each place and the line on which it stands."""
    places = [
        {"quote": place["quote"], "line": text.count("\n", 0, place["start"]) + 1}
        for place in check["spans"]
    ]
    return {"word": words.said(words.CHECKS, check["code"]), "places": places}


def _here(request: Asking, received: Received) -> str:
    """Where this page is found again, without what was typed into it."""
    word = reading.text(request.GET, receiving.KEPT)
    word = word or receiving.set_aside(received, request.by.person)
    return f"{reverse('register_text')}?{urlencode({receiving.KEPT: word})}"


def _fields(header: dict[str, Any], start: showing.Start) -> list[Shown]:
    """The fields with what the reader knows about each beside it."""
    languages = [Option(code, _local(code)) for code, _name in settings.LANGUAGES]
    hints = {
        "type": "" if any(start.get("type", ())) else _("The text does not say it; choose one."),
        "issued_on": _date_ground(header),
        "issuer": header.get("issuer") or "",
    }
    return [
        replace(
            one,
            hint=hints.get(one.name, one.hint),
            options=languages if one.name == "language" else one.options,
        )
        for one in showing.shown(FIELDS, start)
    ]


def _start(text: str, header: dict[str, Any]) -> showing.Start:
    said = proposals.proposal(text, header)
    return {
        "title": [said.title],
        "type": [said.type.value] if said.type else [],
        "number": [said.number],
        "issued_on": [said.issued_on.isoformat() if said.issued_on else ""],
        "issuer": [str(said.issuer)] if said.issuer else [],
        "signer": [said.signer],
        "origin": [said.origin],
        "language": [said.language],
        "confidentiality": [Confidentiality.INTERNAL.value],
    }


def _date_ground(header: dict[str, Any]) -> str:
    basis = header["date_basis"] if header.get("date") else header["event_date"]["basis"]
    return words.said(words.GROUNDS, basis) if basis else ""


def _same_text(text: str) -> Refusal | None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = pairs.same_document(sha256=sha256, number="", issuer=None, issued_on=None)
    return Refusal(KNOWN, document=str(known)) if known is not None else None


def _said(request: Asking, refusal: Refusal | None) -> dict[str, object]:
    """Why it is refused; of a document that is known already, the page says which one it is."""
    if refusal is None or refusal.rule != KNOWN:
        return {"said": sentences.sentence(refusal) if refusal else ""}
    try:
        known = texts.document(request.viewer, int(refusal.params["document"]))
    except Refusal:
        return {"said": _("This document is already registered; you may not read it.")}
    return {"said": _("This document is already registered:"), "known": known}


def _local(code: str) -> str:
    name = str(get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def _status(refusal: Refusal | None) -> int:
    return refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
