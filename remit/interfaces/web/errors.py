"""Pages for what went wrong, each with one sentence and a way on."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template import loader
from django.utils.translation import gettext as _

from remit.interfaces import failures
from remit.interfaces.web import outages, refusals


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be read, or is larger than a form may be."""
    if isinstance(exception, RequestDataTooBig):
        return refusals.said(request, _too_large(), 413)
    return refusals.said(request, _("This request cannot be read; go back and try again."), 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The person may not."""
    return refusals.said(request, _("You may not open this page."), 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address."""
    return refusals.said(
        request, _("There is no page at this address; it may have moved, or be closed to you."), 404
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke on our side or, outside the pages themselves (a session that could not be
    kept), in the machine; the page is made without the database."""
    broken = sys.exception()
    if outage := failures.outage(broken) if broken else None:
        return outages.answer(request, outage, refusals.typed(request))
    name = "web/failed_alert.html" if request.headers.get("HX-Request") else "web/failed.html"
    return HttpResponseServerError(loader.get_template(name).render({}))


def _too_large() -> str:
    sentence = _(
        "This form is larger than %(limit)s MB, which is the most here; send long texts as files."
    )
    return sentence % {"limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20}
