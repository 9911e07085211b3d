"""From a refusal one goes back to what it was about: the commitment, the document or the unit that
the address names, if the person may read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from remit.commitments.queries import evidence, timeline
from remit.domain.refusals import Refusal
from remit.domain.rights import Viewer
from remit.interfaces.web import acting
from remit.organisation import queries as organisation
from remit.texts import queries as texts
from remit.texts.confirming import opened


@dataclass(frozen=True, slots=True)
class WayBack:
    """A page that the person may go back to, and what it is."""

    label: Promise | str
    url: str


Find = Callable[[Viewer, str], WayBack]


def way_back(request: HttpRequest) -> WayBack | None:
    """The page of what an address is about, unless it is the one that was refused."""
    match = getattr(request, "resolver_match", None)
    find = _FINDERS.get(match.url_name or "") if match else None
    if match is None or find is None:
        return None
    key = str(next(iter(match.kwargs.values())))
    try:
        found = find(acting.standing(request).viewer, key)
    except Refusal:
        return None
    is_the_same = request.method == "GET" and request.get_full_path() == found.url
    return None if is_the_same else found


def _commitment(viewer: Viewer, number: str) -> WayBack:
    card = timeline.whole(viewer, int(number)).card
    return WayBack(_("Back to the commitment"), reverse("commitment", args=[card.id]))


def _of_evidence(viewer: Viewer, number: str) -> WayBack:
    return _commitment(viewer, str(evidence.evidence_item(viewer, int(number))[1]))


def _document(viewer: Viewer, number: str) -> WayBack:
    card = texts.document(viewer, int(number))
    return WayBack(_("Back to the document"), reverse("text", args=[card.id]))


def _of_draft(viewer: Viewer, number: str) -> WayBack:
    _card, document = opened.draft(viewer, int(number))
    return _document(viewer, str(document.id))


def _unit(viewer: Viewer, code: str) -> WayBack:
    card = organisation.unit_by_code(code)
    return WayBack(_("Back to the unit"), reverse("unit", args=[card.code]))


_FINDERS: Mapping[str, Find] = MappingProxyType(
    {
        "commitment": _commitment,
        "commitment_act": _commitment,
        "write_note": _commitment,
        "reword_note": _commitment,
        "withdraw_note": _commitment,
        "evidence": _of_evidence,
        "text": _document,
        "original": _document,
        "relate_text": _document,
        "part_texts": _document,
        "text_history": _document,
        "correct_heading": _document,
        "take_back_correction": _document,
        "add_draft": _document,
        "beside": _document,
        "answer_pair": _document,
        "merge_drafts": _document,
        "undo_decision": _document,
        "accept_certain": _document,
        "draft_changes": _document,
        "link_draft": _of_draft,
        "part_draft": _of_draft,
        "accept_draft": _of_draft,
        "reject_draft": _of_draft,
        "take_back_draft": _of_draft,
        "split_draft": _of_draft,
        "keep_draft": _of_draft,
        "leave_draft": _of_draft,
        "discard_half_edit": _of_draft,
        "unit": _unit,
    }
)
