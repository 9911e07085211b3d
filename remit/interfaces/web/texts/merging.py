"""Merging drafts, splitting one, and undoing what was decided last. With htmx the page stays where
it is; without a script each is a plain form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from remit.commitments.actions import confirming as deciding_together
from remit.commitments.projections import turns
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import writing
from remit.interfaces.web import rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import changing, course, deciding, drafts, noting
from remit.kernel import clock, inputs
from remit.texts import queries as texts
from remit.texts import registrars
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import joining, opened
from remit.texts.confirming import queries as confirmed
from remit.texts.queries import DraftCard

LONGEST_SAID = 160
CLAUSE_ENDS = tuple(",;:،؛、；：.")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a draft: what stands before the next one, and the place at which it begins."""

    words: str
    place: int
    may_begin: bool
    chosen: bool


@require_POST
@rights.needs(Permission.REGISTER_TEXTS)
def merge(request: Asking, number: int) -> HttpResponseBase:
    """The drafts that were chosen, or one and the next, become one."""
    document = texts.document(request.viewer, number)
    seen = dict(_named(_chosen(request)))
    for draft in seen:
        if opened.draft(request.viewer, draft)[1].id != document.id:
            raise Refusal("MERGE_OF_TWO_DOCUMENTS")

    def perform() -> dict[str, object]:
        made = confirming.merge(by=request.by, at=clock.now(), drafts=list(seen), seen=seen)
        return {"draft": made}

    def show(done: deciding.Done) -> HttpResponse:
        made = int(str(done["draft"]))
        return deciding.shown(request, document, made, _merged(made, len(seen)))

    return deciding.carried_out(request, document, perform, show)


def _merged(draft: int, count: int) -> str:
    """How many drafts became one, and what it says now."""
    said = ngettext(
        "%(count)s draft was merged into one.", "%(count)s drafts were merged into one.", count
    ) % {"count": writing.Count(count)}
    quote = " ".join(str(texts.draft(draft).found.get("quote", "")).split())
    short = writing.shortened(quote, LONGEST_SAID)
    return " ".join([said, _("It reads: “%(words)s”.") % {"words": short}])


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.REGISTER_TEXTS)
def split(request: Asking, number: int) -> HttpResponseBase:
    """A person shows the word at which another obligation begins."""
    draft, document = deciding.opened(request, number)
    if request.method == "GET":
        deciding.check_waits(draft)
        place = texts.place_of_document(document.id, clock.today())
        registrars.check_registers(request.viewer, place)
        context = {
            "card": drafts.cards([draft], document)[0],
            "document": document,
            "words": words_of(texts.text_of(document.id), draft),
            "seen": confirmed.mark(draft.id, request.by.person),
            "show": reading.text(request.GET, "show"),
        }
        return render(request, deciding.template(request, "split"), context)

    def perform() -> dict[str, object]:
        place = reading.number(request.POST, "place")
        if place is None:
            raise Refusal("SPLIT_NOT_BETWEEN_WORDS")
        first, _second = confirming.split(
            by=request.by,
            at=clock.now(),
            draft=draft.id,
            place=place,
            seen=deciding.seen(request),
        )
        return {"draft": first}

    said = _("Split into two drafts.")
    return deciding.carried_out(
        request,
        document,
        perform,
        lambda done: deciding.shown(request, document, int(str(done["draft"])), said),
    )


@require_POST
@rights.needs(Permission.PROPOSE)
def undo(request: Asking, number: int) -> HttpResponseBase:
    """What the person decided last on this document is undone."""
    document = texts.document(request.viewer, number)
    before = changing.meant(request, document)

    def perform() -> dict[str, object]:
        turn = turns.last(document.id, request.by.person)
        drafts = deciding_together.undo_last(
            by=request.by,
            at=clock.now(),
            document=document.id,
            reason=_("Undone while the drafts were being confirmed."),
            expected=reading.units(request.POST, "expected"),
            keep_words=bool(reading.text(request.POST, "keep_words")),
        )
        return {"drafts": drafts, "commitments": len(turn.commitments) if turn else 0}

    def show(done: deciding.Done) -> HttpResponse:
        restored = done["drafts"]
        numbers = [int(str(one)) for one in restored] if isinstance(restored, list) else []
        said = _undone(request, numbers, int(str(done["commitments"])))
        return deciding.shown(request, document, numbers[0], said, before)

    try:
        return deciding.carried_out(request, document, perform, show)
    except Refusal as refusal:
        if refusal.rule != "UNDO_OVER_WRITING":
            raise
        return noting.answer(request, document, refusal)


def _undone(request: Asking, numbers: Sequence[int], commitments: int) -> str:
    """How many drafts wait again; or that a passage is covered as before."""
    first = texts.draft(numbers[0])
    waits = first.status == "PENDING"
    if waits:
        return course.restored(len(numbers), commitments)
    return course.outcome(request, first)


def words_of(text: str, draft: DraftCard) -> Sequence[Word]:
    """The words of a draft, and at which of them it can be cut; a clause's first is proposed."""
    found = {**draft.found, "start": draft.start, "end": draft.end}
    begins = [draft.start, *joining.cuts(text, found)]
    proposed = _proposed(text, begins[1:], draft)
    return [
        Word(text[place:end], place, place != draft.start, place == proposed)
        for place, end in zip(begins, [*begins[1:], draft.end], strict=True)
    ]


def _proposed(text: str, begins: Sequence[int], draft: DraftCard) -> int | None:
    """The word after the end of a clause that is nearest to the middle; else the middle word."""
    middle = (draft.start + draft.end) / 2
    after = [at for at in begins if text[:at].rstrip().endswith(CLAUSE_ENDS)]
    return min(after or begins, key=lambda at: abs(at - middle), default=None)


def _chosen(request: Asking) -> list[str]:
    """The drafts that were chosen, or the two that a button names."""
    return reading.text(request.POST, "pair").split() or request.POST.getlist("draft")


def _named(sent: Iterable[object]) -> Iterable[tuple[int, str]]:
    """Drafts as a form names them, each with how it was shown."""
    for one in sent:
        number, _colon, seen = str(one).partition(":")
        draft = inputs.number(number)
        if draft is None:
            raise Refusal("DRAFT_UNKNOWN", draft=number[:20])
        yield draft, seen
