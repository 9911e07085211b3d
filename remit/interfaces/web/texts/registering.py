"""Registering a document in two steps: the text is read, then what the reader found is checked by a
person and registered. A document that is known already is not registered twice."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain.reading import as_json
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Confidentiality, DocumentType, Relation
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
    Field(name="language", label=_("Language"), kind=Kind.PICK),
    Field(
        name="confidentiality",
        label=_("Confidentiality"),
        kind=Kind.CHOICE,
        words=tuple(Confidentiality),
    ),
)
# Signs that are read within a second or two; more are read by the worker.
LONGEST_AT_ONCE = 300_000
_SENT = tuple(field for field in FIELDS if field.name != "language")


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def register(request: Asking) -> HttpResponseBase:
    """First the text is read, then it is registered with what a person confirmed."""
    if request.method == "GET":
        return render(request, "texts/receive.html", handing_in.around(request))
    if request.POST.get("step") != "register":
        return _read(request)
    received = receiving.carried(request)
    try:
        done = requests.once(request, lambda: _registered(request, received))
    except Refusal as refusal:
        return _refused(request, received, refusal)
    return requests.sent_on(request, str(done["url"]))


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def relate(request: Asking, number: int) -> HttpResponseBase:
    """Say how this document stands to another one, which is named by its number."""
    document = texts.document(request.viewer, number)
    other = texts.referred(request.viewer, reading.text(request.POST, "other"))
    relation = reading.text(request.POST, "relation")
    if relation not in set(Relation):
        raise Refusal("FIELD_EMPTY", field=str(_("Relation")))
    requests.once(
        request,
        lambda: {
            "act": actions.relate(
                by=request.by,
                at=clock.now(),
                document=document.id,
                to=other,
                relation=Relation(relation),
            ).seq
        },
    )
    return requests.sent_on(request, reverse("text", args=[number]))


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
    context = _said(request, refusal)
    return render(request, "texts/refused.html", context, status=_status(refusal))


def _form(
    request: Asking, received: Received, sent: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    text = received.text
    found = as_json(actions.read(text))
    header, counts = (
        found["document"],
        {name: len(found[name]) for name in ("obligations", "statistics", "references", "checks")},
    )
    context = {
        "fields": _fields(header, sent or _start(text, header)),
        "kept": receiving.packed(text),
        "original": received.original,
        "notes": [sentences.finding_sentence(note) for note in received.notes],
        "text": text,
        "counts": counts,
        "source_url": header.get("source_url"),
        **_said(request, refusal or _same_text(text)),
    }
    return render(request, "texts/register.html", context, status=_status(refusal))


def _fields(header: dict[str, Any], start: showing.Start) -> list[Shown]:
    """The fields with what the reader knows about each beside it."""
    languages = [Option(code, _local(code)) for code, _name in settings.LANGUAGES]
    hints = {"issued_on": _date_ground(header), "issuer": header.get("issuer") or ""}
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
