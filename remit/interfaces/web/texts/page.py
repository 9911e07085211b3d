"""The page of a document: the text as received beside its drafts, and what else was found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.domain.refusals import Finding
from remit.domain.rights import Permission, may
from remit.domain.vocabulary import Relation
from remit.interfaces import labels, sentences
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import course, drafts, marking, placing, words
from remit.interfaces.web.texts.drafts import Card
from remit.interfaces.web.texts.marking import Span
from remit.kernel import clock, inputs
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.confirming import queries as confirming
from remit.texts.confirming import sorting
from remit.texts.intake import queries as intake
from remit.texts.pairs import queries as pairs
from remit.texts.queries import DocumentCard

LIKELY = 3
FOUND = ("signers", "references", "statistics", "findings", "checks")


@require_GET
@rights.needs(Permission.READ_TEXTS)
def text(request: Asking, number: int) -> HttpResponseBase:
    """A document and its drafts, to whoever may read it."""
    document = texts.document(request.viewer, number)
    context = workspace(request, document, reading.text(request.GET, "span")) | {
        "relations": relations(request, number),
        "likely": likely(request, document),
        "relation_words": [(member.value, labels.label(member)) for member in Relation],
        "file": intake.original(request.viewer, number),
        "file_notes": _notes(texts.reading_of(number)),
    }
    return render(request, "texts/page.html", context)


def _notes(found: Mapping[str, Any]) -> list[str]:
    """What was done to the file on the way to its text."""
    notes = (Finding(code, params) for code, params in found.get("intake", ()))
    return [sentences.finding_sentence(note) for note in notes]


def workspace(
    request: Asking, document: DocumentCard, asked: str = "", decided: int = 0
) -> dict[str, object]:
    """The text with its marks, the cards of its drafts, and what else the reader found."""
    received, found = texts.text_of(document.id), texts.reading_of(document.id)
    kept = [one for one in texts.drafts(document.id) if one.status != sorting.REPLACED]
    edits, show = confirming.half_edits(document.id), course.show_of(request)
    needs = course.sorted_out(request, document, kept, found, edits)
    cards = drafts.cards(kept, pairs.coverings(request.viewer, kept))
    cards = placing.placed(request, document, cards, needs)
    spans = [*_of_drafts(cards), *_of_findings(found), *_asked(asked)]
    issuer = organisation.units([document.issuer] if document.issuer else [])
    place = texts.place_of(document.issuer, document.confidentiality, clock.today())
    by_number = {card.draft.id: card for card in cards}
    listed = sorting.shown(needs, show)
    return {
        "document": document,
        "issuer": issuer.get(document.issuer or 0),
        "header": found.get("document", {}),
        "paragraphs": marking.paragraphs(received, spans),
        "cards": [by_number[one.draft.id] for one in listed],
        "at": course.following(listed, texts.draft(decided)) if decided else 0,
        "waiting": sum(one.is_asked for one in needs),
        "found": found_beside(found),
        "may_begin": rights.opens(Permission.PROPOSE, request.viewer),
        "may_confirm": may(Permission.REGISTER_TEXTS, request.viewer, place),
        **course.context(request, document, needs, show),
        **course.beside(request, document.id, clock.now()),
    }


def likely(request: Asking, document: DocumentCard) -> list[dict[str, object]]:
    """The documents that look like this one, each with what is said of it."""
    return [
        {"candidate": one, "said": sentences.finding_sentence(one.finding)}
        for one in pairs.likely(request.viewer, document)[:LIKELY]
    ]


def relations(request: Asking, number: int) -> list[tuple[str, bool, DocumentCard]]:
    """How this document stands to others that the viewer may read."""
    return [
        (labels.label(relation), outgoing, other)
        for relation, outgoing, other in texts.relations(request.viewer, number)
    ]


def found_beside(found: Mapping[str, Any]) -> dict[str, list[dict[str, object]]]:
    """Signer, references, statistics, findings and checks, each with the place it stands at."""
    return {
        "signers": _signers(found),
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


def _signers(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The post that signs, as a list of one or none."""
    signer = found.get("document", {}).get("signer")
    return [dict(signer)] if signer else []


def _of_drafts(cards: Sequence[Card]) -> Iterator[Span]:
    for card in cards:
        kinds = ("draft", card.draft.status.lower(), *(["folded"] if card.folded else []))
        yield Span(card.draft.start, card.draft.end, card.key, kinds)


def _of_findings(found: Mapping[str, Any]) -> Iterator[Span]:
    for kind, listed in {**found, "signers": _signers(found)}.items():
        for one in listed if kind in FOUND else ():
            for place in one.get("spans", [one]):
                start, end = place["start"], place["end"]
                yield Span(start, end, f"{kind}-{start}-{end}", (kind,))


def _asked(asked: str) -> Iterator[Span]:
    """The place to which a commitment links, marked even where no draft stands there."""
    start, _dash, end = asked.partition("-")
    first, last = inputs.number(start, least=0), inputs.number(end)
    if first is not None and last is not None and first < last:
        yield Span(first, last, f"place-{first}-{last}", ("asked",))
