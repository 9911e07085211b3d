"""Somebody decided on a draft, or wrote at it, while another did: nothing is overwritten, and both
versions stand beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from remit.commitments.queries import lists
from remit.domain.refusals import Refusal
from remit.interfaces import sentences
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning, due_words, showing
from remit.interfaces.web.texts import course, drafts, half_written, versions
from remit.kernel import clock
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.confirming import actions as confirming
from remit.texts.confirming import queries as confirmed
from remit.texts.queries import DocumentCard, DraftCard

CONFLICT = 409
RULES = frozenset({"DRAFT_ALREADY_DECIDED", "DRAFT_CHANGED_MEANWHILE"})
OUTSIDE = frozenset({"csrfmiddlewaretoken", "request_key", "seen", "although"})


@dataclass(frozen=True, slots=True)
class Version:
    """What one person made of a draft: a sentence, and what is owed, by whom, by when."""

    said: str
    lines: Sequence[tuple[str, str]]


def answer(request: Asking, document: DocumentCard, refusal: Refusal) -> HttpResponse:
    """Both versions; the own one can still be decided if the draft waits."""
    draft, sent = texts.draft(int(refusal.params["draft"])), showing.sent(request)
    waits = draft.status == "PENDING" and "seen" in sent
    fields = half_written.fields(request)
    if waits and fields:
        confirming.keep(by=request.by, at=clock.now(), draft=draft.id, fields=fields)
    context = {
        "card": drafts.cards([draft], document)[0],
        "document": document,
        "sentence": sentences.sentence(refusal),
        "theirs": list(_theirs(request, draft)),
        "yours": Version("", versions.lines(sent)),
        "waits": waits,
        "although": confirmed.although(confirmed.mark(draft.id, request.by.person)),
        "action": request.path,
        "sent": [(name, one) for name, many in sent.items() if name not in OUTSIDE for one in many],
    }
    is_part = bool(request.headers.get("HX-Request"))
    name = "texts/meanwhile.html" if is_part else "texts/meanwhile_page.html"
    response = render(request, name, context, status=CONFLICT)
    if is_part:
        response["HX-Retarget"] = f"#draft-{draft.id} .draft-form"
        response["HX-Reswap"] = "innerHTML"
    return response


def _theirs(request: Asking, draft: DraftCard) -> Iterator[Version]:
    if draft.status != "PENDING":
        yield Version(course.became(confirmed.change(draft.id)), _decided(request, draft))
        return
    for one in confirmed.half_edits(draft.document):
        if one.draft == draft.id and one.person != request.by.person and one.fields:
            facts = {"person": one.name, "time": course.hour(one.saved_at)}
            yield Version(
                _("Written by %(person)s, last at %(time)s.") % facts, versions.lines(one.fields)
            )


def _decided(request: Asking, draft: DraftCard) -> list[tuple[str, str]]:
    """What is owed by the commitment, as far as the viewer may read it; or why there is none."""
    if draft.commitment is None:
        return [(_("Reason"), draft.reason)] if draft.reason else []
    row = lists.readable(request.viewer, [draft.commitment]).get(draft.commitment)
    if row is None:
        return [(_("Commitment"), f"#{draft.commitment}")]
    leads = organisation.units([row.lead_id] if row.lead_id else [])
    lines = [
        (str(beginning.TITLE.label), row.title),
        (str(beginning.LEAD.label), "".join(card.name for card in leads.values())),
        (str(beginning.DUE.label), due_words.of_due(None, row.original)),
    ]
    return [line for line in lines if line[1]]
