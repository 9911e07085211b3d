"""The page of a document: the text as received beside its drafts, and what else was found."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.domain.refusals import Finding
from remit.domain.rights import Permission
from remit.domain.vocabulary import Relation
from remit.interfaces import labels, sentences
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import (
    announced,
    expressing,
    marking,
    relating,
    standing,
    touched,
    words,
)
from remit.interfaces.web.texts.marking import Span
from remit.interfaces.web.texts.standing import Standing
from remit.kernel import inputs
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.headings import queries as headings
from remit.texts.intake import queries as intake
from remit.texts.pairs import queries as pairs
from remit.texts.pairs.queries import works
from remit.texts.queries import DocumentCard

LIKELY = 3


@require_GET
@rights.needs(Permission.READ_TEXTS)
def text(request: Asking, number: int) -> HttpResponseBase:
    """A document and its drafts, to whoever may read it."""
    document, asked = texts.document(request.viewer, number), reading.text(request.GET, "span")
    work = works.of(number)
    now = standing.of(request, document, work)
    related = relating.shown(request, number)
    context = workspace(request, document, asked, now=now) | {
        "expressions": expressing.shown(request, number, work),
        "relations": related,
        "announced": [*now.changing, *announced.theirs(request, document, work)],
        "changed_by_this": announced.recorded(related),
        "caused": announced.waiting(request.viewer, related, now.provision_links),
        "provision_links": now.provision_links,
        "touched": touched.panel(request.viewer, number, work),
        "relation_reason": relating.LONGEST_REASON,
        "likely": likely(request, document),
        "relation_words": [(member.value, labels.label(member)) for member in Relation],
        "heading": headings.heading(number, now.found),
        "file": intake.original(request.viewer, number),
        "file_notes": _notes(now.found),
    }
    return render(request, "texts/page.html", context)


def _notes(found: Mapping[str, Any]) -> list[str]:
    """What was done to the file on the way to its text."""
    notes = (Finding(code, params) for code, params in found.get("intake", ()))
    return [sentences.finding_sentence(note) for note in notes]


def workspace(
    request: Asking,
    document: DocumentCard,
    asked: str = "",
    *,
    decided: int = 0,
    now: Standing | None = None,
) -> dict[str, object]:
    """The text with its marks, the cards of its drafts, and what else the reader found."""
    received, now = texts.text_of(document.id), now or standing.of(request, document)
    issuer = organisation.units([document.issuer] if document.issuer else [])
    return {
        "issuer": issuer.get(document.issuer or 0),
        "text_sha256": hashlib.sha256(received.encode()).hexdigest(),
        "header": now.found.get("document", {}),
        "paragraphs": marking.paragraphs(received, [*standing.spans(now), *_asked(asked)]),
        "cards": standing.cards(request, now, now.listed),
        "found": found_beside(now.found),
        **standing.context(request, now, decided),
    }


def likely(request: Asking, document: DocumentCard) -> list[dict[str, object]]:
    """The documents that look like this one, each with what is said of it."""
    return [
        {"candidate": one, "said": sentences.finding_sentence(one.finding)}
        for one in pairs.likely(request.viewer, document)[:LIKELY]
    ]


def found_beside(found: Mapping[str, Any]) -> dict[str, list[dict[str, object]]]:
    """Signer, references, statistics, findings and checks, each with the place it stands at."""
    return {
        "signers": standing.signers(found),
        "references": [
            {**one, "word": words.RELATIONS.get(one.get("relation", ""), "")}
            for one in found.get("references", ())
        ],
        "statistics": [dict(one) for one in found.get("statistics", ())],
        "findings": [
            {**one, "word": words.said(words.FINDINGS, one["kind"])}
            for one in found.get("findings", ())
        ],
        "checks": [
            {**one, "word": words.said(words.CHECKS, one["code"])}
            for one in found.get("checks", ())
        ],
    }


def _asked(asked: str) -> Iterator[Span]:
    """The place to which a commitment links, marked even where no draft stands there."""
    start, _dash, end = asked.partition("-")
    first, last = inputs.number(start, least=0), inputs.number(end)
    if first is not None and last is not None and first < last:
        yield Span(first, last, f"place-{first}-{last}", ("asked",))
