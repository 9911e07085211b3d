"""Correcting the heading of a document, and taking the last correction back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain.acts import Tag
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import DocumentType
from remit.interfaces import labels
from remit.interfaces.web import refusals, requests, rights, written
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading, showing
from remit.interfaces.web.commitments.fields import Field, Kind
from remit.kernel import clock, inputs
from remit.ledger.records import Act
from remit.organisation import queries as organisation
from remit.texts import actions, registrars
from remit.texts import queries as texts
from remit.texts.headings import queries as headings
from remit.texts.headings import terms
from remit.texts.headings.terms import Heading
from remit.texts.queries import DocumentCard

FIELDS = (
    Field(name="title", label=gettext_lazy("Title"), kind=Kind.LONG),
    Field(name="type", label=gettext_lazy("Type"), kind=Kind.CHOICE, words=tuple(DocumentType)),
    Field(name="number", label=gettext_lazy("Number"), kind=Kind.TEXT, required=False),
    Field(name="issued_on", label=gettext_lazy("Date"), kind=Kind.DAY, required=False),
    Field(name="issuer", label=gettext_lazy("Issuer"), kind=Kind.UNIT, required=False),
    Field(name="signer", label=gettext_lazy("Signed by the post"), kind=Kind.TEXT, required=False),
    Field(name="origin", label=gettext_lazy("Source"), kind=Kind.TEXT, required=False),
)
REASON = Field(name="reason", label=gettext_lazy("Reason"), kind=Kind.LONG, required=False)
LABELS: Mapping[str, Promise] = {one.name: one.label for one in FIELDS}


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changed: what stood there, and what stands there by it."""

    label: str
    was: SafeString
    now: SafeString
    had: bool


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def correct(request: Asking, number: int) -> HttpResponseBase:
    """What was read or typed wrongly is typed rightly; the text stays as received."""
    document = texts.document(request.viewer, number)
    if request.method == "GET":
        place = texts.place_of_document(document.id, clock.today())
        registrars.check_registers(request.viewer, place)
        return _form(request, document, start(headings.heading(document.id)))
    try:
        requests.once(request, lambda: _corrected(request, document.id))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, document, showing.sent(request), refusal)
    messages.success(request, _("The heading was corrected."))
    return requests.sent_on(request, _back(request, document.id))


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def take_back(request: Asking, number: int, act: int) -> HttpResponseBase:
    """The heading says again what it said before the correction."""
    document = texts.document(request.viewer, number)
    requests.once(
        request,
        lambda: {"act": actions.take_back_correction(by=request.by, at=clock.now(), act=act).seq},
    )
    messages.success(request, _("The correction was taken back."))
    return requests.sent_on(request, reverse("text_history", args=[document.id]))


def start(heading: Heading) -> showing.Start:
    """A heading as a form starts with it."""
    said = {**heading.codes, **heading.words}
    return {name: [str(value)] if value else [""] for name, value in said.items()}


def changes(document: int, acts: Iterable[Act]) -> dict[int, list[Change]]:
    """What each correction among these acts changed."""
    corrections = [act for act in acts if act.tag is Tag.DOCUMENT_CORRECTED]
    return {act.seq: list(_changes(document, act)) for act in corrections}


def _changes(document: int, act: Act) -> Iterator[Change]:
    data = cast(Mapping[str, Any], act.data)
    for name in terms.CODES:
        if name in data["is"]:
            was, now = data["was"][name], data["is"][name]
            yield Change(str(LABELS[name]), _code(name, was), _code(name, now), bool(was))
    for name in terms.WORDS:
        if name in data["stood"]:
            before = headings.words_in(document, name, data["stood"][name])
            now = _word(act.texts.get(name))
            yield Change(str(LABELS[name]), _word(before), now, bool(before))


def _code(name: str, value: object) -> SafeString:
    if not value:
        return written.nothing()
    if name == "type":
        return format_html("{}", labels.label(DocumentType(str(value))))
    if name == "issued_on":
        return written.day(inputs.day(str(value)))
    if name == "issuer":
        return written.unit(organisation.units([int(str(value))]).get(int(str(value))))
    return written.docno(str(value))


def _word(words: str | None) -> SafeString:
    if words is None:
        return format_html('<span class="quiet">{}</span>', _("Text erased"))
    return format_html("<bdi>{}</bdi>", words) if words else written.nothing()


def _corrected(request: Asking, document: int) -> dict[str, object]:
    sent = reading.values(request, FIELDS)
    plain = {name: " ".join(str(sent[name]).split()) for name in (*terms.WORDS, "number")}
    heading = Heading(**cast(dict[str, Any], {**sent, **plain}))
    act = actions.correct(
        by=request.by,
        at=clock.now(),
        document=document,
        heading=heading,
        reason=reading.text(request.POST, "reason"),
    )
    return {"act": act.seq}


def _back(request: Asking, document: int) -> str:
    """To the files that were handed in together, if one came from there."""
    batch = reading.number(request.POST, "batch")
    return reverse("intake", args=[batch]) if batch else reverse("text", args=[document])


def _form(
    request: Asking, document: DocumentCard, sent: showing.Start, refusal: Refusal | None = None
) -> HttpResponse:
    fields, said = showing.refused(showing.shown((*FIELDS, REASON), sent), refusal)
    context = {
        "document": document,
        "fields": fields,
        "read": (texts.reading_of(document.id).get("document") or {}).get("issuer"),
        "batch": reading.number(reading.posted(request), "batch") or "",
        "said": said,
        "rule": refusal.rule if refusal else "",
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "texts/heading.html", context, status=status)
