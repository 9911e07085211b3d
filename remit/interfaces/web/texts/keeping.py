"""What is half written at a draft is kept while one writes, and given back when the form is opened
again. Nothing is decided by it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from remit.domain.rights import Permission
from remit.interfaces.web import requests, rights
from remit.interfaces.web.acting import Asking
from remit.interfaces.web.commitments import reading
from remit.interfaces.web.texts import course, deciding, half_written
from remit.kernel import clock, inputs
from remit.texts import queries as texts
from remit.texts.confirming import actions as confirming

UNCHANGED = 204


@require_POST
@rights.needs(Permission.PROPOSE)
def keep(request: Asking, number: int) -> HttpResponseBase:
    """What stands in a form is kept; an opened form says only that somebody is there."""
    draft, document = deciding.opened(request, number)
    fields, at = half_written.fields(request), clock.now()
    confirming.keep(by=request.by, at=at, draft=draft.id, fields=fields)
    if request.headers.get("HX-Request"):
        said = _("Kept at %(time)s.") % {"time": course.hour(at)} if fields else ""
        return HttpResponse(said, content_type="text/plain; charset=utf-8")
    return requests.sent_on(request, deciding.address(document.id, draft.id))


@require_POST
@rights.needs(Permission.PROPOSE)
def leave(request: Asking, number: int) -> HttpResponseBase:
    """A form in which nothing was written is closed."""
    draft, _document = deciding.opened(request, number)
    confirming.leave(by=request.by, at=clock.now(), draft=draft.id)
    return HttpResponse(status=UNCHANGED)


@require_POST
@rights.needs(Permission.PROPOSE)
def discard(request: Asking, number: int) -> HttpResponseBase:
    """The form begins again with what the text says."""
    draft, document = deciding.opened(request, number)
    confirming.discard(by=request.by, at=clock.now(), draft=draft.id)
    if not request.headers.get("HX-Request"):
        return requests.sent_on(request, deciding.address(document.id, draft.id))
    response = deciding.accept_form(request, draft, document, {})
    response["HX-Retarget"] = f"#draft-{draft.id} .draft-form"
    response["HX-Reswap"] = "innerHTML"
    return response


@require_GET
@rights.needs(Permission.READ_TEXTS)
def changes(request: Asking, number: int) -> HttpResponseBase:
    """Who else writes at which draft, and what changed since the page was shown."""
    document = texts.document(request.viewer, number)
    since = inputs.instant(reading.text(request.GET, "since"))
    beside = course.beside(request, document.id, since)
    if reading.text(request.GET, "state") == beside["state"]:
        return HttpResponse(status=UNCHANGED)
    return render(request, "texts/others.html", {"document": document, **beside})
