"""Deciding on drafts: accept one as a commitment, reject it with a reason, take the rejection back,
or add a passage that the reader did not see. With htmx the page stays where it is."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission, check_may
from remit.interfaces import sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning, reading, recording, showing
from remit.interfaces.web.texts import drafts, offering, page, passages
from remit.kernel import clock, inputs
from remit.texts import actions
from remit.texts import queries as texts
from remit.texts.queries import DocumentCard, DraftCard

Decide = Callable[[], object]


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.PROPOSE)
def accept(request: Asking, number: int) -> HttpResponseBase:
    """A draft becomes a commitment: assigned by the issuer, proposed by anyone else."""
    draft, document = opened(request, number)
    if request.method == "GET":
        _check_waits(draft)
        return _accept_form(request, draft, document, {})
    place = beginning.Place(document.id, draft.start, draft.end, draft.id)
    try:
        return decided(request, document, draft.id, lambda: beginning.begin(request, place))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return _accept_form(request, draft, document, showing.sent(request), refusal)


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def reject(request: Asking, number: int) -> HttpResponseBase:
    """A person says why a passage is no commitment."""
    draft, document = opened(request, number)
    if request.method == "GET":
        _check_waits(draft)
        place = texts.place_of_document(document.id, clock.today())
        check_may(Permission.REGISTER_TEXTS, request.viewer, place)
        context = {"card": drafts.cards([draft])[0], "document": document}
        return render(request, _template(request, "reject"), context)
    return decided(
        request,
        document,
        draft.id,
        lambda: actions.reject_draft(
            by=request.by,
            at=clock.now(),
            draft=number,
            reason=reading.text(request.POST, "reason"),
        ),
    )


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def take_back(request: Asking, number: int) -> HttpResponseBase:
    """A rejected draft waits for a decision again."""
    draft, document = opened(request, number)
    return decided(
        request,
        document,
        draft.id,
        lambda: actions.take_back_rejection(by=request.by, at=clock.now(), draft=number),
    )


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def add(request: Asking, number: int) -> HttpResponseBase:
    """A passage that a person marked becomes a draft."""
    document = texts.document(request.viewer, number)
    done = requests.once(request, lambda: {"draft": _added(request, document.id)})
    return _shown(request, document, int(str(done["draft"])))


def _added(request: Asking, document: int) -> int:
    start, end = passages.marked(request.POST, texts.text_of(document))
    return actions.add_draft(by=request.by, at=clock.now(), document=document, start=start, end=end)


def opened(request: Asking, number: int) -> tuple[DraftCard, DocumentCard]:
    """A draft, if its document may be read."""
    draft = texts.draft(number)
    return draft, texts.document(request.viewer, draft.document)


def _check_waits(draft: DraftCard) -> None:
    """What was decided already is not asked for again."""
    if draft.status == "COVERED":
        raise Refusal("PASSAGE_ALREADY_COMMITTED", commitment=str(draft.commitment))
    if draft.status != "PENDING":
        raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(draft.id))


def decided(request: Asking, document: DocumentCard, draft: int, decide: Decide) -> HttpResponse:
    """A decision is carried out once, however often its form is sent."""

    def perform() -> dict[str, object]:
        decide()
        return {"draft": draft}

    requests.once(request, perform)
    return _shown(request, document, draft)


def _shown(request: Asking, document: DocumentCard, draft: int) -> HttpResponse:
    """The text and its cards as they stand now, at the draft that was decided."""
    text = reverse("text", args=[document.id])
    if not _is_beside(request, text):
        return requests.sent_on(request, f"{text}#draft-{draft}")
    context = page.workspace(request, document) | {"decided": draft}
    response = render(request, "texts/workspace.html", context)
    response["HX-Retarget"] = "#workspace"
    response["HX-Reswap"] = "outerHTML"
    return response


def _is_beside(request: Asking, text: str) -> bool:
    """Whether the form was sent by htmx from the page of the text, and not from its own page."""
    shown = urlsplit(request.headers.get("HX-Current-URL", "")).path
    return bool(request.headers.get("HX-Request")) and shown in {"", text}


def _accept_form(
    request: Asking,
    draft: DraftCard,
    document: DocumentCard,
    sent: showing.Start,
    refusal: Refusal | None = None,
) -> HttpResponse:
    card = drafts.cards([draft])[0]
    offers = offering.offers(request.viewer, draft)
    start = sent or drafts.start(card, document, offers.clear, beginning.unit_of_post(request.by))
    issuer = next(map(inputs.number, start.get("issuer", ())), None)
    context = {
        "card": card,
        "document": document,
        "offers": offers,
        "first": [offers.shown(one) for one in showing.shown(beginning.FIRST[:3], start)],
        "more": showing.shown((*beginning.FIRST[3:], *beginning.MORE), start),
        "said": sentences.sentence(refusal) if refusal else "",
        **recording.step_shown(request, issuer),
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, _template(request, "accept"), context, status=status)


def _template(request: Asking, verb: str) -> str:
    return f"texts/{verb}{'' if request.headers.get('HX-Request') else '_page'}.html"
