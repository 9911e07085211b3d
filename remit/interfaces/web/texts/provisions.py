"""How provisions of a document stand to those of others: shown at each from both sides, said by
choosing the provision of the other document, and taken back with a reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, may
from remit.domain.vocabulary import Relation
from remit.interfaces import labels, sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import relating, words
from remit.kernel import clock, inputs
from remit.texts import actions, registrars
from remit.texts import queries as texts
from remit.texts.provisions import queries
from remit.texts.provisions.queries import Place, ProvisionLink
from remit.texts.queries import DocumentCard, DraftCard

# In the parts of a sentence: the words of this place, and those of the other document.
HERE, THERE = "<here>", "<there>"
_PLACES = re.compile(r"%\((one|other)\)s")


@dataclass(frozen=True, slots=True)
class Line:
    """A relation of two provisions in words, and the addresses of both."""

    link: ProvisionLink
    word: str
    here_url: str
    there_url: str
    may_part: bool = False

    @property
    def parts(self) -> list[str]:
        """The sentence in its order: its words, and where this place and the other one stand."""
        sides = (
            {"one": HERE, "other": THERE} if self.link.outgoing else {"one": THERE, "other": HERE}
        )
        said = str(words.PROVISIONS_RELATED[self.link.relation])
        return [sides.get(part, part) for part in _PLACES.split(said)]


@dataclass(frozen=True, slots=True)
class Choice:
    """A provision that can be chosen, by its place."""

    place: str
    quote: str
    is_chosen: bool


def lines(request: Asking, links: Iterable[ProvisionLink]) -> list[Line]:
    """Relations in words; whoever may register the document that says so may take them back."""
    today = clock.today()
    found = list(links)
    sources = {one.here.place.document if one.outgoing else one.other.id for one in found}
    free = {
        one: may(Permission.REGISTER_TEXTS, request.viewer, texts.place_of_document(one, today))
        for one in sources
    }
    return [
        Line(
            one,
            labels.label(one.relation),
            address(one.here.place),
            address(one.there.place),
            free[one.here.place.document if one.outgoing else one.other.id],
        )
        for one in found
    ]


def address(place: Place) -> str:
    """A place as the address of its words on the page of the document."""
    span = f"{place.start}-{place.end}"
    return f"{reverse('text', args=[place.document])}?span={span}#place-{span}"


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def relate(request: Asking, number: int) -> HttpResponseBase:
    """Say that a provision of this document implements, amends or replaces one of another."""
    document = texts.document(request.viewer, number)
    if request.method == "GET":
        return _form(request, document)
    try:
        requests.once(request, lambda: {"act": _related(request, document)})
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _form(request, document, refusal)
    messages.success(request, _("The provisions are related."))
    return requests.sent_on(request, reverse("text", args=[number]))


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def part(request: Asking, number: int, link: int) -> HttpResponseBase:
    """What was said of two provisions is taken back, with a reason."""
    document = texts.document(request.viewer, number)
    found = [one for one in queries.links(request.viewer, number) if one.act == link]
    if not found:
        raise Refusal("RELATION_UNKNOWN")
    line = lines(request, found)[0]
    said = ""
    if request.method == "POST":
        try:
            requests.once(request, lambda: {"act": _parted(request, link)})
        except Refusal as refusal:
            if request.headers.get("HX-Request"):
                raise
            said = sentences.sentence(refusal)
        else:
            messages.success(request, _("The relation was taken back."))
            return requests.sent_on(request, reverse("text", args=[number]))
    context = {"document": document, "line": line, "said": said}
    status = refusals.UNPROCESSABLE if said else 200
    return render(request, "texts/part_provisions.html", context, status=status)


def _related(request: Asking, document: DocumentCard) -> int:
    relation = reading.text(request.POST, "relation")
    if relation not in set(Relation):
        raise Refusal("FIELD_EMPTY", field=str(relating.FIELD))
    other = relating.named(request)
    return actions.relate_provisions(
        by=request.by,
        at=clock.now(),
        provision=_place(document.id, reading.text(request.POST, "here")),
        to=_place(other, reading.text(request.POST, "there")),
        relation=Relation(relation),
        reason=reading.text(request.POST, "reason"),
    ).seq


def _parted(request: Asking, link: int) -> int:
    reason = reading.text(request.POST, "reason")
    return actions.part_provisions(by=request.by, at=clock.now(), link=link, reason=reason).seq


def _place(document: int, words: str) -> Place:
    first, _dash, last = words.partition("-")
    start, end = inputs.number(first, least=0), inputs.number(last)
    if start is None or end is None:
        raise Refusal("PROVISION_UNKNOWN", document=str(document))
    return Place(document, start, end)


def _form(request: Asking, document: DocumentCard, refusal: Refusal | None = None) -> HttpResponse:
    place = texts.place_of(document.issuer, document.confidentiality, clock.today())
    registrars.check_registers(request.viewer, place)
    sent = request.POST if request.method == "POST" else request.GET
    named = reading.text(sent, "other")
    other, missing = _other(request, named)
    context = {
        "document": document,
        "named": named,
        "other": other,
        "ours": _choices(document.id, reading.text(sent, "here")),
        "there": _choices(other.id, reading.text(sent, "there")) if other else [],
        "relation": reading.text(sent, "relation"),
        "relations": [(one.value, labels.label(one)) for one in actions.OF_PROVISIONS],
        "reason": reading.text(sent, "reason"),
        "longest": relating.LONGEST_REASON,
        "said": sentences.sentence(refusal) if refusal else missing,
    }
    status = refusals.UNPROCESSABLE if refusal or missing else 200
    return render(request, "texts/relate_provisions.html", context, status=status)


def _other(request: Asking, named: str) -> tuple[DocumentCard | None, str]:
    """The other document, if one is named; else why it is none."""
    if not named:
        return None, ""
    try:
        return texts.document(request.viewer, relating.meant(request.viewer, named)), ""
    except Refusal as refusal:
        return None, sentences.sentence(refusal)


def _choices(document: int, chosen: str) -> list[Choice]:
    """The provisions that the reading found, and the place that was named."""
    found = [_choice(one, chosen) for one in texts.drafts(document) if one.status != "REPLACED"]
    if chosen and not any(one.is_chosen for one in found):
        place = _place(document, chosen)
        quote = texts.text_of(document)[place.start : place.end]
        found.insert(0, Choice(chosen, quote, is_chosen=True))
    return found


def _choice(draft: DraftCard, chosen: str) -> Choice:
    place = f"{draft.start}-{draft.end}"
    return Choice(place, str(draft.found.get("quote", "")), place == chosen)
