"""Record an instruction in twenty seconds: what, who, by when, on which basis."""

import itertools
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.domain.vocabulary import Basis, Confidentiality, Type
from remit.interfaces import labels, sentences
from remit.interfaces.web import refusals, requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import beginning, reading, showing
from remit.interfaces.web.commitments.fields import Field
from remit.interfaces.web.commitments.showing import Shown
from remit.kernel import inputs

JUST_ORDERED = "ORDERED_JUST_NOW"
GROUPS = (beginning.FIRST, beginning.SEVERAL, beginning.MORE)


@require_http_methods(["GET", "POST"])
@rights.needs(Permission.PROPOSE)
def record(request: Asking) -> HttpResponseBase:
    """Whoever issues assigns; whoever else does more at a post than audit proposes."""
    if request.method == "GET":
        return _form(request, _start(request))
    try:
        done = requests.once(request, lambda: _begun(request))
    except Refusal as refusal:
        if not request.headers.get("HX-Request"):
            return _form(request, showing.sent(request), refusal)
        if refusal.rule != JUST_ORDERED:
            raise
        return _asked_again(request, refusal)
    return requests.sent_on(request, str(done["url"]))


@require_GET
@rights.needs(Permission.PROPOSE)
def step(request: Asking) -> HttpResponseBase:
    """The button for the issuer and the basis that are chosen, and what it does."""
    issuer = reading.number(request.GET, "issuer")
    return render(request, "commitments/step.html", step_shown(request, issuer))


def step_shown(request: Asking, issuer: int | None) -> dict[str, object]:
    """What the button does and says."""
    basis = reading.text(reading.posted(request), "basis")
    chosen = beginning.step_of(request.viewer, issuer, basis)
    return {
        "step": chosen.value,
        "step_label": beginning.BUTTONS[chosen],
        "step_says": beginning.said_of(chosen, issuer),
    }


def _begun(request: Asking) -> dict[str, object]:
    begun = beginning.begin(request)
    if len(begun) > 1:
        messages.success(request, beginning.said(begun))
    else:
        what = labels.label(begun[0].tag)
        messages.success(request, _("Recorded: %(what)s.") % {"what": what})
    return {"url": reverse("commitment", args=[begun[0].subject])}


def _start(request: Asking) -> showing.Start:
    return {
        "basis": [Basis.MINUTES.value],
        "type": [Type.TASK.value],
        "confidentiality": [Confidentiality.INTERNAL.value],
        "issuer": [str(beginning.unit_of_post(request.by) or "")],
    }


def _asked_again(request: Asking, refusal: Refusal) -> HttpResponse:
    """What was recorded a moment ago, and whether it is meant twice, put into the form."""
    context = {
        "part": True,
        "said": sentences.sentence(refusal),
        "rule": refusal.rule,
        "ordered": refusal.params["commitment"],
        "step": reading.text(request.POST, "step"),
    }
    status = refusals.STATUS[refusal.rule]
    return render(request, "commitments/just_ordered.html", context, status=status)


def _form(request: Asking, start: showing.Start, refusal: Refusal | None = None) -> HttpResponse:
    issuer = next(map(inputs.number, start.get("issuer", ())), None)
    (first, several, more), said = grouped(GROUPS, start, refusal)
    context = {
        "first": first,
        "several": several,
        "several_open": beginning.is_for_several(start) or has_faults(several),
        "more": more,
        "more_open": has_faults(more),
        "said": said,
        "rule": refusal.rule if refusal else "",
        "ordered": refusal.params.get("commitment", "") if refusal else "",
        **step_shown(request, issuer),
    }
    status = refusals.STATUS.get(refusal.rule, refusals.UNPROCESSABLE) if refusal else 200
    return render(request, "commitments/record.html", context, status=status)


def grouped(
    groups: Sequence[Sequence[Field]], start: showing.Start, refusal: Refusal | None
) -> tuple[Sequence[Sequence[Shown]], showing.Said]:
    """The fields of a form in their groups, those at fault marked, and what is said above them."""
    fields, said = showing.refused(
        [one for group in groups for one in showing.shown(group, start)], refusal
    )
    rest = iter(fields)
    return [list(itertools.islice(rest, len(group))) for group in groups], said


def has_faults(fields: Sequence[Shown]) -> bool:
    """Whether one of these fields is to be filled in anew, so that they are not folded away."""
    return any(one.is_at_fault for one in fields)
