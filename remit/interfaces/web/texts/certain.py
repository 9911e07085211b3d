"""Accepting what is certain together: first a list of what would be accepted, as which commitment;
then the outcome of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from remit.commitments import certain as certainties
from remit.commitments.actions import confirming as deciding_together
from remit.commitments.actions.confirming import Accepted, Ready
from remit.commitments.certain import Certain
from remit.commitments.projections import turns
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import sentences
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning
from remit.interfaces.web.texts import drafts, placing
from remit.interfaces.web.texts.drafts import Card
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import queries as texts
from remit.texts.pairs import queries as pairs
from remit.texts.queries import DocumentCard


@dataclass(frozen=True, slots=True)
class Line:
    """A draft that is certain, with the commitment that it would become."""

    card: Card
    ready: Ready
    named: str
    lead: UnitCard | None
    cooperating: Sequence[UnitCard] = ()

    @property
    def title(self) -> str:
        """What is owed."""
        return self.ready.terms.title


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a draft: its commitment, or a sentence that says why there is none."""

    card: Card
    commitment: int | None
    said: str


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.PROPOSE)
def accept_certain(request: Asking, number: int) -> HttpResponseBase:
    """The certain drafts of a document are looked at together, and accepted together."""
    document = texts.document(request.viewer, number)
    if request.method == "GET":
        listed = lines(request, document)
        context = {
            "document": document,
            "lines": listed,
            "most": deciding_together.MOST,
            "proposal_says": _proposal_says(document, listed),
            "translated": _translations(request, document),
        }
        return render(request, "texts/certain.html", context)
    chosen = _chosen(request, document)  # before anybody else waits for it
    answer = requests.once(request, lambda: {"rows": _rows(request, chosen)})
    return _outcome(request, document, answer["rows"])


def _translations(request: Asking, document: DocumentCard) -> list[DocumentCard]:
    """The texts of which this one may be the same in another language; nobody has said so yet."""
    found = pairs.likely(request.viewer, document)
    return [one.document for one in found if one.looks is pairs.Looks.TRANSLATION]


def _proposal_says(document: DocumentCard, listed: Sequence[Line]) -> str:
    """Who decides on what becomes a proposal; nothing, where the person assigns."""
    if all(line.ready.assigns for line in listed):
        return ""
    return beginning.said_of(beginning.Step.PROPOSE, document.issuer)


def lines(request: Asking, document: DocumentCard) -> list[Line]:
    """The drafts that are certain now, in the order of the text."""
    found = certainties.certain(by=request.by, viewer=request.viewer, document=document)
    units = organisation.units({unit for one in found for unit in one.needs.meant.units})
    cards = drafts.cards((one.draft for one in found), document)
    return [_line(card, one, units) for card, one in zip(cards, found, strict=True)]


def _line(card: Card, one: Certain, units: Mapping[int, UnitCard]) -> Line:
    terms = one.ready.terms
    return Line(
        card,
        one.ready,
        placing.named(one.draft.id, {one.draft.id: one.ready.seen}),
        units.get(terms.lead or 0),
        [units[unit] for unit in terms.cooperating if unit in units],
    )


def _chosen(request: Asking, document: DocumentCard) -> dict[str, Ready | None]:
    """What was chosen, with its terms if it is certain still, as it was shown."""
    known = {line.named: line.ready for line in lines(request, document)}
    named = dict.fromkeys(str(one) for one in request.POST.getlist("draft"))
    return {one: known.get(one) for one in named}


def _rows(request: Asking, chosen: Mapping[str, Ready | None]) -> list[list[object]]:
    ready = [one for one in chosen.values() if one]
    accepted = deciding_together.accept_together(by=request.by, at=clock.now(), ready=ready)
    return [*map(_kept, accepted), *(_changed(named) for named, one in chosen.items() if not one)]


def _kept(one: Accepted) -> list[object]:
    refusal = one.refusal
    said = [refusal.rule, dict(refusal.params)] if refusal else []
    return [one.draft, one.commitment, said]


def _changed(named: str) -> list[object]:
    number = named.partition(":")[0]
    return [int(number) if number.isdecimal() else 0, None, ["DRAFT_NOT_CERTAIN", {}]]


def _outcome(request: Asking, document: DocumentCard, rows: object) -> HttpResponse:
    """Each draft that was chosen with what became of it."""
    known = {card.draft.id: card for card in drafts.cards(texts.drafts(document.id), document)}
    listed: Sequence[Sequence[object]] = rows if isinstance(rows, list) else []
    done = [
        Done(known[int(str(draft))], _number(commitment), _sentence(said))
        for draft, commitment, said in listed
        if int(str(draft)) in known
    ]
    accepted = [one for one in done if one.commitment]
    context = {
        "document": document,
        "done": done,
        "accepted": len(accepted),
        "refused": len(done) - len(accepted),
        "turn": turns.last(document.id, request.by.person) if accepted else None,
    }
    return render(request, "texts/certain_done.html", context)


def _number(commitment: object) -> int | None:
    return commitment if isinstance(commitment, int) else None


def _sentence(said: object) -> str:
    if not isinstance(said, list) or not said:
        return ""
    rule, params = said
    return sentences.sentence(Refusal(str(rule), **{str(k): str(v) for k, v in params.items()}))
