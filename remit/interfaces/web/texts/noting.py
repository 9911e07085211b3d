"""Undoing what a colleague is writing at: who writes, since when, and what one can do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from remit.commitments.projections import turns
from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.texts import course, deciding, versions
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import opened
from remit.texts.confirming import queries as confirmed
from remit.texts.confirming.queries import HalfEdit
from remit.texts.queries import DocumentCard

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class Writing:
    """A colleague who writes: their name with a way to ask, the draft, and since when."""

    person: SafeString
    draft: SafeString
    time: str
    lines: Sequence[tuple[str, str]]


def answer(request: Asking, document: DocumentCard, refusal: Refusal) -> HttpResponse:
    """Nothing was undone: one asks, waits, or undoes and keeps the words as a note."""
    written = confirmed.written_over(int(refusal.params["act"]), request.by.person)
    context = {
        "document": document,
        "writing": [_writing(document, one) for one in written],
        "turn": turns.last(document.id, request.by.person),
        "show": course.kept_show(request),
    }
    is_part = bool(request.headers.get("HX-Request"))
    name = "texts/undo_blocked.html" if is_part else "texts/undo_blocked_page.html"
    return render(request, name, context, status=CONFLICT)


@require_POST
@rights.needs(Permission.READ_TEXTS)
def end_note(request: Asking, number: int) -> HttpResponseBase:
    """Somebody is done with a note."""

    def perform() -> dict[str, object]:
        opened.check_note(request.viewer, number)
        draft = confirming.end_note(by=request.by, at=clock.now(), note=number)
        return {"draft": draft}

    draft = int(str(requests.once(request, perform)["draft"]))
    document = texts.document(request.viewer, texts.draft(draft).document)
    return deciding.shown(request, document, draft, _("The note is done with."))


def _writing(document: DocumentCard, one: HalfEdit) -> Writing:
    person = organisation.person(one.person)
    return Writing(
        person=format_html('<a href="mailto:{}">{}</a>', person.email, person.name),
        draft=format_html(
            '<a href="{}#draft-{}">{}</a>',
            reverse("text", args=[document.id]),
            one.draft,
            _("draft %(number)s") % {"number": one.draft},
        ),
        time=course.moment(one.saved_at),
        lines=versions.lines(one.fields),
    )
