"""The register of documents: found by words and by type, each with what became of its drafts."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.domain.rights import Permission
from remit.domain.vocabulary import DocumentType
from remit.interfaces import labels
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import touched
from remit.organisation import queries as organisation
from remit.texts import queries as texts

SIZE = 50


@require_GET
@rights.needs(Permission.READ_TEXTS)
def documents(request: Asking) -> HttpResponseBase:
    """The documents that the viewer may read, latest first."""
    words, kind = reading.text(request.GET, "words"), reading.text(request.GET, "type")
    page = max(reading.number(request.GET, "page") or 1, 1)
    found = texts.numbers(request.viewer, words=words, kind=kind)
    named = found[(page - 1) * SIZE : page * SIZE]
    known = {card.id: card for card in texts.documents_named(request.viewer, named)}
    shown = [known[number] for number in named if number in known]
    issuers = organisation.units(one.issuer for one in shown if one.issuer)
    context = {
        "rows": [(one, issuers.get(one.issuer or 0)) for one in shown],
        "total": len(found),
        "words": words,
        "kind": kind,
        "types": [(member.value, labels.label(member)) for member in DocumentType],
        "earlier": page - 1,
        "later": page + 1 if page * SIZE < len(found) else 0,
        "touched": touched.count(request.viewer),
        "may_administer": rights.opens(Permission.ADMINISTER, request.viewer),
        "may_register": rights.opens(Permission.REGISTER_TEXTS, request.viewer),
    }
    return render(request, "texts/list.html", context)
