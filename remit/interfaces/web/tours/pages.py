"""The buttons of the tour: begin, back and next, end. They work without a script."""

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_POST

from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.tours import panel
from remit.interfaces.web.tours.steps import Step
from remit.kernel import inputs


@require_POST
@rights.needs(rights.SIGNED_IN)
def begin_tour(request: Asking) -> HttpResponseBase:
    """The person is shown round from the first step."""
    panel.begin(request, asked=True)
    return requests.sent_on(request, _step(request, 0).way(request))


@require_POST
@rights.needs(rights.SIGNED_IN)
def turn_tour(request: Asking) -> HttpResponseBase:
    """Another step: on the page that is open, or at the place to which its way leads."""
    if "stay" in request.POST:
        _step(request, _asked(request, "stay"))
        return requests.back(request)
    index, way = panel.nearest(request, _asked(request, "go"))
    _step(request, index)
    return requests.sent_on(request, way)


@require_POST
@rights.needs(rights.SIGNED_IN)
def end_tour(request: Asking) -> HttpResponseBase:
    """The panel is put away, and the page stays."""
    panel.end(request)
    return requests.back(request)


def _asked(request: Asking, name: str) -> int:
    index = inputs.number(str(request.POST.get(name, "")), least=0)
    return -1 if index is None else index


def _step(request: Asking, index: int) -> Step:
    step = panel.go(request, index, asked=True) if panel.is_offered(request) else None
    if step is None:
        raise Http404
    return step
