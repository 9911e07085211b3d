"""The pages of components, for whoever builds pages: one with what every page has, which lists the
sections, and one for each section."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from remit.interfaces.web import rights, samples
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.design.sections import SECTIONS


@require_GET
@rights.needs(rights.SIGNED_IN)
def design(request: Asking) -> HttpResponseBase:
    """What every page has, each component in its states, and the sections with what some have."""
    return render(request, "web/design.html", {**samples.everything(), "sections": SECTIONS})


@require_GET
@rights.needs(rights.SIGNED_IN)
def section(request: Asking, code: str) -> HttpResponseBase:
    """The components of one section in their states."""
    if code not in SECTIONS:
        raise Http404
    found = SECTIONS[code]
    context = {"section": found, "sections": SECTIONS, "code": code, "pieces": found.pieces()}
    return render(request, "web/design_section.html", context)
