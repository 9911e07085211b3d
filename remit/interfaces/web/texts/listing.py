"""The register of documents: found by words, also of the text, by type, issuer, language and day,
and by what became of its drafts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import DocumentType, Drafted
from remit.interfaces import labels, sentences
from remit.interfaces.web import refusals, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import days, reading
from remit.interfaces.web.lists import shown as pages
from remit.interfaces.web.texts import provisions, touched
from remit.kernel import folding
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard, portraits
from remit.texts import queries as texts
from remit.texts.listing import queries as register
from remit.texts.listing.queries import Wanted
from remit.texts.provisions.queries import Passage
from remit.texts.queries import DocumentCard

SIZE = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filters as they were typed."""

    words: str
    type: str
    issuer: str
    issuer_below: bool
    language: str
    issued_from: str
    issued_to: str
    drafts: str

    @property
    def any(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.words or self.type or self.further)

    @property
    def further(self) -> bool:
        """Whether one of the further filters narrows it."""
        days = self.issued_from or self.issued_to
        return bool(self.issuer or self.language or days or self.drafts)


@dataclass(frozen=True, slots=True)
class Row:
    """A document with its issuer, and the passage of its text that has the words."""

    card: DocumentCard
    issuer: UnitCard | None
    passage: Passage | None

    @property
    def place(self) -> str:
        """The address of the passage."""
        return provisions.address(self.passage.place) if self.passage else ""


@require_GET
@rights.needs(Permission.READ_TEXTS)
def documents(request: Asking) -> HttpResponseBase:
    """The documents that the viewer may read, latest first."""
    narrowed = _narrowed(request)
    context: dict[str, Any] = {
        "narrowed": narrowed,
        "types": [(one.value, labels.label(one)) for one in DocumentType],
        "languages": [(code, labels.language(code)) for code in register.LANGUAGES],
        "courses": [(one.value, labels.label(one)) for one in Drafted],
        "may_register": rights.opens(Permission.REGISTER_TEXTS, request.viewer),
    }
    try:
        context |= _page(request, _wanted(request, narrowed))
    except Refusal as refusal:
        context |= {"sentence": sentences.sentence(refusal), "rule": refusal.rule}
        return render(request, "texts/list.html", context, status=refusals.UNPROCESSABLE)
    return render(request, "texts/list.html", context)


def _narrowed(request: Asking) -> Narrowed:
    asked = request.GET
    return Narrowed(
        words=reading.text(asked, "words"),
        type=reading.text(asked, "type"),
        issuer=reading.named(asked, "issuer"),
        issuer_below=reading.ticked(asked, "issuer_below"),
        language=reading.text(asked, "language"),
        issued_from=reading.text(asked, "issued_from"),
        issued_to=reading.text(asked, "issued_to"),
        drafts=reading.text(asked, "drafts"),
    )


def _wanted(request: Asking, narrowed: Narrowed) -> Wanted:
    fields = (_("Issued from"), _("Issued until"))
    issued_from, issued_to = days.span(narrowed.issued_from, narrowed.issued_to, fields)
    said = narrowed.issuer
    return Wanted(
        words=narrowed.words,
        type=reading.one_of(DocumentType, request.GET, "type"),
        issuer=reading.meant(said, portraits.all_units_found) if said else None,
        issuer_below=narrowed.issuer_below,
        language=register.language(narrowed.language),
        issued_from=issued_from,
        issued_to=issued_to,
        drafts=reading.one_of(Drafted, request.GET, "drafts"),
    )


def _page(request: Asking, wanted: Wanted) -> dict[str, Any]:
    page = max(reading.number(request.GET, "page") or 1, 1)
    found = register.numbers(request.viewer, wanted)
    named = found[(page - 1) * SIZE : page * SIZE]
    known = {card.id: card for card in texts.documents_named(request.viewer, named)}
    shown = [known[number] for number in named if number in known]
    issuers = organisation.units(one.issuer for one in shown if one.issuer)
    said = register.passages(named, wanted.words)
    return {
        "rows": [Row(one, issuers.get(one.issuer or 0), said.get(one.id)) for one in shown],
        "sought": folding.sought(wanted.words),
        "total": len(found),
        "earlier": pages.turned(request, page - 1) if page > 1 else "",
        "later": pages.turned(request, page + 1) if page * SIZE < len(found) else "",
        "touched": touched.count(request.viewer),
        "may_administer": rights.opens(Permission.ADMINISTER, request.viewer),
    }
