"""Registering a document in two steps: the text is read, then what the reader found is checked by a
person and registered. A document that is known already is not registered twice."""

import datetime as dt
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
from remit.interfaces.web import numbers, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind, Option
from remit.interfaces.web.commitments.showing import Shown
from remit.interfaces.web.texts import receiving, units, words
from remit.kernel import clock
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.actions import NewDocument

KNOWN = "DOCUMENT_ALREADY_REGISTERED"
HEAD = 4000
SHORTEST_TITLE, LONGEST_TITLE = 12, 300
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
_SENT = tuple(field for field in FIELDS if field.name != "language")


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def register(request: Asking) -> HttpResponseBase:
    """First the text is read, then it is registered with what a person confirmed."""
    if request.method == "GET":
        return render(request, "texts/receive.html")
    if request.POST.get("step") != "register":
        return _read(request)
    text = receiving.unpacked(str(request.POST.get(receiving.KEPT, "")))
    try:
        done = requests.once(request, lambda: _registered(request, text))
    except Refusal as refusal:
        return _refused(request, text, refusal)
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
    text = receiving.received(request)
    if not text.strip():
        raise Refusal("TEXT_EMPTY")
    return _form(request, text, {})


def _registered(request: Asking, text: str) -> dict[str, object]:
    values = reading.values(request, _SENT)
    language = reading.text(request.POST, "language")
    values |= {"text": text, "language": language if language in dict(settings.LANGUAGES) else ""}
    new: Callable[..., NewDocument] = NewDocument
    number = actions.register(by=request.by, at=clock.now(), document=new(**values))
    return {"url": reverse("text", args=[number])}


def _refused(request: Asking, text: str, refusal: Refusal) -> HttpResponse:
    """The sentence at the form; a document that is known comes with the way to it."""
    if not request.headers.get("HX-Request"):
        return _form(request, text, showing.sent(request), refusal)
    context = _said(request, refusal)
    return render(request, "texts/refused.html", context, status=_status(refusal))


def _form(
    request: Asking, text: str, sent: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    found = as_json(actions.read(text))
    header, counts = (
        found["document"],
        {name: len(found[name]) for name in ("obligations", "statistics", "references", "checks")},
    )
    context = {
        "fields": _fields(header, sent or _start(text, header)),
        "kept": receiving.packed(text),
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
    issuers = units.suggested(header.get("issuer") or "")
    kind = words.TYPES.get(header.get("type") or "")
    return {
        "title": [_title(text)],
        "type": [kind.value] if kind else [],
        "number": [header.get("number") or ""],
        "issued_on": [_date(header)],
        "issuer": [str(issuers[0].id)] if len(issuers) == 1 else [],
        "language": [header.get("language") or ""],
        "confidentiality": [Confidentiality.INTERNAL.value],
    }


def _date(header: dict[str, Any]) -> str:
    day = header.get("date") or header["event_date"]["value"] or ""
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError:
        return ""  # a month or a year alone is no date


def _date_ground(header: dict[str, Any]) -> str:
    basis = header["date_basis"] if header.get("date") else header["event_date"]["basis"]
    return words.said(words.GROUNDS, basis) if basis else ""


def _title(text: str) -> str:
    """The first line that reads like a title, and is not a letterhead, a number or a date."""
    lines = [" ".join(line.split()) for line in text[:HEAD].splitlines()]
    written = [line for line in lines if line]
    named = next((line for line in written if _is_title(line)), "")
    return (named or next(iter(written), ""))[:LONGEST_TITLE]


def _is_title(line: str) -> bool:
    is_head = line.isupper() or bool(numbers.places(line)) or line.rstrip(".")[-4:].isdecimal()
    return len(line) > SHORTEST_TITLE and not is_head


def _same_text(text: str) -> Refusal | None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = texts.same_document(sha256=sha256, number="", issuer=None, issued_on=None)
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
