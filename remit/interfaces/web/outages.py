"""The machine under the site cannot just now: one sentence, what had been typed, and when to ask
again. The page is made without the database, which may be what is away."""

from collections.abc import Sequence

import structlog
from django.http import HttpRequest, HttpResponse
from django.template import loader

from remit.domain.refusals import Refusal
from remit.interfaces import sentences, statuses

_log = structlog.get_logger(__name__)


def answer(request: HttpRequest, outage: Refusal, typed: Sequence[str]) -> HttpResponse:
    """The sentence as a part of a page or as a page."""
    _log.warning("outage", rule=outage.rule, path=request.path)
    context = {"sentence": sentences.sentence(outage), "rule": outage.rule, "typed": typed}
    name = "web/refusal_alert.html" if request.headers.get("HX-Request") else "web/outage.html"
    status = statuses.status(outage.rule, reading=False)
    response = HttpResponse(loader.get_template(name).render(context), status=status)
    response.headers["Retry-After"] = outage.params["seconds"]
    return response
