"""Deciding on drafts: accept one as a commitment, reject it with a reason, take the rejection back,
or add a passage that the reader did not see. With htmx the page stays where it is."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces.web import addresses, refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning, reading, recording, showing
from remit.interfaces.web.texts import (
    changing,
    course,
    drafts,
    meanwhile,
    offering,
    page,
    passages,
)
from remit.kernel import clock, inputs
from remit.texts import actions, registrars
from remit.texts import queries as texts
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import opened as readable
from remit.texts.confirming import queries as confirmed
from remit.texts.confirming.resolving import Meant
from remit.texts.queries import DocumentCard, DraftCard

Decide = Callable[[], object]
Done = Mapping[str, object]
Perform = Callable[[], dict[str, object]]
Show = Callable[[Done], HttpResponse]


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.PROPOSE)
def accept(request: Asking, number: int) -> HttpResponseBase:
    """A draft becomes a commitment: assigned by the issuer, proposed by anyone else."""
    draft, document = opened(request, number)
    if request.method == "GET":
        check_waits(draft)
        return accept_form(request, draft, document, {})
    place = beginning.Place(document.id, draft.start, draft.end, draft.id)
    try:
        return decided(request, document, draft.id, lambda: beginning.begin(request, place))
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise
        return accept_form(request, draft, document, showing.sent(request), refusal)


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def reject(request: Asking, number: int) -> HttpResponseBase:
    """A person says why a passage is no commitment."""
    draft, document = opened(request, number)
    if request.method == "GET":
        check_waits(draft)
        place = texts.place_of_document(document.id, clock.today())
        registrars.check_registers(request.viewer, place)
        written = _written(request, draft)
        context = {
            "card": drafts.cards([draft], document)[0],
            "document": document,
            "reason": next(iter(written.get("reason", ())), ""),
            **_standing(request, draft),
        }
        return render(request, template(request, "reject"), context)
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
    return shown(request, document, int(str(done["draft"])), _("The passage is a draft now."))


def _added(request: Asking, document: int) -> int:
    start, end = passages.marked(request.POST, texts.text_of(document))
    return actions.add_draft(by=request.by, at=clock.now(), document=document, start=start, end=end)


def opened(request: Asking, number: int) -> tuple[DraftCard, DocumentCard]:
    """A draft, if its document may be read."""
    return readable.draft(request.viewer, number)


def check_waits(draft: DraftCard) -> None:
    """What was decided already is not asked for again."""
    if draft.status == "COVERED":
        raise Refusal("PASSAGE_ALREADY_COMMITTED", commitment=str(draft.commitment))
    if draft.status != "PENDING":
        raise Refusal("DRAFT_ALREADY_DECIDED", draft=str(draft.id))


def decided(request: Asking, document: DocumentCard, draft: int, decide: Decide) -> HttpResponse:
    """A decision is carried out once, however often its form is sent, and only on what was seen."""
    before = changing.meant(request, document)

    def perform() -> dict[str, object]:
        confirming.check_seen(by=request.by, at=clock.now(), draft=draft, seen=seen(request))
        decide()
        return {"draft": draft}

    def show(_done: Done) -> HttpResponse:
        said = course.outcome(request, texts.draft(draft))
        return shown(request, document, draft, said, before)

    return carried_out(request, document, perform, show)


def carried_out(
    request: Asking, document: DocumentCard, perform: Perform, show: Show
) -> HttpResponse:
    """What is shown after a decision; both versions, if another was quicker."""
    try:
        done = requests.once(request, perform)
    except Refusal as refusal:
        if refusal.rule not in meanwhile.RULES:
            raise
        return meanwhile.answer(request, document, refusal)
    return show(done)


def shown(
    request: Asking,
    document: DocumentCard,
    draft: int,
    said: str,
    before: Mapping[int, Meant] | None = None,
) -> HttpResponse:
    """What changed of the text and its cards, at the draft with which to go on; all of it, if the
    page does not say since when it is shown."""
    if not _is_beside(request, reverse("text", args=[document.id])):
        messages.success(request, said)
        return requests.sent_on(request, address(document.id, draft, course.kept_show(request)))
    told = {"decided": draft, "said": said}
    parts = changing.parts(request, document, draft, before or {})
    if parts is None:
        context = page.workspace(request, document, decided=draft) | told
        return _put(render(request, "texts/workspace.html", context), "#workspace", "outerHTML")
    return _put(render(request, "texts/answer.html", {**parts, **told}), "#answer", "innerHTML")


def _put(response: HttpResponse, place: str, how: str) -> HttpResponse:
    response["HX-Retarget"] = place
    response["HX-Reswap"] = how
    return response


def address(document: int, draft: int, show: str = "") -> str:
    """Where a draft stands on the page of its document, with the drafts that were asked for."""
    asked = f"?{urlencode({'show': show})}" if show else ""
    return f"{reverse('text', args=[document])}{asked}#draft-{draft}"


def template(request: Asking, verb: str) -> str:
    """A form as a part of the page of its document, or as a page of its own."""
    return f"texts/{verb}{'' if request.headers.get('HX-Request') else '_page'}.html"


def accept_form(
    request: Asking,
    draft: DraftCard,
    document: DocumentCard,
    sent: showing.Start,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The form of a commitment: with what was sent, else half written, else as the text says."""
    card = drafts.cards([draft], document)[0]
    offers = offering.offers(request.viewer, draft)
    written = {} if sent else _written(request, draft)
    own = drafts.start(card, document, offers.clear, beginning.unit_of_post(request.by))
    start = sent or {**own, **written}
    issuer = next(map(inputs.number, start.get("issuer", ())), None)
    groups = (beginning.FIRST[:3], beginning.SEVERAL, (*beginning.IN_TEXT, *beginning.MORE))
    (first, several, more), said = recording.grouped(groups, start, refusal)
    context = {
        "card": card,
        "document": document,
        "offers": offers,
        "first": [offers.shown(one) for one in first],
        "several": several,
        "several_open": beginning.is_for_several(start) or recording.has_faults(several),
        "more": more,
        "more_open": recording.has_faults(more),
        "said": said,
        "rule": refusal.rule if refusal else "",
        "half_written": "title" in written,
        **_standing(request, draft),
        **recording.step_shown(request, issuer),
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, template(request, "accept"), context, status=status)


def _standing(request: Asking, draft: DraftCard) -> dict[str, object]:
    """How the draft stands while its form is before the person."""
    return {
        "seen": seen(request) or confirmed.mark(draft.id, request.by.person),
        "show": reading.text(reading.posted(request), "show"),
    }


def seen(request: Asking) -> str:
    """How the draft stood when it was shown, or when its other version was."""
    return reading.text(request.POST, "although") or reading.text(request.POST, "seen")


def _written(request: Asking, draft: DraftCard) -> showing.Start:
    half = confirmed.half_edit(draft.id, request.by.person)
    return half.fields if half else {}


def _is_beside(request: Asking, text: str) -> bool:
    """Whether the form was sent by htmx from the page of the text, and not from its own page."""
    current = addresses.parted(request.headers.get("HX-Current-URL", "")).path
    return bool(request.headers.get("HX-Request")) and current in {"", text}
